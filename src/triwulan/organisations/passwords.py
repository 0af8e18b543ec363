"""Passwords that everybody in the office would try first, whatever figures stand behind them."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django_scopes import scope

from triwulan.organisations.models import Agency

# Documented in docs/security.md; the names of one's own government and agencies are added.
OFFICE_WORDS = (
    *(
        "triwulan",
        "sakip",
        "lakip",
        "lkjip",
        "kinerja",
        "laporan",
        "data",
        "statistik",
        "realisasi",
        "sandi",
        "rahasia",
    ),
    *(
        "dinas",
        "badan",
        "kantor",
        "sekretariat",
        "bidang",
        "seksi",
        "bagian",
        "kabupaten",
        "kota",
        "provinsi",
        "pemkab",
    ),
    *("kepala", "kabid", "kasubid", "kasubag", "sekretaris", "analis", "perencana", "inspektorat", "admin", "operator"),
    *("password", "indonesia", "pegawai", "merdeka", "bismillah"),
)
_LEAST_LETTERS = 4


class OfficeWordsValidator:
    """Refuses what is nothing but such words with figures and strokes around them."""

    def validate(self, password: str, user: Any = None) -> None:
        left = _letters(password)
        for word in sorted({*OFFICE_WORDS, *_names_of(user)}, key=len, reverse=True):
            left = left.replace(word, "")
        if left != _letters(password) and len(left) < _LEAST_LETTERS:
            raise ValidationError(_("Kata sandi ini hanya kata-kata kantor. Tambahkan kata lain yang tidak terduga."))

    def get_help_text(self) -> str:
        return _("Kata sandi tidak boleh hanya terdiri atas kata-kata kantor, misalnya nama dinas atau jabatan.")


def _names_of(user: Any) -> set[str]:
    government = getattr(user, "government", None)
    names = [government.name, *_agencies(government)] if government else []
    return {word for name in names for word in re.findall(r"[a-z]{3,}", name.lower())}


def _agencies(government: Any) -> list[str]:
    with scope(government=government, agency=None):
        return list(Agency.objects.values_list("name", flat=True))


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.lower())
