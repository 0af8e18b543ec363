"""A corrected number is one number: on its page, on every paper issued again as PDF and DOCX, in the files, by the API."""

import csv
import io
from collections.abc import Iterator

import pytest

from tests.api.caller import Caller, said
from tests.cycles.test_corrections import LAST, corrected, walk_year
from tests.cycles.walk import cycle_of
from tests.documents.reading import docx_tables, flat, pdf_pages
from tests.office import Office
from tests.web.steps.presses import desk_of
from triwulan.documents.models import Document
from triwulan.exchange.sheets.book import text_of
from triwulan.exchange.sheets.read import read_book
from triwulan.indicators.models import Indicator

pytestmark = pytest.mark.django_db
# What each printed of A1 before and after: 10 and 8 of the quarter's 10, then of the year's 40.
KINDS = {
    "laporan_data_kinerja": ("100,00%", "80,00%"),
    "laporan_triwulan": ("100,00%", "80,00%"),
    "laporan_kinerja": ("25,00%", "20,00%"),
}


@pytest.fixture
def papers(office: Office) -> dict[str, Document]:
    """Of each report the one that stands, after A1 was corrected from 10 to 8 of 10."""
    walk_year(office)
    corrected(office)
    return {one.kind: one for one in Document.objects.filter(kind__in=KINDS, supersedes__isnull=False)}


def rows_with(tables: list[list[list[str]]]) -> Iterator[list[str]]:
    for table in tables:
        yield from (row for row in table if flat("Indikator A1") in map(flat, row))


def sent(office: Office, path: str) -> bytes:
    answer = desk_of(office, "perencana").get(path)
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    return bytes(content)


@pytest.mark.parametrize("kind", KINDS)
def test_the_paper_prints_the_new_number_and_nowhere_the_old(
    office: Office, papers: dict[str, Document], kind: str
) -> None:
    paper = papers[kind]
    page, former = (sent(office, f"/dokumen/{one}/").decode() for one in (paper.pk, paper.supersedes_id))
    printed = flat("".join(pdf_pages(sent(office, f"/dokumen/{paper.pk}/pdf/"))))
    word = docx_tables(sent(office, f"/dokumen/{paper.pk}/docx/"))
    old, new = KINDS[kind]
    shares = [flat(cell) for row in rows_with(word) for cell in row if "%" in cell]
    assert (set(shares), new in flat(page), new in printed) == ({new}, True, True)
    assert old not in {flat(cell) for row in rows_with(word) for cell in row}
    assert (paper.number in former, "Sudah digantikan oleh" in former) == (True, True)
    assert flat(f"Naskah ini menggantikan naskah nomor {paper.supersedes.number}") in printed  # type: ignore[union-attr]


def test_page_file_and_api_say_the_same(office: Office, papers: dict[str, Document]) -> None:
    a1 = Indicator.objects.get(code="A1")
    path = f"/indikator/{a1.pk}/?tahun=2025"
    page = sent(office, path).decode()
    rows = list(csv.reader(io.StringIO(sent(office, f"{path}&unduh=csv&tabel=1").decode("utf-8-sig")), delimiter=";"))
    (sheet, *_others) = read_book("a.xlsx", sent(office, f"{path}&unduh=xlsx")).sheets
    told = next([text_of(cell) for cell in row] for row in sheet.rows if text_of(row[0]) == "Triwulan IV")
    assert "80,00 %" in page.replace("\N{NO-BREAK SPACE}", " ")
    in_csv = next(row for row in rows if row[0] == "Triwulan IV")
    cycle = cycle_of(office, "statistik", LAST).pk
    told_by_api = said(Caller(office["perencana"]).get(f"cycles/{cycle}/realisations"))
    found = next(row for row in told_by_api if row["indicator"] == "A1")
    assert (in_csv[2:4], told[2:4]) == (["8 dokumen", "80,00%"], ["8 dokumen", "80%"])
    assert (found["value"], found["achievement"]) == (8, 80)
    assert sorted(papers) == sorted(KINDS)
