"""The recomputed table as CSV: what was there, and beside it how it was read, what comes out, and whether it holds."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from triwulan.core.predicates import DEFAULT_SCALE, Scale
from triwulan.core.published.cells import Cell
from triwulan.core.published.recompute import Recomputed, recompute
from triwulan.core.published.sheet import Line, Sheet
from triwulan.core.sentences import say

ADDED = (
    "target_terbaca",
    "realisasi_terbaca",
    "capaian_hitung",
    "status",
    "rumus_dipakai",
    "batas_dipakai",
    "predikat",
    "cocok",
    "rumus_cocok",
    "batas_cocok",
    "catatan",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# "-1+1" is a sum to a spreadsheet, "-1,5 %" a number.
_NUMBER = re.compile(r"-+\s*|[-+]\s?\d[\d.,]*\s*%?")


@dataclass(frozen=True)
class Row:
    """A line of the table; `result` None for one that holds no figures."""

    line: Line
    result: Recomputed | None

    @property
    def status(self) -> str:
        return self.result.status if self.result else "unreadable"

    @property
    def verdict(self) -> str:
        if self.result:
            return self.result.verdict
        return "tidak_dapat_diuji" if self.line.untold else ""

    @property
    def notes(self) -> tuple[str, ...]:
        return self.result.notes if self.result else (self.line.note,)


def recompute_sheet(sheet: Sheet, *, scale: Scale = DEFAULT_SCALE) -> list[Row]:
    return [
        Row(
            line,
            None if line.note else recompute(sheet.row(line), mark=sheet.marks.get(line.number, ""), scale=scale),
        )
        for line in sheet.lines
    ]


def periods_told(sheet: Sheet) -> str:
    """Which of the years or quarters that stand side by side were read; "" for a table of one."""
    if not sheet.periods:
        return ""
    if len(sheet.periods) == 1:
        return say("Yang dihitung: kolom %(period)s.", period=sheet.periods[0])
    return say(
        "Tabel memuat %(periods)s; tiap baris dihitung sekali untuk masing-masing.", periods=", ".join(sheet.periods)
    )


def tally(rows: Iterable[Row]) -> dict[str, Counter[str]]:
    """How many rows by status and by verdict."""
    rows = list(rows)
    return {"status": Counter(row.status for row in rows), "cocok": Counter(row.verdict for row in rows if row.verdict)}


def as_csv(sheet: Sheet, rows: Sequence[Row], *, separator: str = ",", mark: str = ".") -> str:
    """A column of the table that is called as one of ours keeps its content under "…_asal"."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator, lineterminator="\r\n")
    heading = [f"{name.strip()}_asal" if name.strip().casefold() in ADDED else name for name in sheet.heading]
    writer.writerow([harmless(cell) for cell in (*heading, *ADDED)])
    for row in rows:
        writer.writerow([harmless(cell) for cell in (*row.line.cells, *_added(row, mark))])
    return file.getvalue()


def harmless(cell: str) -> str:
    """Text that a spreadsheet would run gets an apostrophe before it; a number or a dash stays as it is."""
    return f"'{cell}" if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell


def _added(row: Row, mark: str) -> tuple[str, ...]:
    found = row.result
    if found is None:
        return ("", "", "", row.status, "", "", "", row.verdict, "", "", row.line.note)
    way = found.way
    return (
        read_text(found.target, mark),
        read_text(found.realisation, mark),
        _plain(found.shown_percent, mark),
        found.status,
        found.formula,
        found.cap_text,
        found.predicate or "",
        found.verdict,
        way.formula if way else "",
        str(way.cap or "") if way else "",
        " ".join(found.notes),
    )


def read_text(cell: Cell, mark: str) -> str:
    """As it was understood: "2212558", "80-90", "WTP"; nothing where there was nothing to read."""
    if cell.kind not in ("number", "range"):
        return cell.word
    bounds = [_plain(cell.value.normalize(), mark)]
    if cell.upper is not None:
        bounds.append(_plain(cell.upper.normalize(), mark))
    return "-".join(bounds)


def _plain(value: Decimal | None, mark: str) -> str:
    return "" if value is None else f"{value:f}".replace(".", mark)
