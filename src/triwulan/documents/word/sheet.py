"""Letterhead, titles, signatures, QR, cover and forms of a DOCX."""

from collections.abc import Sequence

from docx.oxml.ns import qn

from triwulan.core.dates import format_date
from triwulan.documents.blocks import (
    Block,
    Box,
    Checkboxes,
    Cover,
    Form,
    HalfSheet,
    LetterheadBlock,
    PageBreak,
    Paragraph,
    Signatures,
    Title,
    VerificationBlock,
    runs_of,
)
from triwulan.documents.crest import crest_alt, crest_svg
from triwulan.documents.imprint import Signature
from triwulan.documents.outline import walk
from triwulan.documents.qr import qr_svg
from triwulan.documents.tables import DASH
from triwulan.documents.typesetting.data import grouped_nip
from triwulan.documents.typesetting.widths import ems
from triwulan.documents.verification import address, sentence
from triwulan.documents.word.pictures import COVER_ALT
from triwulan.documents.word.tables import cell, grid, row
from triwulan.documents.word.writer import Writer, write
from triwulan.documents.word.xml import Element, el, paragraph, run, spacer, tab

SIGNATURE_MM, INK_MM = 80.0, 20.0
CODE_MM = 19.0
CAPACITY_MM = 11.0
MOST_OPTIONS, MOST_EMS = 18, 280.0
MM_PER_POINT, SMALLEST = 0.353, 11.0
HALF_LOSS_MM, LAST_ROW_MM = 6.5, 56.0
"""What a half sheet is lower than half its paper: the page's own edges, and a line of Word's."""
COVER_MM = 72.0
BY_HAND = "\N{NO-BREAK SPACE}" * 40
"""A line for a name that is not known yet."""
SAMPLE = "Data contoh, bukan capaian instansi mana pun"


@write.register
def _(_block: LetterheadBlock, writer: Writer) -> list[Element]:
    head, small = writer.paper.letterhead, writer.points is not None
    high = 15.5 if small else 24.0
    crest = writer.pictures.inline(crest_svg(head.crest), high * 0.82, crest_alt(head.crest, head.government))
    side = high * 0.95
    name = _fitting(head.agency, writer.room - 2 * side, 10.5 if small else 15.3)
    lines = [
        paragraph([run(head.government, caps=True, points=name * 0.88)], align="center"),
        paragraph([run(head.agency, caps=True, bold=True, points=name)], align="center"),
        *(paragraph([run(line, points=6.5 if small else 9.5)], align="center") for line in head.address),
    ]
    widths = [side, writer.room - 2 * side, side]
    cells = [
        cell([paragraph([crest])], side, middle=True),
        cell(lines, widths[1], middle=True),
        cell([paragraph()], side),
    ]
    rule = spacer(1)
    rule[0].insert(1, el("w:pBdr", el("w:bottom", val="thickThinSmallGap", sz=24, space=1, color="000000")))
    return [grid(widths, [row(cells)], borders=False, padding=0), rule]


def _fitting(name: str, room: float, most: float) -> float:
    """The agency's name stays on one line where it can, down to 11 points."""
    return min(most, max(room / (ems(name.upper()) * MM_PER_POINT * 1.08), 8.0 if most < SMALLEST else SMALLEST))


@write.register
def _(block: Title, writer: Writer) -> list[Element]:
    small = 12 if writer.points else None
    made: list[Element] = [
        paragraph([run(line, points=small)], style="Title", before=(2 if small else 6) if i == 0 else 0, after=0)
        for i, line in enumerate(block.lines)
    ]
    if block.number:
        made.append(paragraph([run(f"Nomor: {block.number}", points=small)], align="center"))
    made.append(spacer(1 if small else 5))
    return made


