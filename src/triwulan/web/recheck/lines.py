"""The recomputed rows as the page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from triwulan.core.achievement import PRINTED
from triwulan.core.numbers import format_exact, format_percent
from triwulan.core.published.cells import Cell
from triwulan.core.published.result import Row
from triwulan.core.published.sheet import Sheet
from triwulan.indicators.measured import formula_words

# Badge and word of each verdict, and of a row without one by its status.
STATES = {"ya": "ok", "tidak": "late", "tidak_dapat_diuji": "note", "": "wait"}


@dataclass(frozen=True)
class Shown:
    """`read` stands under a printed text that was not simply a number; `place` is unlike others' where a row is told by year."""

    place: str
    number: int
    name: str
    target: str
    target_read: str
    realisation: str
    realisation_read: str
    printed: str
    computed: str
    formula: str
    state: str
    word: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Tally:
    held: int
    failed: int
    untested: int
    unprinted: int


def shown(sheet: Sheet, rows: Sequence[Row]) -> list[Shown]:
    several = len(sheet.periods) > 1
    return [
        _shown(sheet, row, f"{row.line.number}-{count}" if several else str(row.line.number))
        for count, row in enumerate(rows, start=1)
    ]


def tally_of(rows: Sequence[Row]) -> Tally:
    verdicts = [row.verdict for row in rows]
    return Tally(*(verdicts.count(verdict) for verdict in ("ya", "tidak", "tidak_dapat_diuji", "")))


def _shown(sheet: Sheet, row: Row, place: str) -> Shown:
    cells, found = sheet.row(row.line), row.result
    return Shown(
        place=place,
        number=row.line.number,
        name=sheet.name(row.line),
        target=cells.get("target", "").strip(),
        target_read=_read(found.target) if found else "",
        realisation=cells.get("realisasi", "").strip(),
        realisation_read=_read(found.realisation) if found else "",
        printed=cells.get("capaian", "").strip(),
        computed=format_percent(found.shown_percent, max(2, found.printed.decimals)) if found else "–",
        formula=formula_words(PRINTED.get(found.formula, found.formula)) if found and found.percent is not None else "",
        state=STATES[row.verdict],
        word=_word(row),
        notes=row.notes,
    )


def _word(row: Row) -> str:
    words = {"ya": _("cocok"), "tidak": _("tidak cocok"), "tidak_dapat_diuji": _("tidak dapat diuji")}
    states = {
        "calculated": _("terhitung"),
        "not_evaluable": _("tidak dapat dinilai"),
        "incomplete": _("belum lengkap"),
        "unreadable": _("tidak terbaca"),
    }
    return words.get(row.verdict) or states[row.status]


def _read(cell: Cell) -> str:
    """How a cell was understood, where that is not plain to see."""
    if cell.kind not in ("number", "range"):
        return ""
    bounds = [cell.value] if cell.upper is None else [cell.value, cell.upper]
    understood = "–".join(format_exact(bound) for bound in bounds)
    bare = cell.text.casefold().removesuffix(cell.unit).replace(" ", "").replace("-", "–").lstrip("≤≥<>")
    spelled = {understood, "–".join(f"{bound:f}" for bound in bounds)}
    return "" if bare in spelled or bare.replace(",", ".") in spelled else understood
