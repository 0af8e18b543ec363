"""The worksheet's rows as fields: what is stored, what was typed, and the empty ones in which the next is written."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict

from triwulan.core.numbers import format_number
from triwulan.indicators.models import Node, PlannedActivity
from triwulan.indicators.planning.activities import EnteredActivity

_STORED = re.compile(r"^uraian-(\d{1,18})$")
_NEW = re.compile(r"^uraian-n(\d{1,18})-(\d{1,4})$")
_MOST_NEW = 60


@dataclass(frozen=True)
class Line:
    """`key` names its fields: the row's own number, or "n7-2" for the second new one of indicator 7."""

    key: str
    entered: EnteredActivity
    node: Node | None = None

    @property
    def is_new(self) -> bool:
        return self.entered.pk is None


def stored_lines(rows: Iterable[PlannedActivity]) -> list[Line]:
    return [Line(str(row.pk), _entered(row), row.node) for row in rows]


def typed_lines(post: QueryDict, rows: Sequence[PlannedActivity], *, fresh: bool) -> list[Line]:
    """As typed. `fresh` for the page that says why it was refused: what somebody else changed meanwhile is then known,
    and what he removed is a new row."""
    there = {row.pk: row for row in rows}
    lines: list[Line] = []
    for name in post:
        if stored := _STORED.match(name):
            pk = int(stored[1])
            indicator = there[pk].indicator_id if pk in there else _number(post.get(f"indikator-{pk}", "")) or 0
            line = Line(str(pk), _typed(post, str(pk), indicator, pk))
            lines.append(_known(line, there) if fresh else line)
        elif (new := _NEW.match(name)) and len(lines) < _MOST_NEW + len(rows):
            lines.append(Line(f"n{new[1]}-{new[2]}", _typed(post, f"n{new[1]}-{new[2]}", int(new[1]), None)))
    return lines


def with_empty(lines: Sequence[Line], indicator: int, more: int) -> list[Line]:
    """The indicator's own, and as many empty ones that at least one and `more` wait."""
    own = [line for line in lines if line.entered.indicator == indicator]
    waiting = sum(line.entered.is_empty for line in own)
    numbers = (int(line.key.rpartition("-")[2]) for line in own if line.key.startswith("n"))
    first = max(numbers, default=0) + 1
    lacking = range(first, first + max(0, 1 + more - waiting))
    return own + [Line(f"n{indicator}-{number}", EnteredActivity(indicator)) for number in lacking]


def _known(line: Line, there: Mapping[int, PlannedActivity]) -> Line:
    row = there.get(line.entered.pk or 0)
    if row is not None:
        return replace(line, entered=replace(line.entered, version=row.version))
    return Line(f"n{line.entered.indicator}-{9000 + (line.entered.pk or 0) % 1000}", replace(line.entered, pk=None))


def _typed(post: QueryDict, key: str, indicator: int, pk: int | None) -> EnteredActivity:
    return EnteredActivity(
        indicator=indicator,
        text=post.get(f"uraian-{key}", ""),
        quarters=tuple(int(one) for one in post.getlist(f"tw-{key}") if one in {"1", "2", "3", "4"}),
        responsible=post.get(f"siapa-{key}", ""),
        node=_number(post.get(f"simpul-{key}", "")),
        budget=post.get(f"anggaran-{key}", "").strip(),
        pk=pk,
        version=_number(post.get(f"versi-{key}", "")) or 0,
        removed=f"hapus-{key}" in post,
    )


def _entered(row: PlannedActivity) -> EnteredActivity:
    return EnteredActivity(
        indicator=row.indicator_id,
        text=row.text,
        quarters=tuple(row.quarters),
        responsible=row.responsible,
        node=row.node_id,
        budget="" if row.budget is None else format_number(row.budget, 0),
        pk=row.pk,
        version=row.version,
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None  # noqa: PLR2004 - as long as a key
