"""A paper as a DOCX: sections as the typesetter's pages, footers, watermark, and everything in between."""

from dataclasses import dataclass

from docx.section import Section, _BaseHeaderFooter

from triwulan.documents.blocks import Block, Landscape, LetterheadBlock, Part
from triwulan.documents.content import Paper
from triwulan.documents.imprint import Look
from triwulan.documents.pieces.closing import closed
from triwulan.documents.typesetting.data import parts
from triwulan.documents.word import contents, sheet, text
from triwulan.documents.word.package import describe, new_document, pack
from triwulan.documents.word.pictures import gather
from triwulan.documents.word.styles import write_styles
from triwulan.documents.word.writer import Writer, write
from triwulan.documents.word.xml import Element, el, field, paragraph, run, spacer, tab, twips

WAYS_TO_WRITE = (contents, sheet, text)
"""Imported for the ways to write that they register."""
END = "akhir_naskah"
_HALF = {"top": 6, "right": 15, "bottom": 4, "left": 15}


@dataclass
class Stretch:
    """Pages of one look; `first` when the page numbers start anew here; `letterhead` when it heads the first page."""

    kind: str
    elements: list[Element]
    turned: bool = False
    first: bool = False
    letterhead: bool = False


def build_docx(paper: Paper) -> bytes:
    document = new_document()
    book = any(isinstance(block, Part) for block in paper.blocks)
    writer = Writer(paper, gather(document, paper), book)
    stretches = [
        stretch for kind, blocks in parts(paper.blocks) for stretch in _stretches(kind, closed(blocks), writer)
    ]
    body = document.element.body
    for element in list(body):
        body.remove(element)
    for i, stretch in enumerate(stretches):
        last = i == len(stretches) - 1
        if last:
            stretch.elements.append(_end(writer))
        body.extend(stretch.elements)
        body.append(_section(stretch, paper.letterhead.look) if last else _closing(stretch, paper.letterhead.look))
    for section, stretch in zip(document.sections, stretches, strict=True):
        _margins(section, stretch, writer)
    write_styles(document, writer.lists, paper.letterhead.look, book=book)
    describe(document, paper)
    return pack(document)


def _stretches(kind: str, blocks: tuple[Block, ...], writer: Writer) -> list[Stretch]:
    if kind in {"depan", "isi", "lampiran"}:
        writer.counters.enter(Part(kind))  # type: ignore[arg-type]
    found: list[Stretch] = []
    for block in blocks:
        turned = isinstance(block, Landscape)
        if not found or turned or found[-1].turned:
            found.append(Stretch(kind, [], turned, first=not found and kind in {"depan", "isi"}))
            writer.fresh = True
        if isinstance(block, LetterheadBlock) and not found[-1].elements:
            found[-1].letterhead = True
            continue
        inner = block.blocks if isinstance(block, Landscape) else (block,)
        with writer.within(_room(kind, writer.look, turned=turned)):
            found[-1].elements += sheet.all_of(inner, writer)
    return found


def _room(kind: str, look: Look, *, turned: bool) -> float:
    if turned:
        return look.turned_mm
    return look.half_mm if kind == "separuh" else look.text_mm


def _edges(stretch: Stretch, look: Look) -> dict[str, int]:
    """A turned page's head is the binding edge."""
    if stretch.turned:
        return {"top": look.left, "right": look.top, "bottom": look.right, "left": look.bottom}
    if stretch.kind == "separuh":
        return _HALF
    return {"top": look.top, "right": look.right, "bottom": look.bottom, "left": look.left}


def _section(stretch: Stretch, look: Look) -> Element:
    width, height = look.size[::-1] if stretch.turned else look.size
    margins = _edges(stretch, look)
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
            header=twips(0 if margins is _HALF else 12),
            footer=twips(0 if margins is _HALF else 9),
            gutter=0,
        ),
        el("w:pgNumType", **numbers),
    )


def _closing(stretch: Stretch, look: Look) -> Element:
    """A section's end hangs on a paragraph; this one takes no room."""
    end = spacer()
    end[0].append(_section(stretch, look))
    return end


def _end(writer: Writer) -> Element:
    writer.bookmarks += 1
    mark = [el("w:bookmarkStart", id=writer.bookmarks, name=END), el("w:bookmarkEnd", id=writer.bookmarks)]
    end = spacer()
    end.extend(mark)
    return end


def _margins(section: Section, stretch: Stretch, writer: Writer) -> None:
    """Footer, letterhead and watermark of one section; what a section has not itself, it takes over from the last one."""
    section.different_first_page_header_footer = bool(stretch.letterhead)
    feet = [section.footer, section.first_page_footer] if stretch.letterhead else [section.footer]
    for foot in feet:
        _fill(foot, _foot(stretch, writer.paper))
    heads = [section.header, section.first_page_header] if stretch.letterhead else [section.header]
    for head in heads:
        head.is_linked_to_previous = False
        with writer.pictures.into(head.part), writer.within(writer.look.text_mm):
            drawn = write(LetterheadBlock(), writer) if len(heads) > 1 and head is heads[1] else []
            mark = [writer.pictures.watermark()] if writer.paper.draft else []
            _fill(head, [*drawn, paragraph(mark, style="Header") if mark else spacer()])


def _fill(story: _BaseHeaderFooter, elements: list[Element]) -> None:
    story.is_linked_to_previous = False
    element = story._element
    for found in list(element):
        element.remove(found)
    element.extend(elements)


def _foot(stretch: Stretch, paper: Paper) -> list[Element]:
    if stretch.kind in {"sampul", "separuh"}:
        return [spacer()]
    page = field("PAGE", [run("1")])
    of = (
        [] if stretch.kind == "depan" else [run("halaman "), *page, run(" dari "), *field(f"PAGEREF {END}", [run("1")])]
    )
    upright = paper.letterhead.look.text_mm
    right = paper.letterhead.look.turned_mm if stretch.turned else upright
    words = [run(paper.title), tab(), *(of or page)]
    line = paragraph(words, style="Footer", tabs=[(upright, "clear", ""), (right, "right", "")])
    line[0].insert(1, el("w:pBdr", el("w:top", val="single", sz=4, space=4, color="000000")))
    return [line, *([paragraph([run(sheet.SAMPLE, italic=True)], style="Footer")] if paper.sample else [])]
