"""From a page's HTML to its tables. What a reader does not see, and what he presses, is none of a table's words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from triwulan.exchange.sheets.table import Cell, Table, number_or_text

_SPACES = re.compile(r"\s+")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_SKIPPED = frozenset({"svg", "button", "script", "template", "summary", "dialog", "legend"})
_SKIPPED_CLASSES = frozenset({"btn", "no-print"})
_BLOCKS = frozenset({"p", "div", "li", "dt", "dd", "br", "ul", "dl", "fieldset"})
_TYPED = frozenset({"text", "number", "search", "date", ""})
_TICKED = frozenset({"checkbox", "radio"})
# Classes that break a line within a cell.
_LINES = frozenset({"sub", "small"})
# On a table that is no list of facts (a month), or has a file of its own.
UNREAD = "data-no-file"


@dataclass
class _Cell:
    """`hidden` words stand for a picture; they count where there are no others."""

    is_head: bool
    is_number: bool
    span: int
    rows: int
    words: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        shown = _tidy("".join(self.words))
        return shown or _tidy("".join(self.hidden))


@dataclass
class _Row:
    in_head: bool
    cells: list[_Cell] = field(default_factory=list)


@dataclass
class Page:
    """`title`: the page's own heading."""

    title: str
    tables: list[Table]


def read_page(html: str) -> Page:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Page(_tidy(reader.title).replace("\n", " "), [_table(title, rows) for title, rows in reader.found if rows])


class _Reader(HTMLParser):
    """Keeps only what stands in tables inside <main>, and the heading before each."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[_Row]]] = []
        self.title = self.heading = ""
        self._open: list[tuple[str, str]] = []
        self._rows: list[_Row] | None = None
        self._in_head = False

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        classes = set(said.get("class", "").split())
        kind = _kind(tag, said, classes)
        if tag not in _VOID:
            self._open.append((tag, kind))
        if self._is_skipped:
            return
        if tag == "table" and UNREAD not in said and self._is_in("main"):
            self._rows = []
        elif tag in {"h1", "h2", "h3"}:
            self.heading = ""
        self._in_table(tag, said, classes)

    def _in_table(self, tag: str, said: Mapping[str, str], classes: set[str]) -> None:
        if self._rows is None:
            return
        if tag in {"thead", "tbody"}:
            self._in_head = tag == "thead"
        elif tag == "tr":
            self._rows.append(_Row(self._in_head))
        elif tag in {"td", "th"} and self._rows:
            span, rows = int(said.get("colspan") or 1), int(said.get("rowspan") or 1)
            self._rows[-1].cells.append(_Cell(tag == "th", "num" in classes, span, rows))
        elif tag == "input":
            self._type(said)
        elif tag in _BLOCKS or classes & _LINES:
            self._say("\n")

    def _type(self, said: Mapping[str, str]) -> None:
        """Of several things to tick in one cell only those that are ticked are said."""
        if said.get("type", "") in _TYPED:
            self._say(said.get("value", ""))
        unticked = said.get("type") in _TICKED and "checked" not in said
        if unticked and self._open[-1][0] == "label" and self._is_in("fieldset"):
            self._open[-1] = ("label", "skipped")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._rows is not None:
            self.found.append((_tidy(self.heading or self.title).replace("\n", " "), self._rows))
            self._rows = None
        if tag in {"thead", "tbody"}:
            self._in_head = False
        if tag in _BLOCKS:
            self._say("\n")
        while self._open:
            if self._open.pop()[0] == tag:
                break

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if self._is_skipped:
            return
        if self._is_in("h1"):
            self.title += data
        elif self._rows is None and (self._is_in("h2") or self._is_in("h3")):
            self.heading += data
        # line ends of the source are no line ends of the page
        self._say(_SPACES.sub(" ", data))

    def _say(self, text: str) -> None:
        if self._rows and self._rows[-1].cells and not self._is_skipped:
            cell = self._rows[-1].cells[-1]
            (cell.hidden if any(kind == "hidden" for _tag, kind in self._open) else cell.words).append(text)

    @property
    def _is_skipped(self) -> bool:
        return any(kind == "skipped" for _tag, kind in self._open)

    def _is_in(self, tag: str) -> bool:
        return any(opened == tag for opened, _kind in self._open)


def _kind(tag: str, said: Mapping[str, str], classes: set[str]) -> str:
    # an option that is not chosen, a row that waits to be filled in
    unchosen = (tag == "option" and "selected" not in said) or (tag == "tr" and "data-new" in said)
    if tag in _SKIPPED or "hidden" in said or classes & _SKIPPED_CLASSES or unchosen:
        return "skipped"
    return "hidden" if "vh" in classes else ""


def _table(title: str, rows: Sequence[_Row]) -> Table:
    head = [row for row in rows if row.in_head]
    body = [row for row in rows if not row.in_head]
    names = _names(head)
    lines = _spread(body)
    width = max([len(names), *map(len, lines)])
    names += [""] * (width - len(names))
    kept = [
        column for column in range(width) if names[column] or any(column < len(line) and line[column] for line in lines)
    ]
    return Table(
        title,
        [names[column] for column in kept],
        [[line[column] if column < len(line) else "" for column in kept] for line in lines],
    )


def _names(head: Sequence[_Row]) -> list[str]:
    """Headings that stand over each other become one."""
    levels = [[cell.text for cell in line] for line in _grid(head)]
    width = max(map(len, levels), default=0)
    return [
        " / ".join(dict.fromkeys(level[at] for level in levels if at < len(level) and level[at])) for at in range(width)
    ]


def _spread(body: Sequence[_Row]) -> list[list[Cell]]:
    return [
        [number_or_text(cell.text) if cell.is_number or _is_percentage(cell.text) else cell.text for cell in line]
        for line in _grid(body)
    ]


def _is_percentage(text: str) -> bool:
    return text.endswith("%") and text[:1].isdigit()


_NOTHING = _Cell(is_head=False, is_number=False, span=1, rows=1)


def _grid(rows: Sequence[_Row]) -> list[list[_Cell]]:
    """A cell that spans rows stands in each of them, one that spans columns in the first: its words are said once."""
    held: dict[tuple[int, int], _Cell] = {}
    lines = []
    for number, row in enumerate(rows):
        line: list[_Cell] = []
        waiting = list(row.cells)
        while waiting or (number, len(line)) in held:
            if (number, len(line)) in held:
                line.append(held[number, len(line)])
                continue
            cell = waiting.pop(0)
            for below in range(1, cell.rows):
                held[number + below, len(line)] = cell
            repeated = cell if row.in_head else _NOTHING
            line += [cell, *([repeated] * (cell.span - 1))]
        lines.append(line)
    return lines


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
