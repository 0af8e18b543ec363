"""A web process of its own that takes uploads nobody should send; run as a program it says what it answered and needed.

`python -m tests.web.large_uploads DATABASE SESSION FOLDER` asks as the signed-in holder of that session. The files lie in the
folder: to make them takes more memory than to refuse them.
"""

import io
import json
import sys
from pathlib import Path
from typing import Any

BOUNDARY = "pembatas"
LARGE = 100 * 1024 * 1024
CHUNK = 64 * 1024
PAGES = ("/periksa-angka/", "/pengaturan/impor/riwayat/")
# Of the answers' sentences, in whatever element they stand: these are looked for.
REFUSALS = (
    "lebih besar dari 10 MB",
    "lebih besar dari 500 KB",
    "mengembang sangat besar",
    "Sel XFD1048576 terisi jauh",
    "Tabel ini terlalu besar",
)


class Body(io.RawIOBase):
    """A form with one file, which is made while it is read: so that the process holds only what the server would."""

    def __init__(self, name: str, content: bytes, filled: int = 0) -> None:
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="berkas"; filename="{name}"\r\n\r\n'
        self.begun, self.filled, self.end = head.encode() + content, filled, f"\r\n--{BOUNDARY}--\r\n".encode()
        self.size = len(self.begun) + filled + len(self.end)

    def read(self, most: int = -1) -> bytes:
        most = most if most > 0 else CHUNK
        if self.begun:
            said, self.begun = self.begun[:most], self.begun[most:]
            return said
        if self.filled:
            said = b"\0" * min(self.filled, most)
            self.filled -= len(said)
            return said
        said, self.end = self.end[:most], self.end[most:]
        return said


def main() -> None:
    database, session, folder = sys.argv[1:]
    import django  # inline: the measured program alone sets it up
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    django.setup()
    from django.test.client import ClientHandler

    settings.ALLOWED_HOSTS = ["testserver"]
    handler = ClientHandler(enforce_csrf_checks=False)
    files = sorted(Path(folder).iterdir())
    answers = {page: [_asked(handler, page, session, file) for file in files] for page in PAGES}
    json.dump({"answers": answers, "used": _most_used()}, sys.stdout)


def _asked(handler: Any, page: str, session: str, file: Path) -> list[Any]:
    from django.conf import settings
    from django.test import RequestFactory

    content = file.read_bytes()
    body = Body(file.name, content or b"PK\x03\x04", 0 if content else LARGE)
    environ = RequestFactory().post(page, content_type=f"multipart/form-data; boundary={BOUNDARY}").environ
    environ |= {
        "wsgi.input": body,
        "CONTENT_LENGTH": str(body.size),
        "HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}={session}",
    }
    answer = handler(environ)
    said = answer.content.decode()
    return [answer.status_code, [one for one in REFUSALS if one in said]]


def _most_used() -> int:
    """In MB, since this program began: `ru_maxrss` would count what its starter held."""
    with Path("/proc/self/status").open(encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) // 1024


if __name__ == "__main__":
    main()
