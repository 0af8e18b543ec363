"""Two figures against each other: what was reached (upright) for what was spent (along), the diagonal between them."""

from collections.abc import Callable
from decimal import Decimal

from triwulan.documents.blocks import ChartData
from triwulan.documents.charts import svg
from triwulan.documents.charts.axis import Scale, scale

SIDE, LEFT, TOP, WIDTH = 230.0, 44.0, 16.0, 460.0
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CLEARLY = Decimal(5)


def draw(data: ChartData, alt: str) -> str:
    """A filled mark: more spent than reached, by more than five points. Letters stand for the labels at the right."""
    along, upright = data.series
    found = scale([*along.values, *upright.values], from_zero=False)

    def x(value: Decimal) -> float:
        return LEFT + found.share(value) * SIDE

    def y(value: Decimal) -> float:
        return TOP + SIDE - found.share(value) * SIDE

    parts = [*_grid(found, x, y, along.name, upright.name, data.unit)]
    key_y = TOP + 10
    for i, label in enumerate(data.labels):
        spent, reached = along.values[i], upright.values[i]
        letter = LETTERS[i % len(LETTERS)]
        if spent is not None and reached is not None:
            parts.append(svg.marker(i, x(spent), y(reached), filled=spent > reached + CLEARLY))
            parts.append(svg.text(x(spent) + 7, y(reached) + 4, letter, style="bold"))
        lines = svg.wrap(label, WIDTH - LEFT - SIDE - 34, svg.SMALL, most=4)
        parts.append(svg.text(LEFT + SIDE + 16, key_y, letter, style="bold", size=svg.SMALL))
        parts += [svg.text(LEFT + SIDE + 30, key_y + 11 * k, words, size=svg.SMALL) for k, words in enumerate(lines)]
        key_y += 11 * len(lines) + 4
    return svg.drawing(WIDTH, max(TOP + SIDE + 36, key_y + 4), alt, parts)


def _grid(
    found: Scale, x: Callable[[Decimal], float], y: Callable[[Decimal], float], along: str, upright: str, unit: str
) -> list[str]:
    bottom, right = TOP + SIDE, LEFT + SIDE
    parts = []
    for tick in found.ticks():
        parts += [
            svg.line(LEFT, y(tick), right, y(tick), kind="grid"),
            svg.line(x(tick), TOP, x(tick), bottom, kind="grid"),
        ]
        parts.append(svg.text(LEFT - 5, y(tick) + 3.5, svg.short(tick), anchor="end", size=svg.SMALL))
        parts.append(svg.text(x(tick), bottom + 13, svg.short(tick), anchor="middle", size=svg.SMALL))
    parts += [svg.line(LEFT, bottom, right, TOP, kind="goal")]
    parts += [svg.line(LEFT, TOP, LEFT, bottom), svg.line(LEFT, bottom, right, bottom)]
    named = f" ({unit})" if unit else ""
    parts.append(svg.text(LEFT - 5, TOP - 6, f"{upright}{named}", size=svg.SMALL, style="italic"))
    parts.append(svg.text(right, bottom + 28, f"{along}{named}", anchor="end", size=svg.SMALL, style="italic"))
    return parts
