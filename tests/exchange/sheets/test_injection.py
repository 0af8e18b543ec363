"""Whatever writes a table for a spreadsheet: a name that looks like a formula stays a name."""

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest

import triwulan
from tests.exchange.sheets.test_write import DANGEROUS
from tests.office import small_office
from tests.web.steps.presses import desk_of
from triwulan.core.published.result import as_csv, recompute_sheet
from triwulan.core.published.sheet import read_sheet
from triwulan.exchange.sheets.paper import FORMULA, Workbook
from triwulan.exchange.sheets.table import Number, Table
from triwulan.exchange.sheets.write import csv_file
from triwulan.organisations.models import Person, Unit

SOURCE = Path(triwulan.__file__).parent
# Each is asked below; another one belongs there too.
WRITERS = {
    "core/published/result.py",
    "exchange/bag/figures.py",
    "exchange/sheets/paper.py",
    "exchange/sheets/printed.py",  # for our own reader, never for a person's spreadsheet
    "exchange/sheets/write.py",
    "web/dashboard/csv_rows.py",
    "web/record/sheet.py",
}
NUMBER = re.compile(r"-|[-+]\d[\d.,]*\s*%?")


def cells_of(content: bytes, separator: str = ";") -> list[str]:
    text = content.decode("utf-8-sig")
    return [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) for cell in row]


def run_by_a_spreadsheet(cells: list[str]) -> list[str]:
    return [cell for cell in cells if cell.startswith(FORMULA) and not NUMBER.fullmatch(cell)]


def test_these_and_no_others_write_tables() -> None:
    found = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if re.search(r"csv\.(writer|DictWriter)\(|xlsxwriter\.Workbook\(", path.read_text(encoding="utf-8"))
    }
    assert found == WRITERS


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_table_taken_from_a_page(text: str) -> None:
    content = csv_file(Table(text, [text], [[text], [f"a{text}"], [Number(-5)]]))  # type: ignore[arg-type]
    assert run_by_a_spreadsheet(cells_of(content)) == []


@pytest.mark.parametrize("text", [*DANGEROUS, "-1+1", "+1-1%", "-", "-1,5 %"])
def test_a_recomputed_table(text: str) -> None:
    quoted = text.replace('"', '""')
    sheet = read_sheet(f'"{quoted.strip()}";target;realisasi\n"{quoted}";8;"{quoted}"\n')
    cells = cells_of(as_csv(sheet, recompute_sheet(sheet), separator=";").encode())
    assert run_by_a_spreadsheet(cells) == []


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_workbook(text: str) -> None:
    """As text, and still as text after somebody has edited the cell."""
    book = Workbook(text)
    sheet = book.sheet("A")
    for look in ("cell", "head", "typed", "plain"):
        book.put(sheet, 0, 0, text, look)
    with zipfile.ZipFile(io.BytesIO(book.close())) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}
    assert ("<f>" in parts["xl/worksheets/sheet1.xml"], 'quotePrefix="1"' in parts["xl/styles.xml"]) == (False, True)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/ketepatan/csv/", "/pengaturan/catatan/csv/", "/pengaturan/orang/?unduh=csv"])
def test_the_files_of_an_office_full_of_such_names(path: str) -> None:
    office = small_office()
    with office.scope():
        Unit.objects.update(name="=1+1")
    Person.objects.filter(username__startswith="analis").update(name="@SUM(A1)")
    answer = desk_of(office, "admin").get(path)
    content = b"".join(answer) if answer.streaming else answer.content
    cells = cells_of(content)
    assert (answer.status_code, run_by_a_spreadsheet(cells), len(cells) > 5) == (200, [], True)
