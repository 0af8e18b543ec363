"""A sheet as the plain data that `papers/sop.typ` draws: it measures and routes nothing itself."""

from collections.abc import Sequence
from typing import Any

from triwulan.core.flow.geometry import Point
from triwulan.core.flow.layout import FlowPage
from triwulan.core.flow.place import Band, PlacedSymbol
from triwulan.core.flow.screens import SheetRow
from triwulan.core.flow.svg import outline
from triwulan.core.flow.text import widest_word
from triwulan.core.flow.words import Naming, symbol_sentence
from triwulan.documents.crest import crest_alt, crest_svg
from triwulan.documents.qr import qr_svg
from triwulan.documents.sheets.sop_sheet import SopSheet
from triwulan.documents.sheets.sop_sheet_layout import INSET, NUMBERS, SheetLayout, face
from triwulan.documents.typesetting.data import breakable, grouped_nip
from triwulan.documents.typesetting.glyphs import DRAWABLE, drawable

_SIDE, _LISTS = 60.0, ("legal_bases", "qualifications", "related", "equipment", "warnings", "recording")


def typst_data(sheet: SopSheet, layout: SheetLayout) -> dict[str, Any]:
    prefix, heading = cover_lines(sheet)
    return {
        "title": f"SOP {as_signed(sheet.name)}",
        "size": sheet.size,
        "iso": sheet.date.isoformat(),
        "prefix": prefix,
        "heading": heading,
        "letterhead": {
            "lines": [as_signed(line) for line in sheet.letterhead],
            "agency": as_signed(sheet.agency),
            "crest": crest_svg(sheet.crest),
            "crest_alt": drawable(crest_alt(sheet.crest, sheet.government)),
        },
        "verification": _verification(sheet),
        "sample": sheet.sample,
        "draft": sheet.draft,
        "approver": {
            "position": as_signed(f"{sheet.approver.capacity} {sheet.approver.position}".strip()),
            "name": as_signed(sheet.approver.name),
            "rank": as_signed(sheet.approver.rank),
            "nip": grouped_nip(sheet.approver.nip),
        },
        **{
            key: as_signed(getattr(sheet, key)) for key in ("name", "year", "number", "created", "revised", "effective")
        },
        **{key: [as_signed(item) for item in getattr(sheet, key)] for key in _LISTS},
        "matrix": _matrix(sheet, layout),
    }


def as_signed(text: str, room: float | None = None, points: float = 9.0) -> str:
    """Every character that the font can draw, as it is.

    :param room: millimetres; a word that is wider may break anywhere.
    """
    if room is not None and widest_word(text, face(points)) > room:
        return breakable(text, room / face(points).size)
    return "".join(sign if sign == "\n" or ord(sign) in DRAWABLE else drawable(sign) for sign in text)


def cover_lines(sheet: SopSheet) -> tuple[str, str]:
    """The signed title, cut so that the SOP's name stands out: what precedes it, and the rest without the year."""
    prefix = "STANDAR OPERASIONAL PROSEDUR (SOP)"
    rest = sheet.title.removeprefix(prefix).strip()
    year = f"TAHUN {sheet.year}"
    heading = rest.removesuffix(year).rstrip(" ,") if sheet.year else rest
    return (prefix if rest != sheet.title else ""), as_signed(heading or sheet.name)


def _verification(sheet: SopSheet) -> dict[str, str] | None:
    found = sheet.verification
    return None if found is None else {"url": found.url, "code": found.code, "qr": qr_svg(found.url)}


def _matrix(sheet: SopSheet, layout: SheetLayout) -> dict[str, Any]:
    naming = naming_of(sheet)
    return {
        "points": layout.points,
        "before": layout.before,
        "column": layout.column,
        "after": layout.after,
        "names": [as_signed(name) for _, name in sheet.performers],
        "names_height": layout.head.names,
        "names_points": layout.head.name_points,
        "head_points": layout.head.points,
        "upright": layout.head.upright,
        "numbers_height": NUMBERS,
        "inset": INSET,
        "pages": [_page(sheet, layout, number, naming) for number in range(len(layout.flow.pages))],
    }


def naming_of(sheet: SopSheet) -> Naming:
    numbers = {row.key: row.number for row in sheet.rows}
    return Naming([name for _, name in sheet.performers], {s.code: s.label or numbers[s.row] for s in sheet.steps})


def _page(sheet: SopSheet, layout: SheetLayout, number: int, naming: Naming) -> dict[str, Any]:
    page = layout.flow.pages[number]
    return {
        "height": page.height,
        "bands": [_band(sheet, layout, page, band, number, naming) for band in page.bands],
        "lines": [{"pieces": line.pieces, "head": line.head} for line in page.lines],
        "labels": [
            {"x": label.x, "y": label.y, "width": label.width, "text": as_signed(label.text)} for label in page.labels
        ],
    }


def _band(
    sheet: SopSheet, layout: SheetLayout, page: FlowPage, band: Band, number: int, naming: Naming
) -> dict[str, Any]:
    row = sheet.rows[band.row] if band.row is not None else None
    return {
        "height": band.height,
        "heading": row is not None and is_heading(sheet, row),
        "cells": _cells(row, layout) if row is not None else None,
        "notes": [] if row is not None else connector_notes(page, band, number),
        "symbols": [_symbol(layout, placed, band.top, naming) for placed in page.symbols_in(band)],
    }


def _cells(row: SheetRow, layout: SheetLayout) -> list[str]:
    texts = zip(row.cells, layout.text_widths, strict=True)
    return [as_signed(text, width - 2 * INSET, layout.points) for text, width in texts]


def is_heading(sheet: SopSheet, row: SheetRow) -> bool:
    return all(step.row != row.key for step in sheet.steps)


def connector_notes(page: FlowPage, band: Band, number: int) -> list[dict[str, Any]]:
    """What stands beside a strip of off-page connectors; `page` counts the matrix's pages from 0."""
    leaving = [placed.leaving for placed in page.symbols_in(band) if placed.leaving is not None]
    return [
        {
            "letter": item.letter,
            "leaves": item.source_page == number,
            "page": item.target_page if item.source_page == number else item.source_page,
        }
        for item in leaving
    ]


def _symbol(layout: SheetLayout, placed: PlacedSymbol, top: float, naming: Naming) -> dict[str, Any]:
    x0, y0, _, _ = placed.box
    left = placed.column * layout.column
    return {
        "column": placed.column,
        "dx": round(x0 - left, 2),
        "dy": round(y0 - top, 2),
        "width": placed.width,
        "height": placed.height,
        "kind": placed.kind,
        "corners": _corners(placed),
        "label": as_signed(placed.label),
        "alt": as_signed(alt(layout, placed, naming)),
    }


def alt(layout: SheetLayout, placed: PlacedSymbol, naming: Naming) -> str:
    if placed.symbol is None:
        return f"{naming.words.connector} {placed.label}"
    return symbol_sentence(layout.flow.chart, placed.symbol, naming)


def _corners(placed: PlacedSymbol) -> Sequence[Point]:
    """Within the symbol's own box; capsules and boxes need none."""
    if placed.kind in {"capsule", "box"}:
        return []
    x0, y0, _, _ = placed.box
    return [(round(x - x0, 2), round(y - y0, 2)) for x, y in outline(placed)]
