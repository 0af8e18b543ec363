"""Numbers of headings, tables and figures, counted as the typesetter counts them: for DOCX and for the page.

typst numbers by itself; here the same rules stand once more for the two faces that have no counters of their own. A test
compares them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from triwulan.core.roman import to_roman
from triwulan.documents.blocks import Block, Chart, Drawing, Form, HalfSheet, Heading, Landscape, Part, Table

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Entry:
    """A line of the table of contents or of the lists; `kind` "judul", "Tabel" or "Gambar"."""

    kind: str
    level: int
    label: str
    text: str


@dataclass
class Counters:
    part: str = "lembar"
    levels: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    captions: dict[str, int] = field(default_factory=lambda: {"Tabel": 0, "Gambar": 0})

    def enter(self, part: Part) -> None:
        self.part = part.kind
        if part.kind != "depan":
            self.levels = [0, 0, 0, 0]

    def heading(self, block: Heading) -> str:
        """Its printed number ("BAB II", "A.", ""), after counting it."""
        at = block.level - 1
        numbered = block.numbered and self.part != "depan"
        if numbered:
            self.levels = [*self.levels[:at], self.levels[at] + 1, *([0] * (3 - at))]
        if block.level == 1 and self.part in {"isi", "lampiran"}:
            self.captions = {"Tabel": 0, "Gambar": 0}
        return self._label(block.level) if numbered else ""

    def caption(self, kind: str) -> str:
        """ "Tabel 3.1" for the next table, "Gambar 3.1" for the next figure."""
        self.captions[kind] += 1
        count = self.captions[kind]
        if self.part in {"lembar", "depan"}:
            return f"{kind} {count}"
        return f"{kind} {'L' if self.part == 'lampiran' else ''}{self.levels[0]}.{count}"

    def _label(self, level: int) -> str:
        count = self.levels[level - 1]
        if self.part == "lembar":
            return (f"{_letter(count).upper()}.", f"{count}.", f"{_letter(count)}.", f"{_letter(count)}.")[level - 1]
        chapter = f"LAMPIRAN {count}" if self.part == "lampiran" else f"BAB {to_roman(count)}" if level == 1 else ""
        return (chapter, f"{_letter(count).upper()}.", f"{count}.", f"{_letter(count)}.")[level - 1]


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block in the order of reading, those within others too."""
    for block in blocks:
        yield block
        if isinstance(block, Landscape | HalfSheet):
            yield from walk(block.blocks)
        elif isinstance(block, Form):
            for row in block.rows:
                for box in row:
                    yield from walk(box.blocks)


def entries(blocks: tuple[Block, ...]) -> tuple[Entry, ...]:
    counters, found = Counters(), []
    for block in walk(blocks):
        if isinstance(block, Part):
            counters.enter(block)
        elif isinstance(block, Heading):
            found.append(Entry("judul", block.level, counters.heading(block), block.text))
        elif isinstance(block, Table) and block.caption:
            found.append(Entry("Tabel", 1, counters.caption("Tabel"), block.caption))
        elif isinstance(block, Chart | Drawing) and block.caption:
            found.append(Entry("Gambar", 1, counters.caption("Gambar"), block.caption))
    return tuple(found)


def _letter(count: int) -> str:
    """a to z, then aa; typst does the same."""
    first, second = divmod(count - 1, len(_LETTERS))
    return (_LETTERS[first - 1] if first else "") + _LETTERS[second]
