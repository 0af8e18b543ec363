"""The timeliness page, its choice and its table for a spreadsheet."""

import csv

import pytest
from django.test import Client

from tests.cycles.walk import opened, walk_secretariat, walk_statistics
from tests.hands import Hands
from tests.office import Office
from tests.web.dashboard.test_home import says, words
from triwulan.core.quarters import Quarter
from triwulan.cycles.models import Round
from triwulan.organisations.models import Position
from triwulan.web.dashboard.csv_rows import HEAD

PAGE = "/ketepatan/"
CSV = "/ketepatan/csv/"


@pytest.fixture
def reader(office: Office, client: Client) -> Client:
    client.force_login(office["kepala"])
    return client


def table(client: Client, query: str = "") -> list[list[str]]:
    text = client.get(CSV + query).content.decode("utf-8-sig")
    return list(csv.reader(text.splitlines(), delimiter=";"))


def test_before_the_first_round_it_says_what_will_be_here(reader: Client) -> None:
    assert says(words(reader, PAGE), "Belum ada putaran", "Begitu putaran pertama dibuka") == []


def test_it_says_what_the_report_lacks_and_how_each_division_reports(
    office: Office, reader: Client, hands: Hands
) -> None:
    opened(office)
    walk_secretariat(office)
    walk_statistics(office, until="3")
    hands.set("2026-04-13T12:00")
    missing = says(
        words(reader, PAGE),
        "3 dari 4 indikator belum ada.",
        "2 indikator ( A1 , A2 ): karena Analis 1, Bidang Statistik, terlambat; batasnya hari ini 07.30 WITA.",
        "Sekretariat 1 1 100,0 % 1 100,0 %",
        "Bidang Statistik 1 0 0,0 % 0 0,0 %",
        "Menurut batasan DHIS2",
    )
    assert missing == []


def test_it_shows_the_year_the_quarter_and_the_unit_that_were_asked_for(office: Office, reader: Client) -> None:
    opened(office, Quarter(2025, 4))
    opened(office)
    secretariat = office.units["sekretariat"].pk
    rows = {query: [row[:3] for row in table(reader, query)[1:]] for query in ("", "?tahun=2025", "?triwulan=3")}
    now, then = ["2026", "1"], ["2025", "4"]
    assert rows == {
        "": [[*now, "Sekretariat"], [*now, "Bidang Statistik"]],
        "?tahun=2025": [[*then, "Sekretariat"], [*then, "Bidang Statistik"]],
        "?triwulan=3": [],
    }
    assert [row[2] for row in table(reader, f"?unit={secretariat}")[1:]] == ["Sekretariat"]
    assert says(words(reader, f"{PAGE}?tahun=2026&triwulan=3"), "Tidak ada putaran pada pilihan ini") == []


@pytest.mark.parametrize("query", ["?tahun=1066", "?tahun=xx&triwulan=9&unit=-1", "?unit=99999999999999999999"])
def test_what_cannot_be_read_counts_as_not_asked_for(office: Office, reader: Client, query: str) -> None:
    opened(office)
    assert (reader.get(PAGE + query).status_code, len(table(reader, query))) == (200, 3)


def test_the_table_has_a_row_per_task_in_local_time(office: Office, reader: Client, hands: Hands) -> None:
    opened(office)
    hands.set("2026-04-13T08:00")
    assert table(reader)[:2] == [
        list(HEAD),
        [
            "2026", "1", "Sekretariat", "1", "Menugaskan", "Sekretaris", "0", "2026-04-10 07:30", "2026-04-10 07:30",
            "2026-04-10 07:45", "", "15", "480", "465", "terlambat",
        ],
    ]  # fmt: skip


def test_text_that_a_spreadsheet_would_run_is_made_harmless(office: Office, reader: Client) -> None:
    opened(office)
    Position.objects.filter(pk=office.positions["sekretaris"].pk).update(title="=1+1")
    assert [row[5] for row in table(reader)[1:]] == ["'=1+1", "Kabid Statistik"]


def test_a_round_that_is_still_written_from_the_past_is_left_out(office: Office, reader: Client) -> None:
    opened(office, Quarter(2025, 4))
    Round.objects.update(written_later=True)
    opened(office)
    assert {tuple(row[:2]) for row in table(reader)[1:]} == {("2026", "1")}
    assert 'value="2025"' not in reader.get(PAGE).content.decode()
