"""The text layer of a scan, read in a process of its own: a PDF from outside may ask for all memory and all time.

Run as a module it is that process: the PDF comes from stdin, its text goes to stdout.
"""

import io
import resource
import subprocess
import sys

_SECONDS = 60
_MEGABYTES = 768
_MOST_PAGES = 300
_MOST_LETTERS = 200_000


def text_of_pdf(content: bytes) -> str:
    """Empty for a picture without text, and for what cannot be read."""
    command = [sys.executable, "-m", "triwulan.documents.uploads.scan_text"]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - our own module
    except (subprocess.TimeoutExpired, OSError):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def main() -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (_MEGABYTES * 1024 * 1024,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from pypdf import PdfReader  # inline: only after the limits stand

    pages = PdfReader(io.BytesIO(sys.stdin.buffer.read())).pages
    text = " ".join(page.extract_text() for page in pages[:_MOST_PAGES])
    sys.stdout.buffer.write(" ".join(text.replace("\0", " ").split())[:_MOST_LETTERS].encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
