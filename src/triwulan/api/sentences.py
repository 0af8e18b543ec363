"""What is wrong with the shape of a request, as sentences that name the field."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# Pydantic's words for it → ours. What is not listed is "cannot be read".
_SENTENCES = {
    "missing": _("{field} wajib diisi."),
    "extra_forbidden": _("{field} tidak dikenal."),
    "string_type": _("{field} harus berupa teks."),
    "string_too_long": _("{field} terlalu panjang: paling banyak {max_length} karakter."),
    "int_type": _("{field} harus bilangan bulat."),
    "int_parsing": _("{field} harus bilangan bulat."),
    "int_from_float": _("{field} harus bilangan bulat."),
    "bool_type": _("{field} harus true atau false."),
    "bool_parsing": _("{field} harus true atau false."),
    "list_type": _("{field} harus berupa daftar."),
    "dict_type": _("{field} harus berupa objek."),
    "model_type": _("{field} harus berupa objek."),
    "model_attributes_type": _("{field} harus berupa objek."),
    "date_type": _("{field} harus tanggal seperti 2026-04-10."),
    "date_parsing": _("{field} harus tanggal seperti 2026-04-10."),
    "date_from_datetime_parsing": _("{field} harus tanggal seperti 2026-04-10."),
    "greater_than_equal": _("{field} paling kecil {ge}."),
    "less_than_equal": _("{field} paling besar {le}."),
}
_OWN_WORDS = {"value_error", "assertion_error"}
_WHOLE = _("Isi permintaan")
_UNREADABLE = _("{field} tidak terbaca.")


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
    field = gettext("Isian “%(path)s”") % {"path": path} if path else str(_WHOLE)
    return str(_SENTENCES.get(error["type"], _UNREADABLE)).format(field=field, **context)


def _path(location: tuple[Any, ...]) -> str:
    """Without where it stood (body, query) and the operation's own name for the body."""
    inner = location[2:] if location[0] == "body" else location[1:]
    path = ""
    for part in inner:
        path += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return path.lstrip(".")
