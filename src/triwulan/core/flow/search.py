"""The cheapest free way for one line: A* over the crossings of tracks.

A route's price: its bends, its length, an unusual side of a symbol and, dearest, crossings with other lines.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from triwulan.core.flow.entries import Entry
from triwulan.core.flow.grid import Grid
from triwulan.core.flow.ports import DOWN, LEFT, RIGHT, UP, opposite
from triwulan.core.flow.taken import CLOSED, HORIZONTAL, VERTICAL, Route, Taken

BEND, CROSSING, PER_MM = 6.0, 30.0, 0.1
NEVER = 1e9


@dataclass(frozen=True)
class Open:
    """What one line may use: the free tracks, and the tracks of its own columns and lanes."""

    x: tuple[bool, ...]
    y: tuple[bool, ...]

    @classmethod
    def of(cls, grid: Grid, columns: frozenset[int], lanes: frozenset[float]) -> "Open":
        return cls(
            tuple(column is None or column in columns for column in grid.column_of),
            tuple(lane is None or lane in lanes for lane in grid.lane_of),
        )


class Search:
    """One line's search. A state is a crossing and the heading it was reached with: `node * 4 + heading`."""

    def __init__(self, grid: Grid, taken: Taken, allowed: Open, per_mm: float) -> None:
        self._grid, self._taken, self._open = grid, taken, allowed
        self._per_unit = PER_MM / per_mm
        self._best: dict[int, float] = {}
        self._came: dict[int, int] = {}
        self._heap: list[tuple[float, float, int, int]] = []

    def run(self, starts: Sequence[Entry], goals: Sequence[Entry]) -> Route | None:
        """The cheapest route from any start to any goal; None where every way is closed."""
        goals = [goal for goal in goals if not any(self._taken.marks[under] for under in goal.skipped)]
        self._aim(goals)
        origins: dict[int, Entry] = {}
        for start in sorted(starts, key=lambda start: start.price) if goals else ():
            state = start.node * 4 + start.port.side
            origins.setdefault(state, start)
            self._reach(state, start.price, None)
        while self._heap:
            _, price, state, goal = heappop(self._heap)
            if goal >= 0:
                return self._trace(state, origins, goals[goal], price)
            if price <= self._best[state]:
                self._finish(state, price)
                for following, cost in self._moves(state):
                    self._reach(following, price + cost, state)
        return None

    def _aim(self, goals: Sequence[Entry]) -> None:
        width = len(self._grid.xs)
        self._aims = [
            (self._grid.xs[goal.node % width], self._grid.ys[goal.node // width], opposite(goal.port.side), goal.price)
            for goal in goals
        ]
        self._ends: dict[int, list[int]] = {}
        for index, goal in enumerate(goals):
            self._ends.setdefault(goal.node, []).append(index)

    def _ahead(self, state: int) -> float:
        """What the rest of the way costs at least: its length on an empty page, and its bends."""
        node, heading = divmod(state, 4)
        iy, ix = divmod(node, len(self._grid.xs))
        x, y = self._grid.xs[ix], self._grid.ys[iy]
        least = NEVER
        for goal_x, goal_y, last, price in self._aims:
            bends = 2 if (heading - last) % 2 == 0 else 1
            if heading == last and (x == goal_x if last in (UP, DOWN) else y == goal_y):
                bends = 0
            least = min(least, price + bends * BEND + (abs(goal_x - x) + abs(goal_y - y)) * self._per_unit)
        return least

    def _reach(self, state: int, price: float, came: int | None) -> None:
        if price < self._best.get(state, NEVER):
            self._best[state] = price
            if came is not None:
                self._came[state] = came
            heappush(self._heap, (price + self._ahead(state), price, state, -1))

    def _finish(self, state: int, price: float) -> None:
        node, heading = divmod(state, 4)
        for index in self._ends.get(node, ()):
            _, _, last, goal_price = self._aims[index]
            total = price + goal_price + self._turn(node, heading, last)
            if total < NEVER:
                heappush(self._heap, (total, total, state, index))

    def _turn(self, node: int, heading: int, onward: int) -> float:
        """The price of leaving the crossing towards `onward`."""
        mark = self._taken.marks[node]
        if onward != heading:
            return NEVER if mark or onward == opposite(heading) else BEND
        along = HORIZONTAL if heading in (LEFT, RIGHT) else VERTICAL
        return NEVER if mark & (CLOSED | along) else CROSSING if mark else 0.0

    def _moves(self, state: int) -> Iterator[tuple[int, float]]:
        node, heading = divmod(state, 4)
        for onward in self._headings(node, heading):
            way = node * 4 + onward
            target = self._grid.beside[way]
            if target < 0 or self._taken.stretches[way]:
                continue
            cost = self._turn(node, heading, onward)
            if cost < NEVER:
                yield target * 4 + onward, cost + self._grid.length[way] * self._per_unit

    def _headings(self, node: int, heading: int) -> tuple[int, ...]:
        """Straight on, and to both sides where the track across is open to this line."""
        iy, ix = divmod(node, len(self._grid.xs))
        across = self._open.x[ix] if heading in (LEFT, RIGHT) else self._open.y[iy]
        return (heading, (heading + 1) % 4, (heading + 3) % 4) if across else (heading,)

    def _trace(self, state: int, origins: Mapping[int, Entry], goal: Entry, price: float) -> Route:
        nodes = [state // 4]
        while state in self._came:
            state = self._came[state]
            nodes.append(state // 4)
        crossed = sum(self._taken.marks[node] > 0 for node in nodes)
        ends = goal.skipped if goal.joint is None else (*goal.skipped, goal.joint)
        own = price - crossed * CROSSING
        return Route(tuple(reversed(nodes)), origins[state].port, goal.port, ends, own, goal.joint is not None)
