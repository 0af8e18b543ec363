"""The column headings of a drawn matrix, and the rules between its columns."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from triwulan.core.flow import svg
from triwulan.core.flow.figure import Matrix
from triwulan.core.flow.text import text_width, widest_word, wrap

_LINE, _PADDING, _GROUP = 14.0, 15.0, 22.0


def _stands(matrix: Matrix) -> bool:
    """Whether the performers' names stand upright, for a word of theirs is wider than its column."""
    return any(widest_word(name, matrix.head) > matrix.column_width - 4 for _, name in matrix.performers)


def _group_height(matrix: Matrix) -> float:
    return _GROUP if matrix.performers_heading or any(column.group for column in matrix.text_columns) else 0.0


def head_height(matrix: Matrix) -> float:
    flat = [wrap(column.heading, column.width - 8, matrix.head) for column in matrix.text_columns]
    if _stands(matrix):
        names = max(text_width(name, matrix.head) for _, name in matrix.performers) + _PADDING
    else:
        flat += [wrap(name, matrix.column_width - 4, matrix.head) for _, name in matrix.performers]
        names = 0.0
    return round(max(44.0, names, max(map(len, flat), default=1) * _LINE + _PADDING + 1) + _group_height(matrix), 1)


def head_parts(matrix: Matrix, head: float, body: float) -> Iterator[str]:
    total = head + body
    yield svg.tag("rect", class_="fm-head", x=0.5, y=0.5, width=matrix.width - 1, height=head)
    yield svg.tag("rect", class_="fm-grid", x=0.5, y=0.5, width=matrix.width - 1, height=total - 1)
    yield svg.rule(0, head, matrix.width, head)
    yield from _groups(matrix)
    for index, column in enumerate(matrix.text_columns):
        x = matrix.column_left(index)
        top = _group_height(matrix) if column.group else 0.0
        if x:
            inner = index and column.group and column.group == matrix.text_columns[index - 1].group
            yield svg.rule(x, top if inner else 0, x, total)
        yield from _flat(x + column.width / 2, top, head, wrap(column.heading, column.width - 8, matrix.head))
    top = _group_height(matrix) if matrix.performers_heading else 0.0
    for number, (_, name) in enumerate(matrix.performers):
        x = matrix.left + number * matrix.column_width
        yield svg.rule(x, top if number else 0, x, total)
        middle = x + matrix.column_width / 2
        if _stands(matrix):
            yield _upright(middle, top, head, name)
        else:
            yield from _flat(middle, top, head, wrap(name, matrix.column_width - 4, matrix.head))


def _groups(matrix: Matrix) -> Iterator[str]:
    spans = [(matrix.performers_heading, matrix.left, matrix.left + matrix.performers_width)]
    for group, members in groupby(range(len(matrix.text_columns)), lambda index: matrix.text_columns[index].group):
        indexes = list(members)
        end = matrix.column_left(indexes[-1]) + matrix.text_columns[indexes[-1]].width
        spans.append((group, matrix.column_left(indexes[0]), end))
    for heading, start, end in spans:
        if heading:
            yield svg.rule(start, _GROUP, end, _GROUP)
            yield svg.words((start + end) / 2, _GROUP / 2 + 4, heading, "fm-h", "middle")


def _flat(x: float, top: float, bottom: float, lines: Sequence[str]) -> Iterator[str]:
    middle = (top + bottom) / 2
    for place, line in enumerate(lines):
        yield svg.words(x, middle + (place - (len(lines) - 1) / 2) * _LINE + 4, line, "fm-h", "middle")


def _upright(x: float, top: float, bottom: float, name: str) -> str:
    middle = (top + bottom) / 2
    turned = f"rotate(-90 {svg.num(x + 4)} {svg.num(middle)})"
    return svg.tag("text", escape(name), class_="fm-h", x=x + 4, y=middle, text_anchor="middle", transform=turned)
