"""The matrix of a sheet in a DOCX: tables of real text, one to a page, with a drawing in each row."""

from collections.abc import Iterator, Sequence

from docx.oxml.ns import qn

from triwulan.core.flow.layout import FlowPage
from triwulan.core.flow.place import Band
from triwulan.documents.sheets.sop_sheet import SopSheet
from triwulan.documents.sheets.sop_sheet_layout import GROUPS, LEADING, NUMBERS, SheetLayout
from triwulan.documents.sheets.sop_sheet_svg import row_svg
from triwulan.documents.sheets.sop_sheet_typst import alt, connector_notes, is_heading, naming_of
from triwulan.documents.word.pictures import Pictures
from triwulan.documents.word.tables import TINT, cell, grid, row
from triwulan.documents.word.xml import Element, el, paragraph, run, spacer, twips

_CENTRED = (True, False, False, True, False, False)
"""As `SheetRow.cells`: the number and the time stand in the middle."""


def drawings(sheet: SopSheet, layout: SheetLayout) -> list[str]:
    return [_svg(sheet, layout, page, band) for page in layout.flow.pages for band in page.bands]


def _svg(sheet: SopSheet, layout: SheetLayout, page: FlowPage, band: Band) -> str:
    return row_svg(page, band, len(sheet.performers), layout.column)


def matrix(sheet: SopSheet, layout: SheetLayout, pictures: Pictures, first: int) -> Iterator[Element]:
    """:param first: the number of the matrix's first page."""
    for number, page in enumerate(layout.flow.pages):
        title = [run(f"Lanjutan SOP {sheet.name}", italic=True, points=10)] if number else []
        yield paragraph(title, style="" if number else "Spacer", page_break=True, after=2.0 if number else None)
        bands = [_band(sheet, layout, band, number, first, pictures) for band in page.bands]
        widths = [*layout.before, *[layout.column] * len(sheet.performers), *layout.after]
        yield grid(widths, [*_head(sheet, layout, widths), *bands])
    yield spacer()


def _head(sheet: SopSheet, layout: SheetLayout, widths: Sequence[float]) -> Iterator[Element]:
    count, (number, activity) = len(sheet.performers), layout.before
    standard, remark, points = layout.after[:3], layout.after[3], layout.head.points
    yield _head_row(
        [
            _head_cell("No.", number, points=points, merge="restart"),
            _head_cell("Kegiatan", activity, points=points, merge="restart"),
            _head_cell("Pelaksana", layout.column * count, columns=count),
            _head_cell("Mutu Baku", sum(standard), columns=3),
            _head_cell("Keterangan", remark, points=points, merge="restart"),
        ],
        GROUPS,
    )
    names = [_head_cell(name, layout.column, points=layout.head.name_points) for _, name in sheet.performers]
    for name in names if layout.head.upright else ():
        name[0][-1].addprevious(el("w:textDirection", val="btLr"))
    heads = zip(("Kelengkapan", "Waktu", "Output"), standard, strict=True)
    below = [_head_cell("", width, merge="continue") for width in (number, activity, remark)]
    yield _head_row(
        [*below[:2], *names, *(_head_cell(text, width, points=points) for text, width in heads), below[2]],
        layout.head.names,
    )
    numbers = (
        cell([_line(f"({place})", 7.5, italic=True, centred=True)], width, tint=TINT, middle=True)
        for place, width in enumerate(widths, 1)
    )
    yield _head_row([_close(made) for made in numbers], NUMBERS)


def _head_row(cells: Sequence[Element], height: float) -> Element:
    return row(cells, head=True, height=height)


def _head_cell(text: str, width: float, *, points: float = 9.0, merge: str = "", columns: int = 1) -> Element:
    content = _line(text, points, bold=True, centred=True)
    return _close(cell([content], width, columns=columns, merge=merge, tint=TINT, middle=True), 1.0)


def _band(sheet: SopSheet, layout: SheetLayout, band: Band, number: int, first: int, pictures: Pictures) -> Element:
    page = layout.flow.pages[number]
    printed = sheet.rows[band.row] if band.row is not None else None
    drawn = _drawing(sheet, layout, page, band, pictures)
    if printed is None:
        cells = _side("", _notes(page, band, number, first), layout)
        return row([*cells, drawn, *_empty(layout)], height=band.height)
    if is_heading(sheet, printed):
        heading = _line(printed.activity, layout.points, bold=True)
        return row(
            [cell([heading], sum(layout.before), columns=2, middle=True), drawn, *_empty(layout)], height=band.height
        )
    texts = [
        cell([_line(text, layout.points, centred=centred)], width, middle=True)
        for text, width, centred in zip(printed.cells, layout.text_widths, _CENTRED, strict=True)
    ]
    return row([*texts[:2], drawn, *texts[2:]], height=band.height)


def _side(number: str, note: str, layout: SheetLayout) -> list[Element]:
    return [
        cell([_line(number, layout.points)], layout.before[0]),
        cell([_line(note, 8.0, italic=True)], layout.before[1], middle=True),
    ]


def _empty(layout: SheetLayout) -> list[Element]:
    return [cell([_line("", layout.points)], width) for width in layout.after]


def _notes(page: FlowPage, band: Band, number: int, first: int) -> str:
    return "; ".join(
        f"{note['letter']}: {'berlanjut ke' if note['leaves'] else 'lanjutan dari'} halaman {first + note['page']}"
        for note in connector_notes(page, band, number)
    )


def _drawing(sheet: SopSheet, layout: SheetLayout, page: FlowPage, band: Band, pictures: Pictures) -> Element:
    """One cell over all performers' columns, without margins, for the drawing fills it."""
    count = len(sheet.performers)
    naming = naming_of(sheet)
    said = " ".join(dict.fromkeys(alt(layout, placed, naming) for placed in page.symbols_in(band)))
    picture = pictures.floating(
        _svg(sheet, layout, page, band), layout.column * count, band.height, said or "Garis alur"
    )
    made = cell([paragraph([picture], style="Spacer")], layout.column * count, columns=count)
    return _close(made)


def _close(made: Element, side: float = 0.0) -> Element:
    """Narrow margins at the sides, in the place that the format's order gives them: before the vertical alignment."""
    margins = el("w:tcMar", *(el(f"w:{name}", w=twips(side), type="dxa") for name in ("left", "right")))
    properties = made[0]
    last = properties[-1]
    (last.addprevious if last.tag.endswith("}vAlign") else last.addnext)(margins)
    return made


def _line(text: str, points: float, *, bold: bool = False, italic: bool = False, centred: bool = False) -> Element:
    """A paragraph with the lines as close as the layout reckoned them."""
    words = [run(text, bold=bold, italic=italic, points=points)] if text else []
    made = paragraph(words, align="center" if centred else "", before=0, after=0)
    spacing = made[0].find(qn("w:spacing"))
    if spacing is not None:
        spacing.set(qn("w:line"), str(round(points * LEADING * 20)))
        spacing.set(qn("w:lineRule"), "exact")
    return made
