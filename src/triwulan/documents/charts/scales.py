"""Lying bars: many achievements beside the one limit, and parts of a whole stacked in a row."""

from decimal import Decimal

from triwulan.core.numbers import format_number
from triwulan.documents.blocks import ChartData
from triwulan.documents.charts import svg

WIDTH, RIGHT, GAP = 460.0, 64.0, 5.0
BAR, LINE = 12.0, 11.0
HUNDRED = Decimal(100)


def draw(data: ChartData, alt: str) -> str:
    """Beyond twice the limit a bar is cut off with a broken end; its figure stands beside it in full."""
    values, limit = data.series[0].values, data.limit or HUNDRED
    known = [value for value in values if value is not None]
    most = max([min(value, limit * 2) for value in known] + [limit]) * Decimal("1.02")
    labels, left = _labels(data.labels)
    rows, bottom = _rows(labels, 20.0)
    fills = svg.fills(alt)

    def at(value: Decimal) -> float:
        return left + float(max(min(value, limit * 2), svg.ZERO) / most) * (WIDTH - left - RIGHT)

    parts = [svg.line(at(limit), 13, at(limit), bottom, kind="goal")]
    parts.append(svg.text(at(limit), 10, f"{svg.short(limit)} {data.unit}".strip(), anchor="middle", size=svg.SMALL))
    for lines, y, value in zip(labels, rows, values, strict=True):
        parts += _label(lines, left, y)
        if value is None:
            parts.append(svg.text(left + 4, y + 10, "tidak dapat dinilai", style="italic", size=svg.SMALL))
            continue
        parts.append(svg.area(left, y, at(value) - left, BAR, fills[1] if value >= limit else fills[0]))
        if value > limit * 2:
            parts.append(_broken_end(at(value), y))
        words = format_number(value, min(data.decimals, 2))
        parts.append(svg.text(at(value) + GAP, y + 10, words, size=svg.SMALL, style="halo"))
    parts.append(svg.line(left, 15, left, bottom))
    return svg.drawing(WIDTH, bottom + 4, alt, parts)


def draw_stacked(data: ChartData, alt: str) -> str:
    """The counts stand at the right in the order of the legend."""
    order = (1, 0, 3, 2)
    all_fills = svg.fills(alt)
    fills = [all_fills[i] for i in order]
    labels, left = _labels(data.labels)
    rows, bottom = _rows(labels, 26.0)
    sums = [sum((s.values[i] or svg.ZERO for s in data.series), svg.ZERO) for i in range(len(labels))]
    most = max([*sums, Decimal(1)])
    samples = [svg.area(0, 0, 18, 10, fills[s]) for s in range(len(data.series))]
    parts = [svg.legend([series.name for series in data.series], left, samples)]
    for i, (lines, y) in enumerate(zip(labels, rows, strict=True)):
        parts += _label(lines, left, y)
        x = left
        for s, series in enumerate(data.series):
            width = float((series.values[i] or svg.ZERO) / most) * (WIDTH - left - RIGHT)
            if width > 0:
                parts.append(svg.area(x, y, width, BAR, fills[s]))
            x += width
        words = " / ".join("–" if s.values[i] is None else svg.short(s.values[i] or svg.ZERO) for s in data.series)
        parts.append(svg.text(x + GAP, y + 10, words, size=svg.SMALL))
    parts.append(svg.line(left, 21, left, bottom))
    return svg.drawing(WIDTH, bottom + 4, alt, parts)


def _labels(labels: tuple[str, ...]) -> tuple[list[tuple[str, ...]], float]:
    """Wrapped labels, and how much room they take at the left."""
    widest = min(max((svg.width_of(label, svg.SMALL) for label in labels), default=0), 190.0)
    return [svg.wrap(label, widest + 2, svg.SMALL, most=3) for label in labels], max(widest + 10, 28.0)


def _rows(labels: list[tuple[str, ...]], top: float) -> tuple[list[float], float]:
    tops = []
    for lines in labels:
        tops.append(top + (len(lines) - 1) * LINE / 2)
        top += max(BAR, len(lines) * LINE) + GAP
    return tops, top


def _label(lines: tuple[str, ...], left: float, y: float) -> list[str]:
    first = y + 9.5 - (len(lines) - 1) * LINE / 2
    return [svg.text(left - 6, first + LINE * k, words, anchor="end", size=svg.SMALL) for k, words in enumerate(lines)]


def _broken_end(x: float, y: float) -> str:
    zigzag = f"M{svg.number(x - 9)} {svg.number(y - 2)}l4 4-4 4 4 4-4 4 4 4"
    return (
        f'<path d="{zigzag}" fill="none" stroke="#fff" stroke-width="3.4" class="gap"/>'
        f'<path d="{zigzag}" fill="none" stroke="{svg.INK}" stroke-width=".7"/>'
    )
