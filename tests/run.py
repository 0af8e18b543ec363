"""`make test`: the suite on SQLite, then on PostgreSQL what differs there; with CI set, everything that asks a database.

COVERAGE set: with the share of lines it reached, in twice the time.

What is missing on this computer is left out aloud; on a CI server (CI set) a missing part is a failure. The collection
of published tables, which is no part of the repository, may be missing anywhere.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.oracles.place import PUBLISHED
from tests.postgres import binaries, private_server
from tests.ready import KEPT
from tests.which import DIFFERING

TESTS = Path(__file__).parent


def main() -> int:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    postgres = binaries()
    calc = shutil.which("soffice")
    parts = (("Chromium", chromium), ("PostgreSQL", postgres), ("LibreOffice", calc))
    missing = [name for name, found in parts if not found]
    for name in missing:
        sys.stderr.write(f"*** {name} is not installed: its tests are LEFT OUT of this run. ***\n")
    if missing and os.environ.get("CI"):
        return 1
    if not PUBLISHED.is_dir():
        sys.stderr.write(f"*** {PUBLISHED} is not there: tests/oracles are LEFT OUT of this run. ***\n")
    without = {"browser": chromium, "libreoffice": calc}
    left_out = [f"--ignore={TESTS / folder}" for folder, found in without.items() if not found]
    covered = ["--cov", "--no-cov-on-fail"] if os.environ.get("COVERAGE") else []
    code = _pytest("SQLite", [*covered, *left_out], {})
    if postgres:
        # also after a fault on SQLite: one run names all that is wrong
        with private_server(postgres) as server:
            code = _pytest("PostgreSQL", _on_postgres(without), {"DATABASE_URL": server.url}) or code
    return code


def _on_postgres(without: Iterable[str]) -> list[str]:
    """Where only some are asked, the others need not be read either."""
    if os.environ.get("CI"):
        return ["--database-only=every", *(f"--ignore={TESTS / folder}" for folder in without)]
    return ["--database-only=differing", *DIFFERING]


def _pytest(database: str, words: list[str], environment: Mapping[str, str]) -> int:
    sys.stderr.write(f"--- {database} ---\n")
    sys.stderr.flush()
    command = [sys.executable, "-m", "pytest", "-n", "auto", "--dist", "worksteal", "--quiet", *words]
    return subprocess.run(command, env={**_compiled(), **environment}, check=False).returncode


def _compiled() -> dict[str, str]:
    """Hundreds of processes read the same source: where nothing compiled may lie beside it, it lies with what is ready."""
    words = dict(os.environ)
    if words.pop("PYTHONDONTWRITEBYTECODE", ""):
        words.setdefault("PYTHONPYCACHEPREFIX", str(KEPT / "compiled"))
    return words


if __name__ == "__main__":
    sys.exit(main())
