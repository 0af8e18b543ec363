"""A word-sized line beside a figure: its last values, the newest with a dot."""

from collections.abc import Sequence
from decimal import Decimal

from triwulan.documents.charts import svg

WIDTH, HEIGHT, EDGE = 96.0, 24.0, 5.0


def draw(values: Sequence[Decimal | None], alt: str) -> str:
    known = [value for value in values if value is not None]
    low, high = (min(known), max(known)) if known else (svg.ZERO, svg.ZERO)
    span = high - low or Decimal(1)
    step = (WIDTH - 2 * EDGE) / max(1, len(values) - 1)
    points = [
        (EDGE + step * i, HEIGHT - EDGE - float((value - low) / span) * (HEIGHT - 2 * EDGE))
        for i, value in enumerate(values)
        if value is not None
    ]
    parts = [svg.path(points, 0)]
    if points:
        parts.append(
            f'<circle class="dot-last" cx="{svg.number(points[-1][0])}" cy="{svg.number(points[-1][1])}" r="2.8"/>'
        )
    return svg.drawing(WIDTH, HEIGHT, alt, parts)
