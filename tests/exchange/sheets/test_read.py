"""What is taken as a table, what is refused, and with which sentence."""

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest
import xlsxwriter

from triwulan.exchange.sheets.book import Broken, Percent, Value, address, text_of
from triwulan.exchange.sheets.read import check_size, read_book
from triwulan.exchange.sheets.refusals import SheetRefused

DAY = datetime(2026, 3, 1)  # noqa: DTZ001 - a cell has no zone
FAR = (
    b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
)


def workbook(*cells: object) -> bytes:
    """One column of them."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("Tabel")
    looks = {"percent": book.add_format({"num_format": "0.00%"}), "day": book.add_format({"num_format": "dd/mm/yyyy"})}
    for row, cell in enumerate(cells):
        if cell == "#REF!":
            sheet.write_formula(row, 0, "=A99", None, "#REF!")
        elif isinstance(cell, datetime):
            sheet.write_datetime(row, 0, cell, looks["day"])
        elif isinstance(cell, Percent):
            sheet.write_number(row, 0, float(cell.fraction), looks["percent"])
        else:
            sheet.write(row, 0, cell)
    book.add_worksheet("Tersembunyi").hide()
    book.close()
    return out.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for each in source.namelist():
            target.writestr(each, part if each == name else source.read(each))
    return out.getvalue()


def encrypted_ods() -> bytes:
    """As LibreOffice writes it: the parts are noise, the manifest says so."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        target.writestr("content.xml", bytes(range(256)))
        target.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    return out.getvalue()


def with_external_link(content: bytes) -> bytes:
    """A figure out of another workbook: its last value is kept in the cell."""
    cell = b'<row r="1"><c r="A1"><f>[1]Rekap!$B$2</f><v>12.5</v></c></row>'
    sheet = FAR[: FAR.index(b"<row")] + cell + b"</sheetData></worksheet>"
    return with_part(content, "xl/worksheets/sheet1.xml", sheet)


def column(content: bytes, name: str = "a.xlsx") -> list[Value]:
    (sheet,) = read_book(name, content).sheets
    return [row[0] if row else None for row in sheet.rows]


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(SheetRefused) as caught:
        read_book(name, content)
    return str(caught.value)


def test_a_workbooks_cells_come_as_plain_values_of_its_visible_sheets() -> None:
    cells = ("  teks ", 0.1, 1234567.25, True, DAY, Percent(Decimal("0.9596")), "#REF!", "=1+1")
    assert column(workbook(*cells)) == [
        "  teks ",
        Decimal("0.1"),
        Decimal("1234567.25"),
        True,
        date(2026, 3, 1),
        Percent(Decimal("0.9596")),
        Broken("#REF!"),
        "=1+1",
    ]


def test_values_are_said_as_an_office_types_them() -> None:
    values: list[Value] = [" a  b \n c", Decimal("2026.0"), Decimal("1234.5"), Percent(Decimal("0.9596")), None, True]
    assert [text_of(one) for one in values] == ["a b\nc", "2026", "1234,5", "95,96%", "", "ya"]


def test_a_figure_out_of_another_workbook_is_read_as_it_was_last_and_nothing_is_fetched() -> None:
    assert column(with_external_link(workbook("a"))) == [Decimal("12.5")]


def test_what_binary_arithmetic_leaves_behind_is_no_decimal() -> None:
    assert column(workbook(0.1 + 0.2)) == [Decimal("0.300000000000000")]


@pytest.mark.parametrize(
    ("row", "column_number", "expected"),
    [(0, 0, "A1"), (6, 1, "B7"), (9, 26, "AA10"), (0, 701, "ZZ1"), (0, 702, "AAA1")],
)
def test_a_place_is_named_as_the_spreadsheet_names_it(row: int, column_number: int, expected: str) -> None:
    assert address(row, column_number) == expected


@pytest.mark.parametrize(
    "content",
    [
        b"kode;nilai\nA;1,5\n",
        '\ufeffkode,nilai\nA,"1,5"\n'.encode(),
        "kode\tnilai\nA\t1,5\n".encode("utf-16"),
        "Tabel 1\nkode;nilai\nA;1,5\n".encode("cp1252"),
    ],
)
def test_csv_is_read_however_the_office_wrote_it(content: bytes) -> None:
    (sheet,) = read_book("a.csv", content).sheets
    assert sheet.rows[-2:] == [["kode", "nilai"], ["A", "1,5"]]


def test_a_cell_far_outside_is_named_instead_of_filling_the_memory() -> None:
    assert refusal("a.xlsx", with_part(workbook("a"), "xl/worksheets/sheet1.xml", FAR)) == (
        "Sel XFD1048576 terisi jauh di luar tabel. Hapus baris dan kolom kosong sesudah tabelnya, simpan, lalu unggah lagi."
    )


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.xlsx", b"", "Berkas ini kosong (0 byte). Periksa berkasnya di komputer Anda, lalu unggah lagi."),
        (
            "a.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "Berkas ini dilindungi sandi. Hapus sandinya, lalu unggah lagi.",
        ),
        ("a.ods", encrypted_ods(), "Berkas ini dilindungi sandi. Hapus sandinya, lalu unggah lagi."),
        (
            "a.xls",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "Berkas ini berformat Office lama (.xls). Buka, simpan sebagai XLSX, lalu unggah lagi.",
        ),
        (
            "a.xlsx",
            b"\x00\x01\x02",
            "Berkas ini bukan lembar kerja. Unggah berkas XLSX atau ODS, atau simpan dari lembar kerja sebagai CSV UTF-8.",
        ),
        (
            "a.csv",
            workbook("a"),
            (
                "Nama berkas ini berakhiran .csv, padahal isinya XLSX. Ganti akhirannya menjadi .xlsx bila memang itu "
                "berkasnya, lalu unggah lagi."
            ),
        ),
        (
            "a.xlsx",
            workbook("a")[:-40],
            "Berkas ini rusak: tidak dapat dibuka. Simpan ulang dari aplikasinya, lalu unggah lagi.",
        ),
        (
            "a.xlsx",
            with_part(workbook("a"), "xl/worksheets/sheet1.xml", b"<worksheet"),
            "Berkas ini rusak: tidak dapat dibaca. Buka dan simpan ulang dari aplikasinya, lalu unggah lagi.",
        ),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do_instead(name: str, content: bytes, sentence: str) -> None:
    assert refusal(name, content) == sentence


def test_a_hundred_megabytes_are_refused_by_their_size_alone() -> None:
    with pytest.raises(SheetRefused) as caught:
        check_size(100 * 1024 * 1024)
    sentence = "Berkas ini lebih besar dari 10 MB. Bagi tabelnya, atau buang gambar di dalamnya, lalu unggah lagi."
    assert str(caught.value) == sentence


def test_more_rows_than_an_office_has_are_refused() -> None:
    sentence = "Tabel ini lebih dari 20000 baris. Bagi menjadi beberapa berkas, lalu unggah satu per satu."
    assert refusal("a.csv", b"a\n" * 20_001) == sentence
