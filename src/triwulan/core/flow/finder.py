"""One line of a page: from which ports to which, at what price."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from triwulan.core.flow.entries import Entry, entry
from triwulan.core.flow.grid import Effort, Grid, build
from triwulan.core.flow.measures import Columns, Measures
from triwulan.core.flow.place import Net, PlacedSymbol, Placement
from triwulan.core.flow.ports import DOWN, LEFT, RIGHT, UP, Port, ports_of
from triwulan.core.flow.search import Open, Search
from triwulan.core.flow.taken import HORIZONTAL, VERTICAL, Route, Taken

SHIFTED, JOINING = 4.0, 20.0
_NEAREST, _FEW = 24, 3
INTO_FORWARD: dict[int, float] = {UP: 0.0, LEFT: 7.0, RIGHT: 7.0}
INTO_RETURN: dict[int, float] = {UP: 0.0, LEFT: 0.0, RIGHT: 0.0, DOWN: 12.0}
OUT_STRAIGHT: dict[int, float] = {DOWN: 0.0, LEFT: 0.0, RIGHT: 0.0}
OUT_FORWARD: dict[int, float] = {DOWN: 4.0, LEFT: 0.0, RIGHT: 0.0}
OUT_RETURN: dict[int, float] = {DOWN: 8.0, LEFT: 0.0, RIGHT: 0.0}
"""What a side costs; one that is not named is not used."""


class Finder:
    def __init__(self, placement: Placement, columns: Columns, measures: Measures, effort: Effort) -> None:
        self.placement, self._measures = placement, measures
        self.grid: Grid = build(placement, columns, measures, effort)
        self.joints = tuple(_joints(placement, self.grid))
        self._ports = [list(ports_of(i, symbol, spread=effort.spread)) for i, symbol in enumerate(placement.symbols)]
        self._join = effort.join
        self._alone: dict[int, float] = {}
        self._entries_of: dict[tuple[Port, bool], Entry | None] = {}

    def has_ports(self) -> bool:
        """Whether every symbol has as many ports as lines, so that it is worth trying."""
        ends = Counter(end for net in self.placement.nets for end in (*net.sources[:1], *net.targets[:1]))
        crowded = any(lines > len(self._ports[symbol]) - 1 for symbol, lines in ends.items() if lines > _FEW)
        return self._join or not crowded

    def taken_by(self, routes: Iterable[Route]) -> Taken:
        return Taken.by((*self.joints, *routes), self.grid)

    def alone(self, index: int) -> float:
        """The price of the net's line on a page without other lines: it can never be cheaper."""
        if index not in self._alone:
            route = self.find(index, self.taken_by(()))
            self._alone[index] = route.price if route is not None else 0.0
        return self._alone[index]

    def find(self, index: int, taken: Taken, leaving: int | None = None) -> Route | None:
        """:param leaving: the only side on which the line may leave its symbol."""
        net = self.placement.nets[index]
        symbols = [self.placement.symbols[end] for end in (*net.sources, *net.targets)]
        allowed = Open.of(
            self.grid, frozenset(symbol.column for symbol in symbols), frozenset(symbol.lane[0] for symbol in symbols)
        )
        starts = [start for start in self._entries(net, taken, into=False) if leaving in (None, start.port.side)]
        goals = list(self._entries(net, taken, into=True))
        found = Search(self.grid, taken, allowed, self._measures.per_mm).run(starts, goals)
        if found is None and self._join:
            return Search(self.grid, taken, allowed, self._measures.per_mm).run(starts, self._joints_of(net, taken))
        return found

    def _joints_of(self, net: Net, taken: Taken) -> list[Entry]:
        """The nearest places where the line could meet, at a right angle, another one to the same symbol."""
        room, width = self._measures.head_length * 1.2, len(self.grid.xs)
        source = self.ends(net)[0]
        found: list[tuple[float, Entry]] = []
        for node in {node for route in taken.routes if route.target.symbol in net.targets for node in route.nodes}:
            x, y = self.grid.xs[node % width], self.grid.ys[node // width]
            for side in {HORIZONTAL: (UP, DOWN), VERTICAL: (LEFT, RIGHT)}.get(taken.marks[node], ()):
                place = entry(self.grid, Port(net.targets[0], side, 0.0, (x, y)), room, joint=node)
                if place is not None:
                    found.append((abs(x - source.x) + abs(y - source.y), replace(place, price=JOINING)))
        return [place for _, place in sorted(found, key=lambda item: (item[0], item[1].node))[:_NEAREST]]

    def ends(self, net: Net) -> tuple[PlacedSymbol, PlacedSymbol]:
        return self.placement.symbols[net.sources[0]], self.placement.symbols[net.targets[0]]

    def _entries(self, net: Net, taken: Taken, *, into: bool) -> Iterator[Entry]:
        for symbol in net.targets if into else net.sources:
            prices = self._prices(net, self.placement.symbols[symbol], into=into)
            for port in self._ports[symbol]:
                found = self._entry(port, into=into)
                if found is not None and port.side in prices and port not in taken.ports:
                    yield replace(found, price=prices[port.side] + SHIFTED * abs(port.shift))

    def _entry(self, port: Port, *, into: bool) -> Entry | None:
        key = (port, into)
        if key not in self._entries_of:
            self._entries_of[key] = entry(self.grid, port, self._measures.head_length * 1.2 if into else 0.0)
        return self._entries_of[key]

    def _prices(self, net: Net, symbol: PlacedSymbol, *, into: bool) -> dict[int, float]:
        """Forward lines rather arrive from above, returns rather leave and arrive sideways."""
        source, target = self.ends(net)
        back = target.y <= source.y
        if symbol.leaving is not None:
            inner = UP if symbol.lane[0] > self.placement.height / 2 else DOWN
            return {inner: 0.0, LEFT: 0.0, RIGHT: 0.0}
        if into:
            return {UP: 0.0} if set(net.sources) & set(net.targets) else INTO_RETURN if back else INTO_FORWARD
        return OUT_RETURN if back else OUT_STRAIGHT if source.column == target.column else OUT_FORWARD


def _joints(placement: Placement, grid: Grid) -> Iterator[Route]:
    """The lines between neighbouring symbols of a joint step."""
    for left, (symbol, other) in enumerate(zip(placement.symbols, placement.symbols[1:], strict=False)):
        if symbol.symbol is None or symbol.symbol != other.symbol:
            continue
        start = Port(left, RIGHT, 0, (symbol.box[2], symbol.y))
        stop = Port(left + 1, LEFT, 0, (other.box[0], other.y))
        first, last = entry(grid, start, 0.0), entry(grid, stop, 0.0)
        if first is not None and last is not None:
            yield Route(tuple(range(first.node, last.node + 1)), start, stop)
