"""Lines over time: how a figure moved, this one drawn through, the others dashed."""

from triwulan.core.numbers import format_number
from triwulan.documents.blocks import ChartData
from triwulan.documents.charts import svg
from triwulan.documents.charts.axis import frame, scale

WIDTH, HEIGHT = 460.0, 190.0
LEFT, RIGHT, TOP, BOTTOM = 48.0, 12.0, 38.0, 20.0


def draw(data: ChartData, alt: str) -> str:
    bottom = HEIGHT - BOTTOM
    grid, height = frame(
        TOP, bottom, LEFT, WIDTH - RIGHT, scale((v for s in data.series for v in s.values), from_zero=False), data.unit
    )
    step = (WIDTH - LEFT - RIGHT) / max(1, len(data.labels))
    samples = [svg.path([(0, 5), (18, 5)], i) + svg.marker(i, 9, 5) for i in range(len(data.series))]
    parts = [svg.legend([series.name for series in data.series], LEFT, samples), grid]
    parts += [
        svg.text(LEFT + step * (i + 0.5), HEIGHT - 5, label, anchor="middle") for i, label in enumerate(data.labels)
    ]
    for s in reversed(range(len(data.series))):
        points = [
            (i, LEFT + step * (i + 0.5), height(value), format_number(value, min(data.decimals, 2)))
            for i, value in enumerate(data.series[s].values)
            if value is not None
        ]
        parts.append(svg.path([(x, y) for _, x, y, _ in points], s))
        for i, x, y, words in points:
            parts.append(svg.marker(s, x, y))
            label = y - 7 if _is_highest(data, s, i) else y + 15
            parts.append(svg.text(x, min(label, bottom - 3), words, anchor="middle", size=svg.SMALL))
    return svg.drawing(WIDTH, HEIGHT, alt, parts)


def _is_highest(data: ChartData, series: int, index: int) -> bool:
    """Labels of the highest mark stand above it, the others' below, so that two close lines do not cover them."""
    here = data.series[series].values[index]
    others = [other.values[index] for other in data.series[:series]]
    later = [other.values[index] for other in data.series[series + 1 :]]
    return (
        here is not None and all(o is None or here > o for o in others) and all(o is None or here >= o for o in later)
    )
