"""A PostgreSQL server of our own for the length of a test run: temporary folder, socket only, never fsync."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict
from urllib.parse import quote

FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "max_connections=60")
START_SECONDS = 30.0


class Runner(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[int]


def binaries() -> Path | None:
    """Debian keeps them outside PATH; the newest counts."""
    candidates = [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/usr/local/pgsql").glob("bin")]
    found = [folder for folder in candidates if (folder / "initdb").exists()]
    on_path = shutil.which("initdb")
    return max(found, key=_version, default=Path(on_path).parent if on_path else None)


def _version(folder: Path) -> float:
    name = folder.parent.name
    return float(name) if name.replace(".", "", 1).isdigit() else 0.0


@contextmanager
def private_server(folder: Path) -> Iterator[str]:
    """Yields its DATABASE_URL."""
    home = Path(tempfile.mkdtemp(prefix="triwulan-postgres-"))
    runner = _runner(home)
    data = home / "data"
    create: list[str | Path] = [
        folder / "initdb",
        "-D",
        data,
        "-U",
        "triwulan",
        "--auth=trust",
        "-E",
        "UTF8",
        "--no-locale",
        "--no-sync",
    ]
    subprocess.run(create, check=True, stdout=subprocess.DEVNULL, cwd=home, **runner)
    settings = [word for setting in FAST for word in ("-c", setting)]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            [folder / "postgres", "-D", data, "-k", home, *settings], stdout=log, stderr=log, cwd=home, **runner
        )
    try:
        _wait(folder, home, server)
        yield f"postgres://triwulan@/triwulan?host={quote(str(home), safe='')}"
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(home, ignore_errors=True)


def _runner(home: Path) -> Runner:
    """PostgreSQL refuses to be root; in a container that is root we lend it another account."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    account = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(home, account.pw_uid, account.pw_gid)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _wait(folder: Path, home: Path, server: "subprocess.Popen[bytes]") -> None:
    patience_ends = time.monotonic() + START_SECONDS
    while subprocess.run([folder / "pg_isready", "-q", "-h", home, "-U", "triwulan"], check=False).returncode != 0:
        if server.poll() is not None or time.monotonic() > patience_ends:
            raise RuntimeError(f"PostgreSQL did not start:\n{(home / 'log').read_text()}")
        time.sleep(0.1)
