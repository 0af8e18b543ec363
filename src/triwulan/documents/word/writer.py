"""Where a DOCX stands while it is written: its pictures, counters, lists, bookmarks and the room between the margins."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import singledispatch

from triwulan.documents.blocks import Block
from triwulan.documents.content import Paper
from triwulan.documents.imprint import Look
from triwulan.documents.outline import Counters
from triwulan.documents.word.pictures import Pictures
from triwulan.documents.word.styles import FIRST_FREE
from triwulan.documents.word.xml import Element, bookmark


@dataclass
class Writer:
    """`room` in millimetres; `points` other than 12 in the small type of a half sheet."""

    paper: Paper
    pictures: Pictures
    book: bool
    counters: Counters = field(default_factory=Counters)
    lists: dict[int, int] = field(default_factory=dict)
    room: float = 0.0
    points: float | None = None
    fresh: bool = True
    """The page has just begun: a chapter's heading needs no break of its own."""
    entry: int = 0
    bookmarks: int = 0

    @property
    def look(self) -> Look:
        return self.paper.letterhead.look

    def __post_init__(self) -> None:
        self.room = self.room or self.look.text_mm

    @contextmanager
    def within(self, room: float, points: float | None = None) -> Iterator[None]:
        before = self.room, self.points
        self.room, self.points = room, points or self.points
        try:
            yield
        finally:
            self.room, self.points = before

    def new_list(self, kind: int) -> int:
        number = FIRST_FREE + len(self.lists)
        self.lists[number] = kind
        return number

    def listed(self, content: list[Element]) -> list[Element]:
        """What a line of the contents leads to; they are numbered in the order of `outline.entries`."""
        self.entry += 1
        self.bookmarks += 1
        return bookmark(entry_name(self.entry), self.bookmarks, content)


def entry_name(number: int) -> str:
    return f"_Toc{number:06}"


@singledispatch
def write(block: Block, _writer: Writer) -> list[Element]:
    """The elements of a block; each kind registers its own way (text, sheet, form, contents)."""
    raise TypeError(type(block).__name__)
