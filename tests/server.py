"""Starts the real command in a process of its own, on a folder (and, with PostgreSQL, a database) of its own."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

SOURCES = Path(__file__).parent.parent / "src"
PATIENCE_SECONDS = 60.0
# A status no server of ours gives.
NOBODY_LISTENS = 599


def environment(**more: str) -> dict[str, str]:
    """What an administrator's shell has: nothing of ours."""
    ours = ("TRIWULAN_", "SECRET_KEY", "DJANGO_", "DATABASE_URL", "PYTEST_")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**clean, "PYTHONPATH": str(SOURCES), **more}


def triwulan(*words: str, **more: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "triwulan.cli", *words]
    return subprocess.run(command, env=environment(**more), capture_output=True, text=True, timeout=120, check=False)


@contextmanager
def own_database() -> Iterator[dict[str, str]]:
    """The environment that names it; SQLite lies in the data folder anyway."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield {}
        return
    parts = urlsplit(url)
    name = f"own_{secrets.token_hex(6)}"
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")  # the name is ours
        try:
            yield {"DATABASE_URL": urlunsplit(parts._replace(path=f"/{name}"))}
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")  # the name is ours


@dataclass(frozen=True)
class Running:
    process: "subprocess.Popen[bytes]"
    url: str
    log_file: Path

    @property
    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8")

    def wait_for(self, words: str) -> None:
        until(lambda: words in self.log, f"{words!r} never said in:\n", self.log_file)

    def get(self, path: str = "/") -> int:
        try:
            with urllib.request.urlopen(self.url + path, timeout=10) as answer:  # noqa: S310 - our own server
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except (urllib.error.URLError, TimeoutError):
            return NOBODY_LISTENS

    def children(self) -> dict[str, int]:
        """Role → pid of the processes it started itself."""
        return {_role(pid): pid for pid in children_of(self.process.pid) if _role(pid)}


def children_of(parent: int) -> list[int]:
    words = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [int(word) for word in words]


def _role(pid: int) -> str:
    words = _read(Path(f"/proc/{pid}/cmdline")).decode().split("\0")
    return words[words.index("triwulan.cli.child") + 1] if "triwulan.cli.child" in words else ""


def processes_mentioning(word: str) -> list[int]:
    needle = word.encode()
    return [
        int(path.parent.name)
        for path in Path("/proc").glob("[0-9]*/environ")
        if needle in _read(path) and int(path.parent.name) != os.getpid()
    ]


def _read(path: Path) -> bytes:
    """Nothing of a process that is gone, or not ours."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def until(condition: Callable[[], bool], complaint: str, log: Path) -> None:
    ends = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > ends:
            raise AssertionError(complaint + log.read_text(encoding="utf-8"))
        time.sleep(0.1)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: str, data: Path, more: Mapping[str, str]) -> Iterator[Running]:
    """`triwulan run` or `triwulan demo`, ready; ended with SIGTERM unless the test ended it."""
    port = free_port()
    log_file = data.with_suffix(".log")
    words = [sys.executable, "-m", "triwulan.cli", command, "--port", str(port), "--data", str(data)]
    with log_file.open("wb") as log:
        process = subprocess.Popen(words, env=environment(**more), stdout=log, stderr=log)
    server = Running(process, f"http://127.0.0.1:{port}", log_file)
    try:
        server.wait_for("Triwulan siap di")
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE_SECONDS)
