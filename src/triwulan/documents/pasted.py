"""What a word processor or a browser puts on the clipboard, as passages: nh3 leaves the few tags that mean something here.

Headings, paragraphs, lists and tables stay; colours, fonts, comments, pictures and scripts go. Word writes its lists as
paragraphs of a class of their own with the sign in front, and these are lists again here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

from triwulan.documents.passages import Passage, passages, written

MAX_CHARACTERS = 2_000_000
_TAGS = {
    "p",
    "div",
    "br",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "blockquote",
}
_EMPTIED = {"style", "script", "head", "title", "xml", "svg", "math", "template"}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARTS = frozenset({"p", "div", "blockquote", *_HEADINGS})
_WORDS_LIST = re.compile(r"MsoListParagraph", re.IGNORECASE)
_DOT = re.compile(r"^(?:[·•▪●o§\uf0b7\uf0a7–-])\s+")
_NUMBER = re.compile(r"^(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+", re.IGNORECASE)


def cleaned(html: str) -> str:
    """The narrative that it says, in this house's own text; empty where it says nothing."""
    safe = nh3.clean(
        html[:MAX_CHARACTERS],
        tags=_TAGS,
        attributes={"p": {"class"}},
        clean_content_tags=_EMPTIED - _TAGS,
        link_rel=None,
    )
    reader = _Reader()
    reader.feed(safe)
    reader.close()
    return written(reader.found())


def taken(html: str, plain: str) -> str:
    """Of what was pasted: its rich form where there is one, else its plain form, tidied the same way."""
    return (cleaned(html) if html.strip() else "") or written(passages(plain))


@dataclass
class _Table:
    rows: list[list[str]] = field(default_factory=list)


class _Reader(HTMLParser):
    """Text gathers until a tag says where it belongs. A list or table within another is read flat into the outer one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.made: list[Passage] = []
        self.words: list[str] = []
        self.lists: list[str] = []
        self.items: list[str] = []
        self.table: _Table | None = None
        self.depth = 0
        self.word_list = False

    def found(self) -> list[Passage]:
        self._paragraph("paragraf")
        return _joined(self.made)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.words.append(" " if self._inside else "\n")
        elif tag in _PARTS:
            self._end_part()
            self.word_list = any(name == "class" and _WORDS_LIST.search(value or "") for name, value in attrs)
        elif tag in {"ul", "ol"}:
            self._begin_list(tag)
        elif tag == "li":
            self._end_item()
        elif tag == "table":
            self._begin_table()
        elif tag == "tr" and self.table is not None and self.depth == 1:
            self.table.rows.append([])
        elif tag in {"td", "th"}:
            self.words = [*self.words, " "] if self.depth > 1 else []

    def handle_endtag(self, tag: str) -> None:
        if tag in _HEADINGS and not self._inside:
            self._paragraph("judul")
        elif tag in _PARTS:
            self._end_part()
        elif tag == "li":
            self._end_item()
        elif tag in {"ul", "ol"}:
            self._end_list()
        elif tag in {"td", "th"} and self.table is not None and self.table.rows and self.depth == 1:
            self.table.rows[-1].append(self._taken().replace("\n", " "))
        elif tag == "table":
            self._end_table()

    @property
    def _inside(self) -> bool:
        return bool(self.lists) or self.table is not None

    def _taken(self) -> str:
        text = "".join(self.words).replace("\N{NO-BREAK SPACE}", " ")
        self.words = []
        return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))

    def _end_part(self) -> None:
        if self._inside:
            self.words.append(" ")
        else:
            self._paragraph("butir" if self.word_list else "paragraf")
            self.word_list = False

    def _paragraph(self, kind: str) -> None:
        text = self._taken()
        if not text:
            return
        if kind == "butir":
            flat = text.replace("\n", " ")
            numbered = _NUMBER.match(flat) is not None
            item = (_NUMBER if numbered else _DOT).sub("", flat, count=1)
            self.made.append(Passage("angka" if numbered else "butir", items=(item,)))
        elif kind == "judul":
            self.made.append(Passage("judul", text.replace("\n", " ")))
        else:
            self.made.append(Passage("paragraf", text))

    def _begin_list(self, tag: str) -> None:
        if self._inside:
            self._end_item()
        else:
            self._paragraph("paragraf")
        self.lists.append(tag)

    def _end_item(self) -> None:
        text = self._taken().replace("\n", " ")
        if text and self.lists and self.table is None:
            self.items.append(text)
        elif text:
            self.words = [text, " "]

    def _end_list(self) -> None:
        self._end_item()
        tag = self.lists.pop() if self.lists else "ul"
        if not self.lists and self.items:
            self.made.append(Passage("angka" if tag == "ol" else "butir", items=tuple(self.items)))
            self.items = []

    def _begin_table(self) -> None:
        self.depth += 1
        if self.table is None:
            self._paragraph("paragraf")
            self.table = _Table()

    def _end_table(self) -> None:
        self.depth -= 1
        if self.depth > 0 or self.table is None:
            return
        rows = [row for row in self.table.rows if any(row)]
        self.table, self.words = None, []
        width = max((len(row) for row in rows), default=0)
        if len(rows) > 1:
            self.made.append(Passage("tabel", rows=tuple((*row, *[""] * (width - len(row))) for row in rows)))
        elif rows:
            self.made.append(Passage("paragraf", " ".join(filter(None, rows[0]))))


def _joined(made: Sequence[Passage]) -> list[Passage]:
    """Items that followed each other as Word's paragraphs are one list."""
    found: list[Passage] = []
    for each in made:
        last = found[-1] if found else None
        if last is not None and each.kind in {"butir", "angka"} and last.kind == each.kind:
            found[-1] = Passage(last.kind, items=(*last.items, *each.items))
        else:
            found.append(each)
    return found
