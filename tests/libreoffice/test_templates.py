"""The templates of master data, filled in and saved by LibreOffice, say what was typed into them; other hands' quirks too."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
import xlsxwriter

from tests.libreoffice.office_suite import all_saved_as
from triwulan.exchange.imports.catalogue import KINDS
from triwulan.exchange.imports.kind import Kind
from triwulan.exchange.imports.reading import read_table
from triwulan.exchange.imports.template import template_xlsx
from triwulan.exchange.sheets.book import address
from triwulan.exchange.sheets.read import read_book


def typed_into(kind: Kind) -> bytes:
    """Its examples under its headings, in their columns' look: codes and names as text, the rest as it is typed."""
    out = io.BytesIO()
    texts = [column.example or f"  Teks {column.key}, =1+1 " for column in kind.columns]
    with (
        zipfile.ZipFile(io.BytesIO(template_xlsx(kind))) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part = part.replace(b"</sheetData>", f"{_row(texts, part.decode())}</sheetData>".encode())
            target.writestr(name, part)
    return out.getvalue()


def _row(texts: Sequence[str], sheet: str) -> str:
    style = re.search(r'<col [^>]*style="(\d+)"', sheet)
    assert style
    cells = (
        f'<c r="{address(1, at)}" s="{style[1]}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
        for at, text in enumerate(texts)
    )
    return f'<row r="2">{"".join(cells)}</row>'


def quirks() -> bytes:
    """A heading over two rows with merged cells, numbers, a percentage, a year as a date, a broken formula, a total."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet: Any = book.add_worksheet("Rekap")
    percent = book.add_format({"num_format": "0.00%"})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.merge_range("A1:D1", "DINAS CONTOH")
    sheet.merge_range("A3:A4", "Kode Indikator")
    sheet.merge_range("B3:B4", "Tahun")
    sheet.merge_range("C3:D3", "Realisasi")
    sheet.write_row("C4", ("TW I", "TW II"))
    sheet.merge_range("A5:A6", "A1")
    sheet.write_datetime("B5", datetime(2025, 12, 31), day)  # noqa: DTZ001 - a cell has no zone
    sheet.write_number("C5", 1234.5)
    sheet.write_number("D5", 0.9375, percent)
    sheet.write_number("B6", 2024)
    sheet.write_string("C6", " 1.234,50 ")
    sheet.write_formula("D6", "=C99/0", None, "#DIV/0!")
    sheet.write_string("A7", "JUMLAH")
    sheet.write_number("C7", 9)
    book.close()
    return out.getvalue()


def said(name: str, content: bytes, kind: Kind) -> tuple[object, ...]:
    """All that a preview is made of."""
    reading = read_table(read_book(name, content), kind, {})
    rows = [(row.number, {key: text for key, text in row.cells.items() if text}) for row in reading.rows.rows]
    return reading.sheet, reading.heading, dict(reading.places), rows, reading.rows.faults, reading.rows.skipped


@pytest.mark.parametrize("saved", ["xlsx", "ods"])
def test_a_filled_in_template_says_the_same_after_libreoffice_saved_it(saved: str, tmp_path: Path) -> None:
    typed = {code: typed_into(kind) for code, kind in KINDS.items()}
    back = all_saved_as(typed, tmp_path, saved)
    assert {code: said(f"a.{saved}", back[code], kind) for code, kind in KINDS.items()} == {
        code: said("a.xlsx", typed[code], kind) for code, kind in KINDS.items()
    }


@pytest.mark.parametrize("saved", ["xlsx", "ods"])
def test_other_hands_quirks_are_read_alike_whoever_saved_them(saved: str, tmp_path: Path) -> None:
    kind, content = KINDS["riwayat"], quirks()
    found = said("a.xlsx", content, kind)
    assert found[3] == [(5, {"kode": "A1", "tahun": "2025-12-31", "tw1": "1234,5", "tw2": "93,75%"})]
    assert [str(fault.place) for fault in found[4]] == ["D6"]  # type: ignore[attr-defined]
    assert said(f"a.{saved}", all_saved_as({"a": content}, tmp_path, saved)["a"], kind) == found
