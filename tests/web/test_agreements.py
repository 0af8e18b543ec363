"""Perjanjian Kinerja on the page: the holder reads it, the planner issues it, and it says when it is out of date."""

import pytest
from django.test import Client

from tests.documents.reading import flat
from tests.office import Office, small_office
from tests.reports.test_agreements import plant
from triwulan.audit.record import SYSTEM
from triwulan.documents.models import Document
from triwulan.indicators.models import Indicator
from triwulan.indicators.planning import set_targets

pytestmark = pytest.mark.django_db

LIST = "/perjanjian-kinerja/?tahun=2026"


@pytest.fixture
def office() -> Office:
    made = small_office()
    with made.scope():
        plant(made)
    return made


def signed_in(client: Client, office: Office, username: str) -> Client:
    client.force_login(office[username])
    return client


def test_one_s_own_stands_first_and_everybody_reads_the_rest(office: Office, client: Client) -> None:
    rows = signed_in(client, office, "kabid").get(LIST).context["rows"]
    assert [(row.share.position.title, row.mine) for row in rows] == [
        ("Kabid Statistik", True),
        ("Kepala Dinas", False),
        ("Analis Umum", False),
        ("Analis 1", False),
        ("Analis 2", False),
    ]
    place = office.positions["kabid"].pk
    page = client.get(f"/perjanjian-kinerja/{place}/?tahun=2026").content.decode()
    assert (flat("PIHAK KEDUA") in flat(page), "/perjanjian/" in page) == (True, False)


def test_the_planner_issues_it_and_is_told_when_it_no_longer_holds(office: Office, client: Client) -> None:
    place = office.positions["kabid"].pk
    planner = signed_in(client, office, "perencana")
    issue = f"/perjanjian-kinerja/{place}/2026/perjanjian/"
    planner.post(issue)
    with office.scope():
        first = Document.objects.get(kind="perjanjian_kinerja")
    page = planner.get(f"/perjanjian-kinerja/{place}/?tahun=2026")
    assert (page.context["row"].document, page.context["row"].changes) == (first, ())
    with office.scope():
        indicator = Indicator.objects.get(code="A1")
        set_targets(indicator=indicator, year=2026, goals={None: 30}, actor=SYSTEM, reason="Renja turun")
    page = planner.get(f"/perjanjian-kinerja/{place}/?tahun=2026")
    assert page.context["row"].changes == ("target Indikator A1 dari 40 dokumen menjadi 30 dokumen (Renja turun)",)
    assert "PK perlu diubah" in planner.get(LIST).content.decode()
    answer = planner.post(issue)
    with office.scope():
        second = Document.objects.get(supersedes=first)
    assert answer.headers["Location"] == f"/dokumen/{second.pk}/"
    refused = planner.post(issue, follow=True).content.decode()
    assert "masih sesuai; tidak ada yang perlu diubah" in refused


def test_an_action_plan_is_looked_at_before_it_is_issued(office: Office, client: Client) -> None:
    place = office.positions["kabid"].pk
    planner = signed_in(client, office, "perencana")
    draft = planner.get(f"/perjanjian-kinerja/{place}/2026/draf/")
    assert (draft.headers["Content-Type"], draft.content[:5]) == ("application/pdf", b"%PDF-")
    planner.post(f"/perjanjian-kinerja/{place}/2026/rencana-aksi/")
    assert (
        "Rencana Aksi Tahun 2026 Kabid Statistik"
        in planner.get(f"/perjanjian-kinerja/{place}/?tahun=2026").content.decode()
    )


def test_a_position_with_nothing_to_promise_says_so(office: Office, client: Client) -> None:
    place = office.positions["sekretaris"].pk
    page = signed_in(client, office, "kepala").get(f"/perjanjian-kinerja/{place}/?tahun=2026").content.decode()
    assert ("Belum ada yang dijanjikan" in page, "Draf" in page) == (True, False)


def test_an_indicator_s_page_names_the_papers_that_promise_it(office: Office, client: Client) -> None:
    place = office.positions["kabid"].pk
    planner = signed_in(client, office, "perencana")
    planner.post(f"/perjanjian-kinerja/{place}/2026/perjanjian/")
    with office.scope():
        promised, other = (Indicator.objects.get(code=code) for code in ("A1", "B1"))
    shown = [
        [paper.title for paper in planner.get(f"/indikator/{each.pk}/?tahun={year}").context["papers"]]
        for each, year in ((promised, 2026), (promised, 2025), (other, 2026))
    ]
    assert shown == [["Perjanjian Kinerja Tahun 2026 Kabid Statistik"], [], []]
