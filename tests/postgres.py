"""A PostgreSQL server of our own for the length of a test run: temporary folder, socket only, never fsync."""

import os
import pwd
import shutil
import signal
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


class PrivateServer:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = Path(tempfile.mkdtemp(prefix="triwulan-postgres-"))
        self.runner = _runner(self.home)
        options = ["-U", "triwulan", "--auth=trust", "-E", "UTF8", "--no-locale", "--no-sync"]
        create: list[str | Path] = [folder / "initdb", "-D", self.home / "data", *options]
        subprocess.run(create, check=True, stdout=subprocess.DEVNULL, cwd=self.home, **self.runner)
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"postgres://triwulan@/triwulan?host={quote(str(self.home), safe='')}"

    def start(self) -> None:
        settings = [word for setting in FAST for word in ("-c", setting)]
        command: list[str | Path] = [self.folder / "postgres", "-D", self.home / "data", "-k", self.home, *settings]
        with (self.home / "log").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.home, **self.runner)
        _wait(self.folder, self.home, self.process)

    def stop(self) -> None:
        """At once: who is connected is thrown out."""
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait()
            self.process = None


@contextmanager
def private_server(folder: Path) -> Iterator[PrivateServer]:
    server = PrivateServer(folder)
    try:
        server.start()
        subprocess.run([folder / "createdb", "-h", server.home, "-U", "triwulan", "triwulan"], check=True)
        yield server
    finally:
        server.stop()
        shutil.rmtree(server.home, ignore_errors=True)


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
