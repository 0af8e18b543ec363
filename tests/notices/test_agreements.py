"""Who is told that a Perjanjian Kinerja has to be changed: its holder and the planner, once for each difference."""

import pytest
from django.test import Client

from tests.office import Office, small_office
from tests.reports.test_agreements import plant, position
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.core import clock
from triwulan.indicators.models import Indicator, Node
from triwulan.indicators.planning import EnteredBudget, set_budget, set_targets
from triwulan.notices import sentences
from triwulan.notices.follow import follow
from triwulan.notices.models import Notice
from triwulan.reports import scheduler
from triwulan.reports.actions.agreeing import issue_agreement
from triwulan.reports.actions.outdating import OUTDATED, note_outdated

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    made = small_office()
    year = clock.now().year
    with made.scope():
        plant(made)
        issue_agreement(position=position(made, "kabid"), year=year, actor=SYSTEM)
    return made


def lower(office: Office, to: int) -> None:
    with office.scope():
        indicator = Indicator.objects.get(code="A1")
        year = clock.now().year
        set_targets(indicator=indicator, year=year, goals={None: to}, actor=SYSTEM, reason="Renja turun")


def told(office: Office) -> list[tuple[str, str, list[str]]]:
    follow()
    with office.scope():
        rows = Notice.objects.filter(kind="agreement").select_related("person", "agency").order_by("pk")
        return [(row.person.username, sentences.title(row), sentences.body(row)) for row in rows]


def test_the_holder_and_the_planner_are_told_once_for_each_difference(office: Office) -> None:
    with office.scope():
        assert note_outdated(office.agency) == 0
    lower(office, 30)
    with office.scope():
        assert [note_outdated(office.agency) for _again in (1, 2)] == [1, 0]
    title = f"Perjanjian Kinerja perlu diubah: Kabid Statistik, {clock.now().year}"
    words = ["target Indikator A1 dari 40 dokumen menjadi 30 dokumen (Renja turun)"]
    assert told(office) == [("kabid", title, words), ("perencana", title, words)]
    lower(office, 20)
    with office.scope():
        assert note_outdated(office.agency) == 1
    assert len(told(office)) == 4


def test_what_was_changed_meanwhile_is_told_to_nobody(office: Office) -> None:
    lower(office, 30)
    with office.scope():
        note_outdated(office.agency)
        issue_agreement(position=position(office, "kabid"), year=clock.now().year, actor=SYSTEM)
    assert told(office) == []


def test_the_minute_looks_again_only_when_something_was_recorded(office: Office) -> None:
    scheduler.tick()
    lower(office, 30)
    scheduler.tick()
    scheduler.tick()
    with office.scope():
        node = Node.objects.get(code="2.20.02")
        set_budget(node=node, year=clock.now().year, entered=EnteredBudget(4_000_000), actor=SYSTEM, reason="DPPA")
    scheduler.tick()
    assert Entry.objects.filter(action=OUTDATED).count() == 2


def test_the_record_names_nobody(office: Office) -> None:
    lower(office, 30)
    with office.scope():
        note_outdated(office.agency)
    assert sorted(Entry.objects.get(action=OUTDATED).facts) == ["fingerprint", "number", "title"]


def test_the_inbox_leads_to_the_agreement_and_its_draft(office: Office, client: Client) -> None:
    lower(office, 30)
    with office.scope():
        note_outdated(office.agency)
    follow()
    client.force_login(office["perencana"])
    with office.scope():
        notice = Notice.objects.get(person=office["perencana"])
    place = office.positions["kabid"].pk
    answer = client.get(f"/kotak-masuk/{notice.pk}/")
    assert answer.headers["Location"] == f"/perjanjian-kinerja/{place}/?tahun={clock.now().year}"
    page = client.get(answer.headers["Location"]).content.decode()
    draft = f"/perjanjian-kinerja/{place}/{clock.now().year}/draf-perjanjian/"
    assert ("Perjanjian Kinerja perlu diubah:" in page, draft in page) == (True, True)
    assert client.get(draft).content[:5] == b"%PDF-"
