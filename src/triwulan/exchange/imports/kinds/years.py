"""Years and quarters as tables write them."""

import re

from django.utils.translation import gettext as _

from triwulan.exchange.imports.kinds.each import RowRefused

_YEAR = re.compile(r"(?:.*\D)?((?:19|20|21)\d\d)(?:\D.*)?")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def year_of(text: str) -> str:
    """ "2026", "TA 2026" and "2026-08-02" are the year 2026. RowRefused for what is none."""
    found = _YEAR.fullmatch(text.strip())
    if found is None:
        message = _("Tahun belum diisi.") if not text.strip() else _("“%s” bukan tahun.") % text
        raise RowRefused(message, "tahun")
    return found[1]


def quarter_of(text: str) -> int:
    """ "3", "III", "TW III" and "Triwulan 3" are the third."""
    word = re.sub(r"[^0-9a-z]", "", text.casefold().replace("triwulan", "").replace("tw", ""))
    number = _ROMAN.get(word) or (int(word) if word in {"1", "2", "3", "4"} else 0)
    if not number:
        message = (
            _("Triwulan belum diisi.") if not text.strip() else _("“%s” bukan triwulan. Tulis I sampai IV.") % text
        )
        raise RowRefused(message, "triwulan")
    return number
