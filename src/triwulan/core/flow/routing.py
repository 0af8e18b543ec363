"""All lines of one page: short forward ones first, returns last; then whatever makes the page as a whole better."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from triwulan.core.flow.finder import Finder
from triwulan.core.flow.ports import DOWN, LEFT, RIGHT
from triwulan.core.flow.search import BEND, CROSSING
from triwulan.core.flow.taken import Route

_ROUNDS, _TRIES, _LINES, _RELAID = 3, 4, 100, 24
_LEAST = 0.01


@dataclass(frozen=True)
class _Laid:
    routes: dict[int, Route]
    """By the net's index, in the order they were laid."""
    price: float


class Router:
    """Lays the nets in some order, then tries the order's weakest points the other way round.

    The number of lines it tries is bounded, so that the time is, too, and the result the same on every machine.
    """

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._lines = _LINES

    def run(self) -> dict[int, Route] | None:
        """By the net's index, the most important line first; None where a line found no way, though laid first."""
        order = sorted(range(len(self._finder.placement.nets)), key=self._urgency)
        for _ in range(_ROUNDS):
            laid, stuck = self._lay(order)
            if stuck is None:
                best = laid if _joins(laid.routes) else self._improved(laid)
                return {index: best.routes[index] for index in sorted(best.routes, key=self._urgency)}
            order = _first(stuck, order)
        return None

    def _urgency(self, index: int) -> tuple[bool, float, int]:
        source, target = self._finder.ends(self._finder.placement.nets[index])
        drop = target.y - source.y
        return drop <= 0, abs(drop), index

    def _lay(
        self, order: Sequence[int], leaving: int | None = None, limit: float = float("inf")
    ) -> tuple[_Laid, int | None]:
        """All routes, or those found and the line that found none or made the page dearer than `limit`.

        :param leaving: the side on which the first line has to leave its symbol.
        """
        taken = self._finder.taken_by(())
        routes: dict[int, Route] = {}
        least = sum(map(self._finder.alone, order))
        for index in order:
            route = self._finder.find(index, taken, None if routes else leaving)
            least += route.price - self._finder.alone(index) if route is not None else 0.0
            if route is None or least > limit:
                return _Laid(routes, least), index
            taken.add(route, len(self._finder.grid.xs))
            routes[index] = route
        return self._relaid(routes), None

    def _price(self, routes: Mapping[int, Route]) -> float:
        crossed = self._finder.taken_by(routes.values()).crossed()
        return sum(route.price for route in routes.values()) + CROSSING * len(crossed)

    def _relaid(self, routes: dict[int, Route]) -> _Laid:
        """Each line once more, now that it knows where the others run, if that makes the page better.

        Not where lines end on others: those have to stay where they are.
        """
        price = self._price(routes)
        if _joins(routes):
            return _Laid(routes, price)
        for index in self._improvable(routes)[:_RELAID]:
            rest = [route for other, route in routes.items() if other != index]
            new = self._finder.find(index, self._finder.taken_by(rest))
            if new is not None and self._price({**routes, index: new}) < price - _LEAST:
                routes[index] = new
                price = self._price(routes)
        return _Laid(routes, price)

    def _improvable(self, routes: Mapping[int, Route]) -> list[int]:
        """Lines that cross another, or are not as short and straight as they could be; the worst first."""
        crossed = set(self._finder.taken_by(routes.values()).crossed())
        excess = {
            index: route.price - self._finder.alone(index) + CROSSING * len(crossed.intersection(route.nodes))
            for index, route in routes.items()
        }
        return sorted((index for index in excess if excess[index] > _LEAST), key=lambda index: (-excess[index], index))

    def _improved(self, laid: _Laid) -> _Laid:
        """What becomes of the page when a line that had to go a long way round may choose first."""
        for _ in range(_ROUNDS):
            better = min(self._tries(laid), key=lambda tried: tried.price, default=laid)
            if better.price > laid.price - _LEAST:
                break
            laid = better
        return laid

    def _tries(self, laid: _Laid) -> Iterator[_Laid]:
        order = list(laid.routes)
        for index in self._improvable(laid.routes)[:_TRIES]:
            for side in (LEFT, RIGHT, DOWN):
                if self._lines > 0:
                    self._lines -= len(order)
                    tried, stuck = self._lay(_first(index, order), side, laid.price + BEND)
                    if stuck is None:
                        yield tried


def _joins(routes: Mapping[int, Route]) -> bool:
    return any(route.joins for route in routes.values())


def _first(index: int, order: Sequence[int]) -> list[int]:
    return [index, *(other for other in order if other != index)]
