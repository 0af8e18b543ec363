"""Which stretches, crossings and ports the lines drawn so far occupy."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from triwulan.core.flow.grid import Grid
from triwulan.core.flow.ports import LEFT, RIGHT, STEP, Port, opposite

HORIZONTAL, VERTICAL, CLOSED = 1, 2, 4
"""What a crossing of tracks holds: a line running through it, or a bend or an end, which nothing else may touch."""


@dataclass(frozen=True)
class Route:
    """A line as the crossings of tracks it passes, all of them, from its first port to its last."""

    nodes: tuple[int, ...]
    source: Port
    target: Port
    ends: tuple[int, ...] = ()
    """Crossings under the arrow head: none may cross there."""
    price: float = 0.0
    """Without its crossings, which two lines share."""
    joins: bool = False
    """Whether it ends on another line to the same symbol, because the symbol's sides are full."""


@dataclass
class Taken:
    stretches: bytearray
    """Per crossing and heading: whether a line runs from it that way."""
    marks: bytearray
    ports: set[Port] = field(default_factory=set)
    routes: list[Route] = field(default_factory=list)

    @classmethod
    def by(cls, routes: Iterable[Route], grid: Grid) -> "Taken":
        size = len(grid.blocked)
        taken = cls(bytearray(4 * size), bytearray(size))
        for route in routes:
            taken.add(route, len(grid.xs))
        return taken

    def add(self, route: Route, width: int) -> None:
        heading_of = {dx + dy * width: heading for heading, (dx, dy) in enumerate(STEP)}
        nodes = route.nodes
        headings = [heading_of[b - a] for a, b in pairwise(nodes)]
        for node, heading in zip(nodes, headings, strict=False):
            self.stretches[node * 4 + heading] = 1
        for node, heading in zip(nodes[1:], headings, strict=True):
            self.stretches[node * 4 + opposite(heading)] = 1
        for node, before, after in zip(
            nodes, (route.source.side, *headings), (*headings, opposite(route.target.side)), strict=True
        ):
            self.marks[node] |= (HORIZONTAL if before in (LEFT, RIGHT) else VERTICAL) if before == after else CLOSED
        for node in route.ends:
            self.marks[node] |= CLOSED
        self.ports.update((route.source, route.target))
        self.routes.append(route)

    def crossed(self) -> list[int]:
        """The crossings of tracks where two lines cross."""
        return [node for node, mark in enumerate(self.marks) if mark == HORIZONTAL | VERTICAL]
