"""A paper as a DOCX: sections as the typesetter's pages, footers, watermark, and everything in between."""

from dataclasses import dataclass

from docx.document import Document
from docx.section import Section

from triwulan.documents.blocks import Block, Landscape, Part
from triwulan.documents.content import Paper
from triwulan.documents.typst_data import parts
from triwulan.documents.word import contents, sheet, text
from triwulan.documents.word.package import describe, new_document, pack
from triwulan.documents.word.pictures import gather
from triwulan.documents.word.styles import write_styles
from triwulan.documents.word.writer import HALF_MM, TEXT_MM, TURNED_MM, Writer
from triwulan.documents.word.xml import Element, el, field, paragraph, run, tab, twips

WAYS_TO_WRITE = (contents, sheet, text)
"""Imported for the ways to write that they register."""
END = "akhir_naskah"
_A4 = (210.0, 297.0)
_UPRIGHT = {"top": 30, "right": 20, "bottom": 20, "left": 30}
_TURNED = {"top": 30, "right": 30, "bottom": 20, "left": 20}
_HALF = {"top": 6, "right": 15, "bottom": 4, "left": 15}


@dataclass
class Stretch:
    """Pages of one look; `first` when the page numbers start anew here."""

    kind: str
    elements: list[Element]
    turned: bool = False
    first: bool = False


def build_docx(paper: Paper) -> bytes:
    document = new_document()
    book = any(isinstance(block, Part) for block in paper.blocks)
    writer = Writer(paper, gather(document, paper), book)
    stretches = [stretch for kind, blocks in parts(paper.blocks) for stretch in _stretches(kind, blocks, writer)]
    body = document.element.body
    for element in list(body):
        body.remove(element)
    for i, stretch in enumerate(stretches):
        last = i == len(stretches) - 1
        if last:
            stretch.elements.append(_end(writer))
        body.extend(stretch.elements)
        body.append(_section(stretch) if last else _closing(stretch))
    for section, stretch in zip(document.sections, stretches, strict=True):
        _footer(section, stretch, paper)
    if paper.draft:
        _watermark(document, writer)
    write_styles(document, writer.lists, book=book)
    describe(document, paper)
    return pack(document)


def _stretches(kind: str, blocks: list[Block], writer: Writer) -> list[Stretch]:
    if kind in {"depan", "isi", "lampiran"}:
        writer.counters.enter(Part(kind))  # type: ignore[arg-type]
    found: list[Stretch] = []
    for block in blocks:
        turned = isinstance(block, Landscape)
        if not found or turned or found[-1].turned:
            found.append(Stretch(kind, [], turned, first=not found and kind in {"depan", "isi"}))
            writer.fresh = True
        inner = block.blocks if isinstance(block, Landscape) else (block,)
        with writer.within(TURNED_MM if turned else HALF_MM if kind == "separuh" else TEXT_MM):
            found[-1].elements += sheet.all_of(inner, writer)
    return found


def _section(stretch: Stretch) -> Element:
    width, height = _A4[::-1] if stretch.turned else _A4
    margins = _TURNED if stretch.turned else _HALF if stretch.kind == "separuh" else _UPRIGHT
    size = {"orient": "landscape"} if stretch.turned else {}
    numbers: dict[str, str | int] = {"fmt": "lowerRoman"} if stretch.kind == "depan" else {"fmt": "decimal"}
    numbers |= {"start": 1} if stretch.first else {}
    return el(
        "w:sectPr",
        el("w:type", val="nextPage"),
        el("w:pgSz", w=twips(width), h=twips(height), **size),
        el(
            "w:pgMar",
            **{side: twips(found) for side, found in margins.items()},
            header=twips(10),
            footer=twips(9),
            gutter=0,
        ),
        el("w:pgNumType", **numbers),
    )


def _closing(stretch: Stretch) -> Element:
    """A section's end hangs on a paragraph; this one takes no room."""
    end = paragraph([run("", points=1)])
    end.insert(0, el("w:pPr", el("w:spacing", before=0, after=0, line=20, lineRule="exact"), _section(stretch)))
    return end


def _end(writer: Writer) -> Element:
    writer.bookmarks += 1
    mark = [el("w:bookmarkStart", id=writer.bookmarks, name=END), el("w:bookmarkEnd", id=writer.bookmarks)]
    end = paragraph(mark)
    end.insert(0, el("w:pPr", el("w:spacing", before=0, after=0, line=20, lineRule="exact")))
    return end


def _footer(section: Section, stretch: Stretch, paper: Paper) -> None:
    footer = section.footer
    footer.is_linked_to_previous = False
    element = footer._element
    for found in list(element):
        element.remove(found)
    if stretch.kind in {"sampul", "separuh"}:
        element.append(paragraph(style="Footer"))
        return
    page = field("PAGE", [run("1")])
    of = (
        [] if stretch.kind == "depan" else [run("halaman "), *page, run(" dari "), *field(f"PAGEREF {END}", [run("1")])]
    )
    words = [run(paper.title), tab(), *(of or page)]
    right = TURNED_MM if stretch.turned else TEXT_MM
    line = paragraph(words, style="Footer", tabs=[(TEXT_MM, "clear", ""), (right, "right", "")])
    line[0].insert(1, el("w:pBdr", el("w:top", val="single", sz=4, space=4, color="000000")))
    element.append(line)
    if paper.sample:
        element.append(paragraph([run(sheet.SAMPLE, italic=True)], style="Footer"))


def _watermark(document: Document, writer: Writer) -> None:
    """Later sections take over the first one's header."""
    header = document.sections[0].header
    header.is_linked_to_previous = False
    element = header._element
    for found in list(element):
        element.remove(found)
    element.append(paragraph([writer.pictures.watermark(header.part)], style="Header"))
