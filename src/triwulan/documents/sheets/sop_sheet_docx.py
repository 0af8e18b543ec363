"""A sheet as a DOCX: cover, identity page, and the matrix of `sop_sheet_word`."""

from collections.abc import Iterator, Sequence

from docx.document import Document

from triwulan.documents.content import Paper
from triwulan.documents.crest import crest_alt, crest_svg
from triwulan.documents.imprint import Letterhead, Look, Verification
from triwulan.documents.qr import qr_svg
from triwulan.documents.sheets.sop_sheet import SopSheet
from triwulan.documents.sheets.sop_sheet_layout import SheetLayout
from triwulan.documents.sheets.sop_sheet_typst import cover_lines
from triwulan.documents.sheets.sop_sheet_word import drawings, matrix
from triwulan.documents.typesetting.call import rasterise
from triwulan.documents.word.package import describe, new_document, pack
from triwulan.documents.word.pictures import DRAFT, Pictures
from triwulan.documents.word.styles import DECIMAL, FIRST_FREE, write_styles
from triwulan.documents.word.tables import cell, grid, row
from triwulan.documents.word.xml import Element, el, field, paragraph, run, spacer, tab, twips

_LABEL, _VALUE = 38.0, 84.0
_PAGES_BEFORE = 3
_SAMPLE = "Data contoh, bukan capaian instansi mana pun"


def build_sheet(sheet: SopSheet, layout: SheetLayout) -> bytes:
    document = new_document()
    pictures = Pictures(document, _pngs(sheet, layout))
    lists: dict[int, int] = {}
    body = document.element.body
    for element in list(body):
        body.remove(element)
    body.extend(_cover(sheet, pictures))
    body.extend(_identity(sheet, pictures, lists))
    body.extend(matrix(sheet, layout, pictures, _PAGES_BEFORE))
    body.append(_section(sheet))
    _margins(document, sheet, pictures)
    write_styles(document, lists, Look(), book=False)
    describe(document, _as_paper(sheet))
    return pack(document)


def _pngs(sheet: SopSheet, layout: SheetLayout) -> dict[str, bytes]:
    wanted = [*drawings(sheet, layout), crest_svg(sheet.crest)]
    wanted += [qr_svg(sheet.verification.url)] if sheet.verification else []
    different = tuple(dict.fromkeys([*wanted, *([DRAFT] if sheet.draft else [])]))
    return dict(zip(different, rasterise(different), strict=True))


def _as_paper(sheet: SopSheet) -> Paper:
    """For the file's own description."""
    head = Letterhead(sheet.government, sheet.agency, sheet.letterhead[2:], sheet.crest)
    seen = sheet.verification or Verification("", "")
    return Paper(f"SOP {sheet.name}", "sop", head, sheet.number, sheet.date, "", (), (), seen)


def _section(sheet: SopSheet) -> Element:
    """Turned; the frame and the missing footer belong to the cover alone."""
    frame = [
        el(f"w:{side}", val="thinThickSmallGap", sz=24, space=10, color="000000")
        for side in ("top", "left", "bottom", "right")
    ]
    borders = el("w:pgBorders", *frame, offsetFrom="text", display="firstPage")
    margins = {"top": 30, "right": 20, "bottom": 17, "left": 30, "header": 12, "footer": 8}
    return el(
        "w:sectPr",
        el("w:pgSz", w=twips(sheet.size[0]), h=twips(sheet.size[1]), orient="landscape"),
        el("w:pgMar", **{side: twips(width) for side, width in margins.items()}, gutter=0),
        borders,
        el("w:titlePg"),
    )


def _margins(document: Document, sheet: SopSheet, pictures: Pictures) -> None:
    section = document.sections[0]
    page = [run("halaman "), *field("PAGE", [run("1")]), run(" dari "), *field("NUMPAGES", [run("1")])]
    foot = paragraph(
        [run(f"SOP {sheet.name}"), tab(), *page],
        style="Footer",
        tabs=[(160, "clear", ""), (sheet.room[0], "right", "")],
    )
    foot[0].insert(1, el("w:pBdr", el("w:top", val="single", sz=4, space=4, color="000000")))
    sample = [paragraph([run(_SAMPLE, italic=True)], style="Footer")] if sheet.sample else []
    _fill(section.footer._element, [foot, *sample])
    _fill(section.first_page_footer._element, [spacer()])
    for head in (section.header, section.first_page_header):
        head.is_linked_to_previous = False
        with pictures.into(head.part):
            mark = [pictures.watermark()] if sheet.draft else []
        _fill(head._element, [paragraph(mark, style="Header")])


def _fill(element: Element, paragraphs: Sequence[Element]) -> None:
    for found in list(element):
        element.remove(found)
    element.extend(paragraphs)


