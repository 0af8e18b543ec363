"""Reads settings from the environment; a bad value is refused with one sentence instead of a traceback later.

Every reader notes what it was asked for in DECLARED, and tests/config/test_settings_docs.py holds docs/settings.md to it.
"""

import os
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured

DECLARED: dict[str, str] = {}

_YES = frozenset({"1", "true", "yes", "on", "ya"})
_NO = frozenset({"0", "false", "no", "off", "tidak"})


class SettingRefused(ImproperlyConfigured):
    """A value of the environment that the system cannot start with; its text is a sentence for the administrator."""


def _read(name: str, default: str) -> str:
    DECLARED[name] = default
    return os.environ.get(name, "").strip() or default


def text(name: str, default: str = "") -> str:
    return _read(name, default)


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = _read(name, default)
    if value not in allowed:
        raise SettingRefused(f"{name}={value!r} tidak dikenal; pilih salah satu: {', '.join(allowed)}.")
    return value


def flag(name: str, *, default: bool) -> bool:
    value = _read(name, "1" if default else "0").lower()
    if value in _YES:
        return True
    if value in _NO:
        return False
    raise SettingRefused(f"{name}={value!r} harus 1 (ya) atau 0 (tidak).")


def whole(name: str, default: int, *, least: int, most: int) -> int:
    value = _read(name, str(default))
    number = int(value) if value.isascii() and value.isdigit() else None
    if number is None or not least <= number <= most:
        raise SettingRefused(f"{name}={value!r} harus bilangan bulat dari {least} sampai {most}.")
    return number


def address(name: str, default: str) -> SplitResult:
    """scheme://host[:port] and nothing behind it."""
    value = _read(name, default).removesuffix("/")
    try:
        parts = urlsplit(value)
        whole_address = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        whole_address = False
    if not whole_address or parts.path or parts.query or parts.fragment or parts.username:
        raise SettingRefused(f"{name}={value!r} harus seperti https://triwulan.contoh.go.id, tanpa jalur.")
    return parts


def link(name: str) -> str:
    """http(s)://host[:port]/path, or nothing; never with a user in it."""
    return _checked_link(name, _read(name, ""))


def links(name: str) -> list[str]:
    """Several of them, with commas between."""
    return [_checked_link(name, word.removesuffix("/")) for word in words(name)]


def _checked_link(name: str, value: str) -> str:
    try:
        parts = urlsplit(value)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if value and (not good or parts.fragment or parts.username is not None or not value.isascii() or " " in value):
        raise SettingRefused(f"{name} harus berupa alamat http:// atau https:// tanpa nama pengguna dan tanda #.")
    return value


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in _read(name, default).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    """The path may not exist yet, but a file must not stand in its place."""
    DECLARED[name] = str(default)
    path = Path(os.environ.get(name, "").strip() or default).expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise SettingRefused(f"{name}={str(path)!r} bukan folder.")
    return path


def existing_file(name: str) -> Path | None:
    value = _read(name, "")
    if not value:
        return None
    path = Path(value).expanduser()
    if not path.is_file():
        raise SettingRefused(f"{name}={value!r} menunjuk berkas yang tidak ada.")
    return path


def secret(name: str) -> str:
    """NAME, or the content of the file NAME_FILE names: secrets need not stand in the environment."""
    value = _read(name, "")
    path = existing_file(f"{name}_FILE")
    if value and path:
        raise SettingRefused(f"Isi {name} atau {name}_FILE, jangan keduanya.")
    if path is None:
        return value
    content = _content_of(path, f"{name}_FILE")
    if not content:
        raise SettingRefused(f"{name}_FILE={str(path)!r} menunjuk berkas yang kosong.")
    return content


def _content_of(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingRefused(f"{name}={str(path)!r} tidak dapat dibaca: {error}.") from error
