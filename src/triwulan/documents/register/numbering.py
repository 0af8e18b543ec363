"""Numbers of papers: one sequence per agency and calendar year, without gaps.

The number is taken inside the transaction that uses it. The row stays locked until that ends (SQLite: the whole
database, by IMMEDIATE), so a rollback gives the number back before anyone else could take the next one.
"""

import re
from datetime import date

from django.db import connection
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from triwulan.core.roman import to_roman
from triwulan.documents.archive.schedule import line_for
from triwulan.documents.models import NumberPattern, NumberSequence, ReservedNumber
from triwulan.organisations.models import Agency, Unit

PLACEHOLDERS = frozenset({"klasifikasi", "urut", "unit", "bulan", "tahun"})

# Without them two papers could get one number: the sequence starts anew each year.
_NEEDED = ("urut", "tahun")

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class NumberPatternRefused(ValueError):
    """The text is a sentence for the administrator."""


def check_pattern(pattern: str) -> None:
    names = _PLACEHOLDER.findall(pattern)
    if unknown := sorted(set(names) - PLACEHOLDERS):
        raise NumberPatternRefused(_("Pola nomor memuat {%s} yang tidak dikenal.") % unknown[0])
    if missing := [name for name in _NEEDED if name not in names]:
        raise NumberPatternRefused(_("Pola nomor harus memuat {%s}.") % missing[0])
    if re.search(r"[{}]", _PLACEHOLDER.sub("", pattern)):
        raise NumberPatternRefused(_("Pola nomor memuat kurung kurawal tanpa pasangannya."))


def next_number(agency: Agency, kind: str, unit: Unit, on: date, classification: str | None = None) -> tuple[str, str]:
    """The number and its classification code, asked of the schedule unless the caller has it.

    RuntimeError outside a transaction: a lost number would leave a gap.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("next_number needs the transaction that uses the number")
    sequence, _created = NumberSequence.objects.get_or_create(agency=agency, year=on.year)
    NumberSequence.objects.filter(pk=sequence.pk).update(last=F("last") + 1)
    sequence.refresh_from_db(fields=["last"])
    code = line_for(agency, kind).classification if classification is None else classification
    return _written(agency, kind, unit, on, sequence.last, code), code


def expected_number(agency: Agency, kind: str, unit: Unit, on: date) -> str:
    """The number a paper would get now; it is taken only when the paper is made, so another may be faster."""
    reserved = open_reservations(agency, kind, unit).first()
    if reserved is not None:
        return reserved.number
    last = NumberSequence.objects.filter(agency=agency, year=on.year).values_list("last", flat=True).first() or 0
    return _written(agency, kind, unit, on, last + 1, line_for(agency, kind).classification)


def open_reservations(agency: Agency, kind: str, unit: Unit) -> "QuerySet[ReservedNumber]":
    """Not claimed and not voided, the earliest day first."""
    found = ReservedNumber.objects.filter(agency=agency, kind=kind, unit=unit, claimed_at=None, voided_at=None)
    return found.order_by("date", "pk")


def _written(agency: Agency, kind: str, unit: Unit, on: date, place: int, classification: str) -> str:
    parts = {
        "klasifikasi": classification,
        "urut": f"{place:03}",
        "unit": unit_code(unit),
        "bulan": to_roman(on.month),
        "tahun": str(on.year),
    }
    return _PLACEHOLDER.sub(lambda match: parts[match[1]], pattern_of(agency, kind))


def pattern_of(agency: Agency, kind: str) -> str:
    """The kind's own, else the agency's."""
    own = NumberPattern.objects.filter(agency=agency, kind=kind).values_list("pattern", flat=True).first()
    return own or agency.number_pattern


def unit_code(unit: Unit) -> str:
    """How the unit stands in a number: its short name, else its code, else its initials."""
    initials = "".join(word[0] for word in unit.name.split() if word[0].isupper())
    return (unit.short_name or unit.code or initials).strip().replace("/", "-").replace(" ", "-")
