"""A database with all its tables, written once by the migrations and copied ever after: they take longer than most tests.

What they made is kept in `.pytest_cache` until a migration, or anything else that they are made of, changes; on PostgreSQL
it is a template on the server itself.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from tests.server import SOURCES, environment

KEPT = SOURCES.parent / ".pytest_cache" / "triwulan"
PREFIX = "triwulan_ready_"
# What the migrations are made of beside themselves; tests/house/test_ready.py holds this list against their imports.
READ = ("audit/append_only.py", "core/clock.py", "config/settings.py", "config/database.py", "config/env.py")
PACKAGES = ("django", "django-allauth", "django-tasks", "django-tasks-db", "psycopg")


def migrations(sources: Path) -> list[Path]:
    return sorted(sources.glob("*/migrations/*.py"))


def digest(sources: Path) -> str:
    """Another one whenever the migrations might write other tables or rows."""
    found = hashlib.sha256(" ".join([sqlite3.sqlite_version, *map(version, PACKAGES)]).encode())
    for path in (*migrations(sources), *(sources / name for name in READ)):
        found.update(f"\0{path.relative_to(sources)}\0".encode() + path.read_bytes())
    return found.hexdigest()[:24]


def fill_file(path: Path) -> None:
    """A SQLite database at this path, as `triwulan run` finds it when it starts a second time."""
    with _alone():
        ready = KEPT / f"{PREFIX}{digest(SOURCES / 'triwulan')}.sqlite3"
        if not ready.exists():
            _sweep(each for each in KEPT.glob(f"{PREFIX}*") if each.is_file())
            with tempfile.TemporaryDirectory(dir=KEPT) as folder:
                _migrate(folder, "")
                (Path(folder) / "triwulan.sqlite3").rename(ready)
        shutil.copyfile(ready, path)
    path.chmod(0o600)


def fill_database(url: str) -> None:
    """A PostgreSQL database of the name in the address, which nobody has yet."""
    parts = urlsplit(url)
    ready = f"{PREFIX}{digest(SOURCES / 'triwulan')}"
    with _alone(), psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as server:
        there = {row[0] for row in server.execute("SELECT datname FROM pg_database").fetchall()}
        if ready not in there:
            for name in (each for each in there if each.startswith(PREFIX)):
                server.execute(f"DROP DATABASE {name} WITH (FORCE)")  # the name is ours
            half = f"{ready}_half"
            server.execute(f"CREATE DATABASE {half}")  # the name is ours
            with tempfile.TemporaryDirectory() as folder:
                _migrate(folder, urlunsplit(parts._replace(path=f"/{half}")))
            server.execute(f"ALTER DATABASE {half} RENAME TO {ready}")  # the name is ours
        server.execute(f'CREATE DATABASE "{parts.path[1:]}" TEMPLATE {ready}')  # the name is ours


def fill_place() -> None:
    """The tables of a process with the real settings, in the folder or the empty database that they name."""
    from django.core.management import call_command  # inline: only after Django was set up
    from django.db import connection  # inline: the same

    if connection.vendor == "sqlite":
        fill_file(Path(connection.settings_dict["NAME"]))
    else:
        call_command("migrate", verbosity=0)


def make_test_database() -> str:
    """What Django's `create_test_db` would make; gives the name to return to, for its `destroy_test_db`."""
    from django.conf import settings  # inline: the processes of tests/crash set Django up later
    from django.db import connection  # inline: the same

    own, name = str(connection.settings_dict["NAME"]), connection.creation._get_test_db_name()  # type: ignore[attr-defined]
    connection.close()
    if connection.vendor == "postgresql":
        fill_database(urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}")))
    else:
        fill_file(Path(name))
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
    return own


@contextmanager
def _alone() -> Iterator[None]:
    """The first of several processes makes it, the others wait."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _sweep(old: Iterable[Path]) -> None:
    for each in old:
        each.unlink()


def _migrate(folder: str, url: str) -> None:
    """By a process of its own, which has seen no test."""
    root = SOURCES.parent
    words = environment(
        DJANGO_SETTINGS_MODULE="triwulan.config.settings",
        SECRET_KEY="only-for-tests" * 5,
        TRIWULAN_DATA=folder,
        DATABASE_URL=url,
        PYTHONPATH=os.pathsep.join((str(SOURCES), str(root))),
    )
    command = [sys.executable, "-m", "tests.ready"]
    done = subprocess.run(command, env=words, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the migrations failed:\n{done.stderr}")


def _main() -> None:
    import django  # inline: only the process that migrates needs it
    from django.core.management import call_command
    from django.db import connections

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    connections.close_all()


if __name__ == "__main__":
    _main()