@write.register
def _(block: Signatures, writer: Writer) -> list[Element]:
    place = ", ".join(part for part in (block.place, format_date(block.date) if block.date else "") if part)
    if block.verified:
        return _beside_the_code(block.signers[0], place, writer)
    if len(block.signers) == 1:
        left = max(0.0, writer.room - (68.0 if writer.points else SIGNATURE_MM))
        above = [paragraph([run(place, points=writer.points)], left=left, before=4, keep_next=True)] if place else []
        return [*above, *_signer(block.signers[0], writer, left)]
    wide = writer.room / len(block.signers)
    heads, names = [], []
    for i, signer in enumerate(block.signers):
        words = _signer(signer, writer, 0)
        on_top = [paragraph([run(place if i == len(block.signers) - 1 else "")], keep_next=True)]
        ink = next(n for n, line in enumerate(words) if line.find(f".//{qn('w:u')}") is not None)
        heads.append(cell([*on_top, *words[:ink]], wide))
        names.append(cell(words[ink:], wide))
    return [
        paragraph(before=1, keep_next=True),
        grid([wide] * len(block.signers), [row(heads), row(names)], borders=False),
        spacer(),
    ]


def _beside_the_code(signer: Signature, place: str, writer: Writer) -> list[Element]:
    """The code at the left of the signature, at the height of the name, so that neither stands alone on a page."""
    left = writer.room - SIGNATURE_MM
    above = [paragraph([run(place)], keep_next=True)] if place else []
    code = cell(
        [paragraph([_code(writer)]), paragraph([run(sentence(writer.paper.verification), points=8.5)])],
        left - 6,
        foot=True,
    )
    ink = cell([*above, *_signer(signer, writer, 0)], SIGNATURE_MM)
    between = cell([paragraph()], 6)
    widths = [left - 6, 6, SIGNATURE_MM]
    return [spacer(4), grid(widths, [row([code, between, ink])], borders=False, padding=0), spacer()]


def _code(writer: Writer) -> Element:
    url = writer.paper.verification.url
    return writer.pictures.inline(qr_svg(url), CODE_MM, f"Kode QR menuju halaman verifikasi {url}")


def _signer(signer: Signature, writer: Writer, left: float) -> list[Element]:
    """The capacity hangs before the position; the name stands below the position, not below the capacity."""
    points, hang = writer.points, CAPACITY_MM if signer.capacity else 0.0
    lines: list[list[Element]] = [[run(signer.intro, points=points)]] if signer.intro else []
    made: list[Element] = [paragraph(words, left=left, keep_next=True) for words in lines]
    for mark, words in _capacity(signer):
        hung = [run(mark, points=points), tab()] if hang else []
        text = [*hung, run(words, caps=True, points=points)]
        made.append(
            paragraph(
                text, left=left + hang, first=-hang, keep_next=True, tabs=[(left + hang, "left", "")] if hang else []
            )
        )
    name = run(signer.name or BY_HAND, bold=True, underline=True, points=points)
    made.append(paragraph([name], left=left + hang, before=13 if points else INK_MM, keep_next=True))
    below = [line for line in (signer.rank, f"NIP {grouped_nip(signer.nip)}" if signer.nip else "") if line]
    made += [
        paragraph([run(line, points=points)], left=left + hang, keep_next=i < len(below) - 1)
        for i, line in enumerate(below)
    ]
    return made


def _capacity(signer: Signature) -> Sequence[tuple[str, str]]:
    if signer.capacity == "a.n.":
        return (("a.n.", f"{signer.on_behalf_of},"), ("", f"{signer.position},"))
    return ((signer.capacity, f"{signer.position},"),)


@write.register
def _(_block: VerificationBlock, writer: Writer) -> list[Element]:
    text = paragraph([run(sentence(writer.paper.verification), points=8.5)])
    widths = [CODE_MM + 3, min(100.0, writer.room - CODE_MM - 3)]
    cells = [cell([paragraph([_code(writer)])], widths[0], middle=True), cell([text], widths[1], middle=True)]
    return [spacer(4), grid(widths, [row(cells)], borders=False, padding=0), spacer()]


@write.register
def _(_block: PageBreak, _writer: Writer) -> list[Element]:
    return [paragraph([el("w:r", el("w:br", type="page"))])]


