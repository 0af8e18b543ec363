"""DATABASE_URL → Django's DATABASES entry; SQLite in the data folder when it is empty."""

from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from triwulan.config.env import SettingRefused

# Waiting for another writer is normal with one file; only a stuck one is an error.
SQLITE_BUSY_SECONDS = 20

# WAL: readers never wait for the writer. FULL: what was acknowledged survives a power cut (NORMAL may lose the last commits).
SQLITE_INIT = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"

# libpq's words that an administrator may add to the URL; anything else is a typing error.
POSTGRES_OPTIONS = frozenset(
    {
        "application_name",
        "connect_timeout",
        "passfile",
        "sslcert",
        "sslkey",
        "sslmode",
        "sslrootcert",
        "target_session_attrs",
    }
)

# A connection is kept for this long (seconds), and asked whether it lives before each use.
KEEP_CONNECTION = 600


def database(url: str, data: Path) -> dict[str, Any]:
    if not url:
        return _sqlite(str(data / "triwulan.sqlite3"))
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise SettingRefused(f"DATABASE_URL tidak dapat dibaca: {error}.") from error
    if parts.scheme == "sqlite":
        return _sqlite(_sqlite_path(parts))
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgres(parts, port)
    raise SettingRefused("DATABASE_URL harus diawali postgres:// atau sqlite:///.")


def _sqlite_path(parts: SplitResult) -> str:
    path = unquote(parts.path)
    if parts.netloc or not path.strip("/"):
        raise SettingRefused("DATABASE_URL untuk SQLite ditulis sqlite:///lokasi/berkas.sqlite3.")
    # sqlite:///relative and sqlite:////absolute, as other tools write it
    return str(Path(path[1:]).absolute())


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": KEEP_CONNECTION,
        "OPTIONS": {
            # A transaction that reads first and writes later would else fail at once instead of waiting its turn.
            "transaction_mode": "IMMEDIATE",
            "timeout": SQLITE_BUSY_SECONDS,
            "init_command": SQLITE_INIT,
        },
    }


def _postgres(parts: SplitResult, port: int | None) -> dict[str, Any]:
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise SettingRefused("DATABASE_URL tidak menyebut nama basis data: postgres://pengguna:sandi@host:5432/nama.")
    options = dict(parse_qsl(parts.query))
    # libpq's own way of naming a socket folder in a URL
    host = options.pop("host", "") or unquote(parts.hostname or "")
    if unknown := sorted(set(options) - POSTGRES_OPTIONS):
        raise SettingRefused(f"DATABASE_URL memuat pilihan yang tidak dikenal: {', '.join(unknown)}.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port or ""),
        "CONN_MAX_AGE": KEEP_CONNECTION,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
