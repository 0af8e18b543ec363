"""From a row's cells to an indicator's specification."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from triwulan.core.formula import VARIABLES
from triwulan.core.numbers import NumberUnreadable, parse_number
from triwulan.indicators.models import Node
from triwulan.indicators.planning.metadata_cells import metadata_of
from triwulan.indicators.planning.places import Places
from triwulan.indicators.planning.specs import IndicatorSpec, VariableSpec, default_variables
from triwulan.indicators.planning.table import Row
from triwulan.indicators.planning.written_rules import read_rules
from triwulan.indicators.refusals import PlanRefused

YES = frozenset({"ya", "y", "1", "wajib", "benar", "true"})
NO = frozenset({"tidak", "t", "0", "tidak wajib", "salah", "false"})

Value = TypeVar("Value")


def spec_of(row: Row, places: Places) -> IndicatorSpec:
    """PlanRefused with every cell that cannot be read; what makes no sense as a whole, `create_indicator` says."""
    read = _Reader()
    unit = read(lambda: places.unit(row["unit"]))
    owner = read(lambda: places.owner(row["pemilik"]))
    year = read(lambda: whole_number(row, "tahun"))
    node = read(lambda: _node(row, places, year)) if year else None
    decimals = read(lambda: whole_number(row, "desimal")) if row["desimal"] else None
    evidence = read(lambda: _yes_or_no(row, "bukti_wajib", default=True))
    rules = read(lambda: _rules(row))
    variables = read(lambda: written_variables(row))
    about = read(lambda: metadata_of(row))
    if read.sentences or unit is None or node is None or year is None or about is None:
        raise PlanRefused(*read.sentences)
    return IndicatorSpec(
        unit=unit,
        node=node,
        owner=owner,
        code=row["kode"],
        name=row["nama"],
        definition=row["definisi"],
        measure=row["satuan"],
        decimals=decimals,
        value_kind=choice(row, "jenis_nilai", "tunggal"),
        polarity=choice(row, "polaritas", "naik"),
        formula=row["rumus"],
        aggregation=choice(row, "agregasi", ""),
        target_kind=choice(row, "jenis_target", "diskrit"),
        evidence_required=evidence is not False,
        source=row["sumber"],
        valid_from=year,
        variables=variables or (),
        about=about,
        **(rules or {}),
    )


def _node(row: Row, places: Places, year: int) -> Node:
    """The coded place it measures, where the row names one; else its program, else its sasaran."""
    named = places.coded(row["simpul"], year) if row["simpul"] else None
    if named is not None:
        return named
    objective = places.objective(row["sasaran"], year)
    return places.programme(row["program"], objective) or objective


class _Reader:
    """Reads on after a fault, so that one pass names them all."""

    def __init__(self) -> None:
        self.sentences: list[str] = []

    def __call__(self, reader: Callable[[], Value]) -> Value | None:
        try:
            return reader()
        except PlanRefused as refused:
            self.sentences.extend(refused.sentences)
            return None


def _rules(row: Row) -> dict[str, Any]:
    floored = _yes_or_no(row, "lantai", default=False)
    return read_rules(cap=row["batas"], floored=floored, categories=row["kategori"], weight=row["bobot"])


def choice(row: Row, column: str, default: str) -> str:
    """ "Nilai akhir" and "nilai-akhir" are nilai_akhir."""
    return re.sub(r"[\s-]+", "_", row[column].strip().lower()) or default


def whole_number(row: Row, column: str) -> int:
    if not row[column].isdecimal():
        facts = {"column": column, "cell": row[column]}
        raise PlanRefused(_("Kolom %(column)s berisi “%(cell)s”, bukan bilangan bulat.") % facts)
    return int(row[column])


def _yes_or_no(row: Row, column: str, *, default: bool) -> bool:
    said = row[column].lower()
    if not said:
        return default
    if said not in YES | NO:
        facts = {"column": column, "cell": row[column]}
        raise PlanRefused(_("Kolom %(column)s berisi “%(cell)s”. Tulis ya atau tidak.") % facts)
    return said in YES


def written_variables(row: Row) -> tuple[VariableSpec, ...]:
    """Labels divided by "|", a weight behind "=": "Kelas A = 60 | Kelas B = 40". Empty: the kind's own."""
    parts = [part.strip() for part in row["variabel"].split("|") if part.strip()]
    kind = choice(row, "jenis_nilai", "tunggal")
    if not parts or kind not in VARIABLES:
        return ()
    if VARIABLES[kind]:
        return _labelled(kind, parts, row)
    return tuple(_named(part, row["satuan"]) for part in parts)


def _labelled(kind: str, labels: list[str], row: Row) -> tuple[VariableSpec, ...]:
    decimals = int(row["desimal"]) if row["desimal"].isdecimal() else 0
    own = default_variables(kind, row["satuan"], decimals)
    if len(labels) != len(own):
        facts = {"kind": kind, "count": len(own)}
        raise PlanRefused(_("Jenis nilai “%(kind)s” memakai %(count)d variabel; pisahkan namanya dengan |.") % facts)
    return tuple(
        VariableSpec(one.code, label, one.measure, one.decimals, one.minimum)
        for one, label in zip(own, labels, strict=True)
    )


def _named(part: str, measure: str) -> VariableSpec:
    label, _sign, weight = (piece.strip() for piece in part.partition("="))
    code = re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")[:40]
    return VariableSpec(code, label, measure, minimum=Decimal(0), weight=_weight(weight) if weight else None)


def _weight(text: str) -> Decimal:
    try:
        return parse_number(text)
    except NumberUnreadable as unreadable:
        raise PlanRefused(unreadable.sentence) from unreadable
