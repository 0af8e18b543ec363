"""What a paper is made of, block by block. Strings are shown as they are and never read as markup.

Every number is the text that is printed, formatted once in Python, so that no two faces of a paper can differ; only
charts carry decimals, because their marks must be placed.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from triwulan.documents.imprint import Signature

Align = Literal["kiri", "tengah", "kanan"]
ColumnKind = Literal["teks", "angka", "persen", "rupiah", "tengah"]
ListStyle = Literal["butir", "angka", "huruf"]
PartKind = Literal["depan", "isi", "lampiran"]
ChartKind = Literal["kolom", "garis", "skala", "kuadran", "tumpuk"]


@dataclass(frozen=True)
class Run:
    """A stretch of text within a paragraph."""

    text: str
    bold: bool = False
    italic: bool = False


Text = str | tuple[Run, ...]


def runs_of(text: Text) -> tuple[Run, ...]:
    return (Run(text),) if isinstance(text, str) else text


# text


@dataclass(frozen=True)
class Heading:
    level: int
    text: str
    numbered: bool = True


@dataclass(frozen=True)
class Paragraph:
    """`keep`: it stays on the page of the block that follows it."""

    text: Text
    indent: bool = True
    align: Literal["rata", "kiri", "tengah"] = "rata"
    keep: bool = False


@dataclass(frozen=True)
class ListBlock:
    items: tuple[Text, ...]
    style: ListStyle = "butir"


@dataclass(frozen=True)
class Formula:
    """A formula as it is printed beside its figure, in a box of its own."""

    text: str


@dataclass(frozen=True)
class Statement:
    """A framed sentence with its label, e.g. "Pernyataan:" "berhasil."."""

    label: str
    text: str


@dataclass(frozen=True)
class KeyValue:
    label: str
    value: Text


@dataclass(frozen=True)
class KeyValues:
    """Label, colon, value. An empty value prints as a dash."""

    rows: tuple[KeyValue, ...]
    label_mm: int = 32
    rule_below: bool = False


@dataclass(frozen=True)
class Option:
    label: str
    checked: bool = False


@dataclass(frozen=True)
class Checkboxes:
    label: str
    options: tuple[Option, ...]
    columns: int = 1


# tables and drawings


@dataclass(frozen=True)
class Column:
    """`width` in millimetres, or a share of what is left when it is None."""

    title: str
    kind: ColumnKind = "teks"
    width: float | None = None
    share: float = 1.0


@dataclass(frozen=True)
class Cell:
    text: Text
    columns: int = 1
    align: Align | None = None
    bold: bool = False


@dataclass(frozen=True)
class HeadCell:
    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class GroupRow:
    """A second-level head across the whole table, repeated where the table breaks."""

    title: str


Row = tuple[str | Cell, ...]


@dataclass(frozen=True)
class Table:
    """`head` replaces the columns' titles where a table has a head of two rows. Empty numbers print as a dash."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row | GroupRow, ...]
    total: Row = ()
    head: tuple[tuple[HeadCell, ...], ...] = ()
    note: str = ""
    source: str = ""
    numbered_columns: bool = False
    points: float = 9.5


@dataclass(frozen=True)
class Series:
    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True)
class ChartData:
    """What `charts.draw` needs. In "kuadran" the labels are the points, the two series their x and y."""

    kind: ChartKind
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    decimals: int = 2
    limit: Decimal | None = None


@dataclass(frozen=True)
class Chart:
    """`alt` says the same numbers in words. `width` is a percentage of the text's width."""

    caption: str
    data: ChartData
    alt: str
    source: str = ""
    width: int = 100


@dataclass(frozen=True)
class Drawing:
    """Our own SVG that is no chart, never a stranger's; or, by its `sha256`, a picture that was put into the text."""

    caption: str
    svg: str
    alt: str
    source: str = ""
    width: int = 100
    sha256: str = ""


# the sheet and the book


@dataclass(frozen=True)
class LetterheadBlock:
    """The paper's letterhead (kop)."""


@dataclass(frozen=True)
class Title:
    """The paper's name in capitals, line by line, and its number below when it is given."""

    lines: tuple[str, ...]
    number: str = ""


@dataclass(frozen=True)
class Signatures:
    """One signer stands at the right; two or more stand side by side. Place and date above the last.

    `verified`: the QR with its sentence stands at the left of a single signer (`closing.closed`).
    """

    signers: tuple[Signature, ...]
    place: str = ""
    date: dt.date | None = None
    verified: bool = False


@dataclass(frozen=True)
class VerificationBlock:
    """The QR with its sentence; at the foot of the page where `at_foot`."""

    at_foot: bool = True


@dataclass(frozen=True)
class PageBreak:
    """The next block begins a page."""


@dataclass(frozen=True)
class Landscape:
    """Turned pages for what is wide; the book stays bound on its left."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True)
class Box:
    """A cell of a form. `share` of the row's width."""

    blocks: "tuple[Block, ...]"
    share: float = 1.0


@dataclass(frozen=True)
class Form:
    """A framed form, row by row; the last row takes the height that is left on a half sheet."""

    rows: tuple[tuple[Box, ...], ...]


@dataclass(frozen=True)
class HalfSheet:
    """Half an A4 (also fits half a folio), cut on the dashed line; longer content takes a page of its own.

    `label` at the foot's right says which copy it is.
    """

    blocks: "tuple[Block, ...]"
    label: str = ""


@dataclass(frozen=True)
class Cover:
    title: str
    subtitle: str = ""


@dataclass(frozen=True)
class Contents:
    """Table of contents and the lists of tables and figures, each only when there is one to list."""


@dataclass(frozen=True)
class Part:
    """From here on a book's front matter, chapters or annexes: its own numbering of headings, tables and pages."""

    kind: PartKind


Block = (
    Heading | Paragraph | ListBlock | Formula | Statement | KeyValues | Checkboxes | Table | Chart | Drawing
    | LetterheadBlock | Title | Signatures | VerificationBlock | PageBreak | Landscape | Form | HalfSheet
    | Cover | Contents | Part
)  # fmt: skip
