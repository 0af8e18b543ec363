"""From a row's cells to what is said about an indicator besides its rule."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from triwulan.core.numbers import NumberUnreadable, parse_number
from triwulan.indicators.models import Frequency
from triwulan.indicators.planning.metadata import Metadata
from triwulan.indicators.planning.table import Row
from triwulan.indicators.refusals import PlanRefused

_TEXTS = {
    "konsep": "concept",
    "metode": "method",
    "interpretasi": "interpretation",
    "ukuran": "size",
    "klasifikasi": "classification",
    "level_estimasi": "estimation_level",
    "bukti_diminta": "evidence_wanted",
}
_NUMBERS = {"data_awal": "baseline", "nilai_terkecil": "value_minimum", "nilai_terbesar": "value_maximum"}
FREQUENCIES = {"": Frequency.QUARTERLY, "triwulanan": Frequency.QUARTERLY, "tahunan": Frequency.YEARLY}


def metadata_of(row: Row) -> Metadata:
    """PlanRefused with every cell that cannot be read."""
    sentences: list[str] = []
    found: dict[str, Any] = {field: row[column] for column, field in _TEXTS.items()}
    for column, field in _NUMBERS.items():
        try:
            found[field] = _number(row[column])
        except NumberUnreadable as unreadable:
            sentences.append(_in_column(column, unreadable.sentence))
    year = row["tahun_data_awal"]
    if year and not year.isdecimal():
        sentences.append(_in_column("tahun_data_awal", _("“%s” bukan tahun.") % year))
    frequency = FREQUENCIES.get(row["diukur"].strip().lower())
    if frequency is None:
        sentences.append(_in_column("diukur", _("Tulis triwulanan atau tahunan.")))
    if sentences:
        raise PlanRefused(*sentences)
    return Metadata(frequency=frequency or "", baseline_year=int(year) if year else None, **found)


def _number(cell: str) -> Decimal | None:
    return parse_number(cell) if cell.strip() else None


def _in_column(column: str, sentence: str) -> str:
    return _("Kolom %(column)s: %(sentence)s") % {"column": column, "sentence": sentence}
