"""From an SOP's steps to the rows, symbols and arrows of its flowchart matrix.

The symbols are the five that PermenPANRB 35/2012 permits: capsule (begin, end), box (process), diamond (decision), arrow,
and the off-page connector, which `pages` adds.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["capsule", "box", "diamond", "pentagon-down", "pentagon-up"]


class FlowInvalid(ValueError):
    """A step names a row, a performer or a next step that is not there."""


@dataclass(frozen=True)
class Way:
    """One way out of a step; `to=None` ends the SOP there."""

    to: str | None
    label: str = ""


@dataclass(frozen=True)
class Step:
    code: str
    row: str
    performers: tuple[str, ...]
    ways: tuple[Way, ...] = ()
    label: str = ""
    """Printed inside its symbol, where it is not the row's own number."""


@dataclass(frozen=True)
class Row:
    """A printed row; one that no step names is a heading, and stays with the row below it."""

    key: str
    text_height: float = 0.0


@dataclass(frozen=True)
class Symbol:
    """One step, or several of one row that the same performers do; a joint step has several columns."""

    row: int
    columns: tuple[int, ...]
    kind: Kind
    label: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Edge:
    source: int
    target: int
    label: str = ""
    is_return: bool = False


@dataclass(frozen=True)
class Chart:
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    symbols: tuple[Symbol, ...]
    edges: tuple[Edge, ...]


@dataclass
class _Group:
    row: int
    columns: tuple[int, ...]
    steps: list[Step]


def arrange(columns: Sequence[str], rows: Sequence[Row], steps: Sequence[Step]) -> Chart:
    """Neighbours of the same performers in one row share a symbol; everything else gets its own.

    :raises FlowInvalid: a step names what is not there.
    """
    groups = _group(columns, rows, steps)
    owner = {step.code: index for index, group in enumerate(groups) for step in group.steps}
    edges = _edges(groups, owner)
    symbols = [_symbol(index, group, edges) for index, group in enumerate(groups)]
    _add_ends(groups, symbols, edges)
    return Chart(tuple(columns), tuple(rows), tuple(symbols), tuple(edges))


def _group(columns: Sequence[str], rows: Sequence[Row], steps: Sequence[Step]) -> list[_Group]:
    column_of = {code: index for index, code in enumerate(columns)}
    row_of = {row.key: index for index, row in enumerate(rows)}
    groups: list[_Group] = []
    for step in steps:
        if step.row not in row_of or not step.performers or any(code not in column_of for code in step.performers):
            raise FlowInvalid(step.code)
        row = row_of[step.row]
        places = tuple(sorted({column_of[code] for code in step.performers}))
        if groups and (groups[-1].row, groups[-1].columns) == (row, places):
            groups[-1].steps.append(step)
        else:
            groups.append(_Group(row, places, [step]))
    return groups


def _is_inner(step: Step, way: Way, group: _Group) -> bool:
    """A way on to a later step inside the same symbol is not drawn."""
    codes = [other.code for other in group.steps]
    return way.to in codes and codes.index(way.to) > codes.index(step.code)


def _outer_ways(group: _Group) -> list[Way]:
    """The ways that leave the symbol; what an inner way says ("Ya") is said by the one way out of the step it leads to."""
    outer: list[Way] = []
    carried = ""
    for step in group.steps:
        for way in step.ways:
            if _is_inner(step, way, group):
                carried = way.label or carried
            else:
                outer.append(Way(way.to, way.label or (carried if len(step.ways) == 1 else "")))
    return outer


def _edges(groups: Sequence[_Group], owner: dict[str, int]) -> list[Edge]:
    labels: dict[tuple[int, int], list[str]] = {}
    for index, group in enumerate(groups):
        for way in _outer_ways(group):
            if way.to is not None and way.to not in owner:
                raise FlowInvalid(way.to)
            if way.to is not None:
                labels.setdefault((index, owner[way.to]), []).append(way.label)
    return [
        Edge(source, target, " / ".join(dict.fromkeys(filter(None, found))), is_return=target <= source)
        for (source, target), found in labels.items()
    ]


def _symbol(index: int, group: _Group, edges: Sequence[Edge]) -> Symbol:
    ends = sum(way.to is None for way in _outer_ways(group))
    ways_out = sum(edge.source == index for edge in edges) + ends
    kind: Kind = "diamond" if ways_out > 1 else "capsule" if index == 0 or ways_out == ends else "box"
    label = group.steps[0].label if len(group.steps) == 1 else ""
    return Symbol(group.row, group.columns, kind, label, tuple(step.code for step in group.steps))


def _add_ends(groups: Sequence[_Group], symbols: list[Symbol], edges: list[Edge]) -> None:
    """A decision of which one way ends the SOP gets an end capsule of its own, below it in its row."""
    for index, group in enumerate(groups):
        ending = [way.label for way in _outer_ways(group) if way.to is None]
        if symbols[index].kind == "diamond" and ending:
            edges.append(Edge(index, len(symbols), " / ".join(filter(None, ending))))
            symbols.append(replace(symbols[index], kind="capsule", label="", steps=(), columns=group.columns[:1]))
