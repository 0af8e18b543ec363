"""What a page shows as a table can be taken along: by the same people, under the same filters, with the same numbers."""

import csv
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from lxml import html

from tests.cycles.walk import opened, task_of, walk_statistics
from tests.office import Office
from tests.web.steps.presses import desk_of
from triwulan.cycles.models import Round
from triwulan.exchange.sheets.read import read_book
from triwulan.organisations.models import Unit
from triwulan.web.tables import asked

pytestmark = pytest.mark.django_db

NUMBER = re.compile(r"-?[\d,]+%?")
PAGES: dict[str, tuple[str, Callable[[Office], str]]] = {
    "tasks": ("kasubid.1", lambda _: "/tugas/"),
    "cycles": ("kabid", lambda _: "/siklus/"),
    "rounds": ("kabid", lambda _: "/putaran/"),
    "a round": ("kabid", lambda _: f"/putaran/{Round.objects.get().pk}/"),
    "documents": ("kabid", lambda _: "/dokumen/"),
    "indicators": ("kabid", lambda _: "/indikator/?tahun=2026"),
    "timeliness": ("kepala", lambda _: "/ketepatan/"),
    "home": ("kepala", lambda _: "/beranda/"),
    "people": ("admin", lambda _: "/pengaturan/orang/"),
    "roles": ("admin", lambda _: "/pengaturan/peran/"),
    "targets": ("perencana", lambda _: "/pengaturan/indikator/?tahun=2026"),
    "record": ("perencana", lambda _: "/pengaturan/catatan/"),
    "a report": ("kasubid.1", lambda office: f"/tugas/{task_of(office, 'kasubid.1').pk}/"),
}


@pytest.fixture
def busy(office: Office) -> Office:
    """Figures are in, the sub-heads write."""
    opened(office)
    walk_statistics(office, until="4")
    return office


def taken(desk: Client, page: str, kind: str, which: int = 1) -> Any:
    sign = "&" if "?" in page else "?"
    return desk.get(f"{page}{sign}unduh={kind}&tabel={which}")


def shown_numbers(page: Any) -> list[list[str]]:
    """Of each table the figures as they stand there, without their thousands."""
    tables: Any = html.fromstring(page.content.decode()).xpath("//main//table[not(@data-no-file)]")
    return [[text for cell in table.iter("td") if (text := shown(cell))] for table in tables]


def shown(cell: Any) -> str:
    """Empty where it is no figure."""
    text = re.sub(r"\.(?=\d{3})| (?=%)", "", " ".join(cell.text_content().split()))
    return text if "num" in (cell.get("class") or "").split() and NUMBER.fullmatch(text) else ""


def rows_of(answer: Any) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("name", PAGES)
def test_a_file_has_the_numbers_of_its_page(busy: Office, name: str) -> None:
    username, path = PAGES[name]
    desk = desk_of(busy, username)
    page = desk.get(path(busy))
    tables = shown_numbers(page)
    assert page.text.count("unduh=csv") == len(tables) > 0
    for which, numbers in enumerate(tables, 1):
        cells = [cell for row in rows_of(taken(desk, path(busy), "csv", which))[1:] for cell in row]
        assert [cell for cell in cells if cell in set(numbers)] == numbers
    book = read_book("a.xlsx", taken(desk, path(busy), "xlsx").content)
    assert len(book.sheets) == len(tables)


def test_a_file_says_whose_it_is_and_when_it_was_taken(busy: Office) -> None:
    answer = taken(desk_of(busy, "admin"), "/pengaturan/orang/", "xlsx")
    rows = [
        [cell for cell in row if cell is not None] for row in read_book("a.xlsx", answer.content).sheets[0].rows[:5]
    ]
    assert rows == [
        ["Orang"],
        ["Dinas Uji"],
        ["Diunduh Jumat 10 April 2026 07.30 WITA"],
        [],
        ["Nama", "NIP", "Nama pengguna", "Jabatan hari ini", "Akun"],
    ]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="orang.xlsx"'


def test_a_name_that_looks_like_a_formula_stays_a_name(busy: Office) -> None:
    Unit.objects.filter(pk=busy.units["sub1"].pk).update(name='=HYPERLINK("http://jahat")')
    desk = desk_of(busy, "kabid")
    rows = rows_of(taken(desk, "/indikator/?tahun=2026", "csv"))
    assert [row[1] for row in rows if "HYPERLINK" in row[1]] == ['\'=HYPERLINK("http://jahat"); Analis 1'] * 2


def test_a_long_list_comes_whole_and_too_long_a_one_says_so(busy: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = desk_of(busy, "perencana")
    monkeypatch.setattr("triwulan.web.record.views.PER_PAGE", 10)
    page = desk.get("/pengaturan/catatan/")
    count = page.context["page"].paginator.count
    assert (len(page.context["rows"]), count > 10) == (10, True)
    whole = read_book("a.xlsx", taken(desk, "/pengaturan/catatan/?hal=2", "xlsx").content).sheets[0]
    assert len(whole.rows) - 5 == count
    monkeypatch.setattr("triwulan.web.tables.paging.MOST_ROWS", 3)
    short = read_book("a.xlsx", taken(desk, "/pengaturan/catatan/", "xlsx").content).sheets[0]
    assert (len(short.rows) - 6, short.rows[3][0]) == (
        3,
        f"Hanya 3 baris pertama dari {count}. Saring daftarnya untuk mengunduh yang lain.",
    )


def test_a_page_without_that_table_or_without_the_right_has_no_file(busy: Office) -> None:
    assert [
        taken(desk_of(busy, "kabid"), "/putaran/", "csv", 2).status_code,
        taken(desk_of(busy, "kabid"), "/pengaturan/orang/", "xlsx").status_code,
        taken(Client(), "/putaran/", "xlsx").status_code,
        desk_of(busy, "kabid").get(f"/putaran/?{asked.ASK}=exe").headers["Content-Type"],
    ] == [404, 403, 302, "text/html; charset=utf-8"]