def _cover(sheet: SopSheet, pictures: Pictures) -> Iterator[Element]:
    prefix, heading = cover_lines(sheet)
    crest = pictures.inline(crest_svg(sheet.crest), 26, crest_alt(sheet.crest, sheet.government))
    yield paragraph([crest], align="center", before=22, after=9)
    if prefix:
        yield paragraph([run(prefix, points=16)], align="center", after=3)
    yield paragraph([run(heading, bold=True, points=24)], align="center", after=4)
    yield paragraph([run(f"Nomor: {sheet.number or '.' * 34}", points=13)], align="center", after=22)
    for place, line in enumerate(reversed(sheet.letterhead[:2])):
        yield paragraph([run(line, bold=place == 0, points=14)], align="center")
    if sheet.year:
        yield paragraph([run(f"TAHUN {sheet.year}", points=14)], align="center")


def _identity(sheet: SopSheet, pictures: Pictures, lists: dict[int, int]) -> Iterator[Element]:
    yield paragraph(style="Spacer", page_break=True)
    left = sheet.room[0] - _LABEL - _VALUE
    values = [
        ("Nomor SOP", [_text(sheet.number)]),
        ("Tanggal pembuatan", [_text(sheet.created)]),
        ("Tanggal revisi", [_text(sheet.revised)]),
        ("Tanggal efektif", [_text(sheet.effective)]),
        ("Disahkan oleh", list(_approver(sheet))),
        ("Nama SOP", [_text(sheet.name, bold=True)]),
    ]
    rows = []
    for place, (label, value) in enumerate(values):
        head = list(_letterhead(sheet, pictures)) if place == 0 else []
        corner = cell(head, left, merge="continue" if place else "restart", middle=True)
        rows.append(row([corner, cell([_text(label)], _LABEL), cell(value, _VALUE)]))
    pairs = [
        (("Dasar hukum", sheet.legal_bases), ("Kualifikasi pelaksana", sheet.qualifications)),
        (("Keterkaitan", sheet.related), ("Peralatan/perlengkapan", sheet.equipment)),
        (("Peringatan", sheet.warnings), ("Pencatatan dan pendataan", sheet.recording)),
    ]
    for one, other in pairs:
        right = cell(list(_listed(*other, lists)), _LABEL + _VALUE, columns=2)
        rows.append(row([cell(list(_listed(*one, lists)), left), right]))
    yield grid([left, _LABEL, _VALUE], rows)
    if sheet.verification is not None:
        yield from _verification(sheet.verification, pictures)


def _text(text: str, *, bold: bool = False, points: float = 10.0, centred: bool = False, after: float = 0.0) -> Element:
    words = [run(text or "–", bold=bold, points=points)]
    return paragraph(words, align="center" if centred else "", after=after)


def _letterhead(sheet: SopSheet, pictures: Pictures) -> Iterator[Element]:
    crest = pictures.inline(crest_svg(sheet.crest), 20, crest_alt(sheet.crest, sheet.government))
    yield paragraph([crest], align="center", after=2)
    for place, line in enumerate(sheet.letterhead):
        points = {0: 12.0, 1: 12.5}.get(place, 9.0)
        yield _text(line, bold=place == 1, points=points, centred=True)


def _approver(sheet: SopSheet) -> Iterator[Element]:
    found = sheet.approver
    position = f"{found.capacity} {found.position}".strip()
    yield _text(f"{position}," if position else "", after=16)
    if found.name:
        yield paragraph([run(found.name, bold=True, underline=True, points=10)])
    if found.rank:
        yield _text(found.rank)
    if found.nip:
        yield _text(f"NIP. {found.nip}")


def _listed(title: str, items: Sequence[str], lists: dict[int, int]) -> Iterator[Element]:
    yield _text(title, bold=True)
    if len(items) < 2:  # noqa: PLR2004 - one item is no list
        yield _text(items[0] if items else "")
        return
    number = FIRST_FREE + len(lists)
    lists[number] = DECIMAL
    for item in items:
        made = paragraph([run(item, points=10)], number=(number, 0), left=6, first=-6)
        made[0].append(el("w:rPr", el("w:sz", val=20)))
        yield made


def _verification(found: Verification, pictures: Pictures) -> Iterator[Element]:
    address = found.url.removeprefix("https://")
    words = (
        f"Keaslian naskah ini dapat diperiksa dengan memindai kode QR atau membuka {address} dan mencocokkan kode "
        f"{found.code}. Sidik jari berkas (SHA-256) tercatat di halaman itu."
    )
    code = pictures.inline(qr_svg(found.url), 15, f"Kode QR menuju halaman verifikasi {found.url}")
    yield spacer(3)
    cells = [cell([paragraph([code])], 18), cell([_text(words, points=8.5)], 102, middle=True)]
    yield grid([18, 102], [row(cells)], borders=False)
