"""The agency's structure as a drawing: head, secretariat at the side, divisions in a row with their posts below."""

from collections.abc import Sequence

from triwulan.documents.charts import svg

WIDTH, GAP, PAD, LINE = 460.0, 6.0, 5.0, 11.0
SIZE, WIDEST = 9.5, 150.0

Unit = tuple[str, tuple[str, ...]]
"""A unit's name and the posts under it."""


def draw(head: str, secretariat: Unit | None, divisions: Sequence[Unit], alt: str) -> str:
    parts, bottom = _box(WIDTH / 2 - 80, 2, 160, (head,), bold=True)
    trunk = bottom
    y = bottom + 18
    if secretariat is not None:
        drawn, y_end = _secretariat(secretariat, bottom)
        parts += drawn
        y = y_end + 16
    if not divisions:
        return svg.drawing(WIDTH, y, alt, parts)
    width = min(WIDEST, (WIDTH - 2 - GAP * (len(divisions) - 1)) / len(divisions))
    left = (WIDTH - width * len(divisions) - GAP * (len(divisions) - 1)) / 2
    centres = [left + width / 2 + i * (width + GAP) for i in range(len(divisions))]
    parts.append(svg.line(WIDTH / 2, trunk, WIDTH / 2, y))
    parts.append(svg.line(min(centres[0], WIDTH / 2), y, max(centres[-1], WIDTH / 2), y))
    lowest, tallest = y, max(len(svg.wrap(name, width - 2 * PAD, SIZE, most=6)) for name, _ in divisions)
    for centre, (name, posts) in zip(centres, divisions, strict=True):
        parts.append(svg.line(centre, y, centre, y + 10))
        drawn, bottom = _box(centre - width / 2, y + 10, width, (name,), bold=True, lines=tallest)
        parts += drawn
        drawn, bottom = _posts(centre - width / 2, bottom, width, posts)
        parts += drawn
        lowest = max(lowest, bottom)
    return svg.drawing(WIDTH, lowest + 4, alt, parts)


def _secretariat(unit: Unit, top: float) -> tuple[list[str], float]:
    name, posts = unit
    left, width = WIDTH / 2 + 60, WIDTH / 2 - 62
    parts, bottom = _box(left, top + 10, width, (name,), bold=True)
    middle = (top + 10 + bottom) / 2
    parts.append(svg.line(WIDTH / 2, middle, left, middle))
    if posts:
        each = (width - GAP * (len(posts) - 1)) / len(posts)
        ends = [bottom]
        for i, post in enumerate(posts):
            drawn, end = _box(left + i * (each + GAP), bottom + 6, each, (post,))
            centre = left + i * (each + GAP) + each / 2
            parts += [svg.line(centre, bottom, centre, bottom + 6), *drawn]
            ends.append(end)
        bottom = max(ends)
    return parts, bottom


def _box(
    x: float, y: float, width: float, words: Sequence[str], *, bold: bool = False, lines: int = 1
) -> tuple[list[str], float]:
    found = [line for part in words for line in svg.wrap(part, width - 2 * PAD, SIZE, most=6)]
    height = max(len(found), lines) * LINE + 2 * PAD
    first = y + (height - len(found) * LINE) / 2 + LINE - 2.5
    parts = [svg.area(x, y, width, height, ("seg-off", "#fff"))]
    parts += [
        svg.text(x + width / 2, first + LINE * i, line, anchor="middle", size=SIZE, style="bold" if bold else "")
        for i, line in enumerate(found)
    ]
    return parts, y + height


def _posts(x: float, y: float, width: float, posts: Sequence[str]) -> tuple[list[str], float]:
    parts, top = [], y + 4
    for post in posts:
        for i, line in enumerate(svg.wrap(post, width - 12, SIZE - 1)):
            parts.append(svg.text(x + (9 if i == 0 else 11), top + LINE - 2, line, size=SIZE - 1))
            top += LINE
        top += 2
    if posts:
        parts.append(svg.line(x + 4, y, x + 4, top))
    return parts, top
