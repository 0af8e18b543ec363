"""Text, lists, tables and figures of a DOCX."""

from triwulan.documents.blocks import (
    Chart,
    Checkboxes,
    Drawing,
    Formula,
    Heading,
    KeyValues,
    ListBlock,
    Paragraph,
    Statement,
    Table,
)
from triwulan.documents.tables import DASH
from triwulan.documents.word.pictures import svg_of
from triwulan.documents.word.styles import BOX_FONT, BULLET, DECIMAL, LETTER, NUMBERED
from triwulan.documents.word.tables import cell, grid, row, table
from triwulan.documents.word.writer import Writer, write
from triwulan.documents.word.xml import Element, field, paragraph, run, runs, spacer

_LISTS = {"butir": BULLET, "angka": DECIMAL, "huruf": LETTER}
_ALIGN = {"rata": "", "kiri": "left", "tengah": "center"}
COLON_MM = 4.0


@write.register
def _(block: Heading, writer: Writer) -> list[Element]:
    counters = writer.counters
    label = counters.heading(block)
    number = (NUMBERED[counters.part], block.level - 1) if label else None
    breaks = writer.book and block.level == 1 and not writer.fresh
    words = writer.listed([run(block.text)])
    return [paragraph(words, style=f"Heading{block.level}", number=number, page_break=breaks)]


@write.register
def _(block: Paragraph, writer: Writer) -> list[Element]:
    first = None if block.indent and block.align == "rata" and writer.points is None else 0
    after = 1.0 if writer.points else None
    style = "BodyText" if writer.points is None else ""
    words = runs(block.text, points=writer.points)
    return [paragraph(words, style=style, first=first, align=_ALIGN[block.align], after=after, keep_next=block.keep)]


@write.register
def _(block: ListBlock, writer: Writer) -> list[Element]:
    number = writer.new_list(_LISTS[block.style])
    return [paragraph(runs(item), style="ListParagraph", number=(number, 0)) for item in block.items]


@write.register
def _(block: Formula, writer: Writer) -> list[Element]:
    return [paragraph([run(block.text, points=writer.points)], frame="left", shade="F8F8F8", before=2, after=3, left=2)]


@write.register
def _(block: Statement, _writer: Writer) -> list[Element]:
    words = [run(f"{block.label} ", bold=True), run(block.text)]
    return [paragraph(words, frame="box", before=2, after=3, left=2)]


@write.register
def _(block: KeyValues, writer: Writer) -> list[Element]:
    label, left = float(block.label_mm), writer.room - block.label_mm - COLON_MM
    rows = [
        row(
            [
                cell([_small([run(found.label, points=writer.points)])], label),
                cell([_small([run(":", points=writer.points)])], COLON_MM),
                cell([_small(runs(found.value or DASH, points=writer.points))], left),
            ]
        )
        for found in block.rows
    ]
    made: list[Element] = [grid([label, COLON_MM, left], rows, borders=False, padding=0)]
    return [*made, spacer(0 if writer.points else 3, frame="bottom" if block.rule_below else "")]


def _small(content: list[Element]) -> Element:
    return paragraph(content, after=0.4)


@write.register
def _(block: Checkboxes, writer: Writer) -> list[Element]:
    head = (
        [paragraph([run(block.label, bold=True, points=writer.points)], keep_next=True, after=0.5)]
        if block.label
        else []
    )
    wide = writer.room / block.columns
    shown = [
        paragraph(
            [run("☒" if option.checked else "☐", font=BOX_FONT, points=writer.points), run(f"  {option.label}", points=writer.points)],
            left=6, first=-6, after=0.3,
        )
        for option in block.options
    ]  # fmt: skip
    if block.columns == 1:
        return [*head, *shown]
    lines = [shown[i : i + block.columns] for i in range(0, len(shown), block.columns)]
    rows = [row([cell([found], wide) for found in line]) for line in lines if len(line) == block.columns]
    odd = [paragraph_row for line in lines if len(line) < block.columns for paragraph_row in line]
    return [
        *head,
        grid([wide] * block.columns, rows, borders=False, padding=0),
        *odd,
        paragraph([run("", points=2)], after=1),
    ]


@write.register
def _(block: Table, writer: Writer) -> list[Element]:
    made: list[Element] = [_caption("Tabel", block.caption, writer)] if block.caption else []
    made.append(table(block, writer.room))
    below = [line for line in (block.note, f"Sumber: {block.source}" if block.source else "") if line]
    made.append(paragraph([run("\n".join(below))], style="Source") if below else spacer(4))
    return made


@write.register
def _(block: Chart, writer: Writer) -> list[Element]:
    return _figure(block, writer, vector=False)


@write.register
def _(block: Drawing, writer: Writer) -> list[Element]:
    return _figure(block, writer, vector=not block.sha256)


def _figure(block: Chart | Drawing, writer: Writer, *, vector: bool) -> list[Element]:
    svg = block.svg if isinstance(block, Drawing) else svg_of(block)
    picture = writer.pictures.inline(svg, writer.room * block.width / 100, block.alt, vector=vector)
    made: list[Element] = [paragraph([picture], align="center", keep_next=bool(block.caption), before=2)]
    if block.source:
        made.append(
            paragraph([run(f"Sumber: {block.source}", points=8.5)], align="center", keep_next=bool(block.caption))
        )
    if block.caption:
        made.append(_caption("Gambar", block.caption, writer, last=True))
    return made


def _caption(kind: str, text: str, writer: Writer, *, last: bool = False) -> Element:
    """The number is a sequence field within its chapter, so that the lists of tables and figures can be made anew."""
    label = writer.counters.caption(kind)
    before, _, count = label.rpartition(" ")
    chapter, _, number = count.rpartition(".")
    anew = " \\r 1" if number == "1" else ""
    shown = field(f"SEQ {kind} \\* ARABIC{anew}", [run(number)])
    words = writer.listed([run(f"{before} {chapter}{'.' if chapter else ''}"), *shown, run(f" {text}")])
    return paragraph(words, style="Caption", keep_next=not last, after=4 if last else None)