@write.register
def _(block: Cover, writer: Writer) -> list[Element]:
    paper, head = writer.paper, writer.paper.letterhead
    crest = writer.pictures.inline(crest_svg(head.crest), 30, crest_alt(head.crest, head.government))
    picture = head.look.cover
    cover = writer.pictures.within(picture, writer.room, COVER_MM, COVER_ALT) if picture else None
    return [
        paragraph([crest], align="center", before=10, after=12),
        paragraph([run(head.government)], style="Cover"),
        paragraph([run(head.agency, bold=True, points=17)], style="Cover", after=22 if cover is None else 4),
        *([paragraph([cover], align="center", after=4)] if cover is not None else []),
        paragraph(style="Cover", frame="bottom", after=4),
        paragraph([run(block.title, bold=True, points=26)], style="Cover"),
        *([paragraph([run(block.subtitle, points=18)], style="Cover")] if block.subtitle else []),
        paragraph(style="Cover", frame="bottom", after=50),
        paragraph([run(f"Nomor: {paper.number or DASH}", points=13)], align="center"),
        paragraph([run(f"{paper.place}, {format_date(paper.date)}", points=13)], align="center", after=6),
        *write(VerificationBlock(), writer),
        *([paragraph([run(SAMPLE, italic=True, points=10)], align="center")] if paper.sample else []),
    ]


@write.register
def _(block: Form, writer: Writer) -> list[Element]:
    """Each row is a table of its own, since each divides the width anew; the paragraph between them is invisible."""
    made: list[Element] = []
    for i, boxes in enumerate(block.rows):
        last = i == len(block.rows) - 1
        whole = sum(box.share for box in boxes)
        widths = [writer.room * box.share / whole for box in boxes]
        cells = [cell(_inside(box, width, writer), width) for box, width in zip(boxes, widths, strict=True)]
        made.append(grid(widths, [row(cells, height=LAST_ROW_MM if last else 5, whole=False)], indent=0))
        if not last:
            made.append(spacer())
    return made


def _inside(box: Box, width: float, writer: Writer) -> list[Element]:
    with writer.within(width - 3):
        return [element for block in box.blocks for element in write(block, writer)]


@write.register
def _(block: HalfSheet, writer: Writer) -> list[Element]:
    with writer.within(writer.room, 9.5):
        inner = [element for found in block.blocks for element in write(found, writer)]
        inner += _foot(block, writer)
    sheet = row([cell(inner, writer.room)], height=writer.look.size[1] / 2 - HALF_LOSS_MM, whole=False)
    alone = not writer.fresh and _is_long(block)
    before = [paragraph(style="Spacer", page_break=True)] if alone else []
    return [*before, grid([writer.room], [sheet], borders=False, padding=0), spacer()]


def _is_long(block: HalfSheet) -> bool:
    """More than half a page holds: then no second sheet begins below it."""
    options = sum(len(found.options) for found in walk(block.blocks) if isinstance(found, Checkboxes))
    words = [
        ems(run.text) for found in walk(block.blocks) if isinstance(found, Paragraph) for run in runs_of(found.text)
    ]
    return options > MOST_OPTIONS or sum(words) > MOST_EMS


def _foot(block: HalfSheet, writer: Writer) -> list[Element]:
    found = writer.paper.verification
    picture = writer.pictures.inline(qr_svg(found.url), 12, f"Kode QR menuju halaman verifikasi {found.url}")
    words = f"Periksa keaslian: {address(found)}, kode {found.code}.\nMohon tidak memisahkan lembar disposisi dari berkasnya."
    widths = [14.0, writer.room - 54.0, 40.0]
    sample = " Data contoh." if writer.paper.sample else ""
    cells = [
        cell([paragraph([picture])], widths[0]),
        cell([paragraph([run(words + sample, points=7.5)])], widths[1], middle=True),
        cell([paragraph([run(block.label, points=7.5)], align="right")], widths[2], middle=True),
    ]
    return [spacer(1.5), grid(widths, [row(cells)], borders=False, padding=0)]


def all_of(blocks: Sequence[Block], writer: Writer) -> list[Element]:
    made: list[Element] = []
    for block in blocks:
        made += write(block, writer)
        writer.fresh = False
    return made
