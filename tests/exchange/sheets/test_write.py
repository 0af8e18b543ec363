"""Tables as files: the same words and numbers, and nothing that a spreadsheet would run."""

import csv
import io
import re
import zipfile
from decimal import Decimal

import pytest

from triwulan.exchange.sheets.book import Percent, Value
from triwulan.exchange.sheets.read import read_book
from triwulan.exchange.sheets.table import Number, Table
from triwulan.exchange.sheets.write import csv_file, harmless, xlsx_file

DANGEROUS = ('=HYPERLINK("http://x";"y")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1")
TABLE = Table(
    "Capaian: 1/2",
    ["Indikator", "Nilai", "Capaian"],
    [
        ["A\nb", Number(Decimal("1234.5"), 1), Number(Decimal("93.75"), 2, percent=True)],
        ["=1+1", Number(Decimal(-5)), "–"],
    ],
)


def test_a_csv_has_the_numbers_without_thousands_and_no_formula() -> None:
    text = csv_file(TABLE).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text), delimiter=";")) == [
        ["Indikator", "Nilai", "Capaian"],
        ["A; b", "1234,5", "93,75%"],
        ["'=1+1", "-5", "–"],
    ]


def test_an_xlsx_has_each_table_on_its_sheet_with_real_numbers() -> None:
    book = read_book("a.xlsx", xlsx_file("Halaman", ["Dinas Uji"], [TABLE, TABLE]))
    assert [sheet.name for sheet in book.sheets] == ["Capaian 1 2", "Capaian 1 2 2"]
    rows: list[list[Value]] = [list(row) for row in book.sheets[0].rows]
    assert rows == [
        ["Halaman", None, None],
        ["Dinas Uji", None, None],
        ["Capaian: 1/2", None, None],
        [None, None, None],
        ["Indikator", "Nilai", "Capaian"],
        ["A\nb", Decimal("1234.5"), Percent(Decimal("0.9375"))],
        ["=1+1", Decimal(-5), "–"],
    ]


def test_no_cell_of_an_xlsx_is_a_formula_and_text_is_marked_as_text() -> None:
    content = xlsx_file("Halaman", [], [Table("T", ["A"], [[text] for text in DANGEROUS])])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    assert (re.findall("<f>", sheet), len(re.findall('quotePrefix="1"', styles))) == ([], 1)


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert (harmless(text), harmless(f"a{text}")) == (f"'{text}", f"a{text}")
