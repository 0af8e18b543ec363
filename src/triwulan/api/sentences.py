"""What is wrong with the shape of a request, as sentences that name the field."""

from collections.abc import Mapping
from typing import Any

# Pydantic's words for it → ours. What is not listed is "cannot be read".
_SENTENCES = {
    "missing": "{field} wajib diisi.",
    "extra_forbidden": "{field} tidak dikenal.",
    "string_type": "{field} harus berupa teks.",
    "string_too_long": "{field} terlalu panjang: paling banyak {max_length} karakter.",
    "int_type": "{field} harus bilangan bulat.",
    "int_parsing": "{field} harus bilangan bulat.",
    "int_from_float": "{field} harus bilangan bulat.",
    "bool_type": "{field} harus true atau false.",
    "bool_parsing": "{field} harus true atau false.",
    "list_type": "{field} harus berupa daftar.",
    "dict_type": "{field} harus berupa objek.",
    "model_type": "{field} harus berupa objek.",
    "model_attributes_type": "{field} harus berupa objek.",
    "date_type": "{field} harus tanggal seperti 2026-04-10.",
    "date_parsing": "{field} harus tanggal seperti 2026-04-10.",
    "date_from_datetime_parsing": "{field} harus tanggal seperti 2026-04-10.",
    "greater_than_equal": "{field} paling kecil {ge}.",
    "less_than_equal": "{field} paling besar {le}.",
}
_OWN_WORDS = {"value_error", "assertion_error"}
_WHOLE = "Isi permintaan"


def faults(errors: list[dict[str, Any]]) -> dict[str, str]:
    """One sentence per field, in the order of the request; the field's path like "recipients[1].position"."""
    found: dict[str, str] = {}
    for error in errors:
        path = _path(error["loc"])
        found.setdefault(path, _sentence(error, path))
    return found


def _sentence(error: Mapping[str, Any], path: str) -> str:
    context = error.get("ctx", {})
    if error["type"] in _OWN_WORDS:
        return str(context.get("error", ""))
    field = f"Isian “{path}”" if path else _WHOLE
    return _SENTENCES.get(error["type"], "{field} tidak terbaca.").format(field=field, **context)


def _path(location: tuple[Any, ...]) -> str:
    """Without where it stood (body, query) and the operation's own name for the body."""
    inner = location[2:] if location[0] == "body" else location[1:]
    path = ""
    for part in inner:
        path += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return path.lstrip(".")
