"""Upright bars on a scale: target and realisation, quarter by quarter."""

from triwulan.core.numbers import format_number
from triwulan.documents.blocks import ChartData
from triwulan.documents.charts import svg
from triwulan.documents.charts.axis import frame, scale

WIDTH, HEIGHT = 460.0, 196.0
LEFT, RIGHT, TOP = 48.0, 8.0, 38.0
WIDEST = 34.0


def draw(data: ChartData, alt: str) -> str:
    fills = svg.fills(alt)
    step = (WIDTH - LEFT - RIGHT) / max(1, len(data.labels))
    labels = [svg.wrap(label, step - 4, svg.SIZE, most=2) for label in data.labels]
    bottom = HEIGHT - 6 - 12 * max([len(lines) for lines in labels] or [1])
    grid, height = frame(
        TOP, bottom, LEFT, WIDTH - RIGHT, scale((v for s in data.series for v in s.values), from_zero=True), data.unit
    )
    sample = [svg.area(0, 0, 18, 10, fills[i]) for i in range(len(data.series))]
    parts = [svg.legend([series.name for series in data.series], LEFT, sample), grid]
    bar = min(WIDEST, step * 0.76 / max(1, len(data.series)))
    for i, lines in enumerate(labels):
        middle = LEFT + step * (i + 0.5)
        parts += [svg.text(middle, bottom + 13 + 12 * k, words, anchor="middle") for k, words in enumerate(lines)]
        for s, series in enumerate(data.series):
            x = middle + (s - len(data.series) / 2) * bar
            value = series.values[i]
            if value is None:
                parts.append(svg.text(x + bar / 2, height(svg.ZERO) - 3, "–", anchor="middle"))
                continue
            top, base = sorted((height(value), height(svg.ZERO)))
            parts.append(svg.area(x + 1, top, bar - 2, base - top, fills[s]))
            words = format_number(value, min(data.decimals, 2))
            size = min(svg.SMALL, svg.SMALL * (bar + 5) / svg.width_of(words, svg.SMALL))
            parts.append(svg.text(x + bar / 2, top - 3, words, anchor="middle", size=max(size, 7.0)))
    return svg.drawing(WIDTH, HEIGHT, alt, parts)
