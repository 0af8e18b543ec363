"""The process that typesets: reads a job as JSON from stdin, writes the files as JSON to stdout, and ends.

It is a process of its own because typst's memory grows from report to report and because a runaway layout must be killed
without harm. Run only by `call`; the first argument is the memory limit in bytes, the second CPU seconds.
"""

import base64
import json
import resource
import sys
from pathlib import Path
from typing import Any

PAPERS = Path(__file__).parent.parent / "papers"


def main() -> None:
    memory, seconds = int(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    job = json.load(sys.stdin)
    files = _compile(job)
    json.dump([base64.b64encode(file).decode("ascii") for file in files], sys.stdout)


def _compile(job: dict[str, Any]) -> list[bytes]:
    import typst  # inline: only after the limits stand

    compiler = typst.Compiler(
        str(PAPERS / job["entry"]),
        root=str(PAPERS),
        ignore_system_fonts=True,
        font_paths=[],
        sys_inputs={"data": json.dumps(job["data"], ensure_ascii=False)},
    )
    if job["format"] == "query":
        return [_asked(compiler, job)]
    if job["format"] == "png":
        made = compiler.compile(format="png", ppi=job["ppi"])
    elif job["format"] == "stamp":
        # becomes part of another file's page, which has its own tags
        made = compiler.compile(format="pdf", pdf_standards=["a-2b"], pdf_tags=False)
    else:
        made = compiler.compile(format="pdf", pdf_standards=["a-2a", "ua-1"])
    files = made if isinstance(made, list) else [made or b""]
    return [*files, _asked(compiler, job)] if "selector" in job else files


def _asked(compiler: Any, job: dict[str, Any]) -> bytes:
    """Any: typst is imported after the limits stand."""
    found: str = compiler.query(job["selector"], field="value", one=job.get("one", True))
    return found.encode("utf-8")


if __name__ == "__main__":
    main()
