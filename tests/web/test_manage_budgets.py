"""The planner's page of budgets: what is entered is kept, what is refused stays as it was typed."""

import pytest
from django.test import Client

from tests.office import Office, small_office
from tests.plans import objective_of, programme_of
from triwulan.audit.models import Entry
from triwulan.indicators.models import Budget, Node

pytestmark = pytest.mark.django_db

PAGE = "/pengaturan/anggaran/?tahun=2026"


@pytest.fixture
def office() -> Office:
    return small_office()


@pytest.fixture
def planner(office: Office, client: Client) -> Client:
    client.force_login(office["perencana"])
    return client


@pytest.fixture
def programmes(office: Office) -> list[Node]:
    with office.scope():
        return [programme_of(objective_of(office.agency), code, f"Program {code}") for code in "AB"]


def kept(office: Office) -> list[tuple[str, int, dict[str, str], dict[str, str]]]:
    with office.scope():
        found = Budget.objects.select_related("node").order_by("node__code")
        return [(one.node.code, int(one.ceiling), one.planned, one.spent) for one in found]


def test_what_the_planner_enters_is_kept_and_recorded_as_his(
    office: Office, planner: Client, programmes: list[Node]
) -> None:
    a, b = (programme.pk for programme in programmes)
    form = {
        f"pagu-{a}": "1.000.000",
        f"rencana-{a}-1": "Rp 200.000",
        f"realisasi-{a}-1": "150000",
        f"pagu-{b}": "5.000",
    }
    assert planner.post(PAGE, form).headers["Location"] == PAGE
    assert kept(office) == [("A", 1_000_000, {"1": "200000"}, {"1": "150000"}), ("B", 5000, {}, {})]
    actors = Entry.objects.filter(action__in=["budget_set", "spending_recorded"]).values_list("actor_id", "position_id")
    assert set(actors) == {(office["perencana"].pk, office.positions["perencana"].pk)}
    page = planner.get(PAGE).content.decode()
    assert [f'value="{amount}"' in page for amount in ("1.000.000", "200.000", "150.000", "5.000")] == [True] * 4


def test_a_refused_table_keeps_nothing_and_stays_as_it_was_typed(
    office: Office, planner: Client, programmes: list[Node]
) -> None:
    a, b = (programme.pk for programme in programmes)
    answer = planner.post(PAGE, {f"pagu-{a}": "1.000.000", f"pagu-{b}": "5.000", f"realisasi-{b}-2": "seribu"})
    page = answer.content.decode()
    shown = [text in page for text in ('value="1.000.000"', 'value="seribu"', "Program B: Realisasi s.d. TW II: ")]
    assert (answer.status_code, kept(office), shown) == (422, [], [True] * 3)


def test_without_programmes_it_says_where_they_come_from(planner: Client) -> None:
    page = planner.get(PAGE).content.decode()
    assert ("Belum ada program" in page, "Simpan anggaran" in page) == (True, False)


def test_programs_are_folded_until_looked_for_or_wrong(office: Office, planner: Client, programmes: list[Node]) -> None:
    a, b = programmes
    with office.scope():
        Node.objects.create(plan=a.plan, parent=a, level="kegiatan", code="A.1", name="Kegiatan satu")

    def shown(address: str) -> list[tuple[str, int, bool]]:
        groups = planner.get(address).context["groups"]
        return [(group.programme.code, group.parts, group.is_open) for group in groups]

    assert shown(PAGE) == [("A", 1, False), ("B", 0, False)]
    assert shown(f"{PAGE}&cari=SATU") == [("A", 1, True)]
    assert shown(f"{PAGE}&cari=entah") == []
    refused = planner.post(PAGE, {f"pagu-{a.pk}": "5", f"pagu-{b.pk}": "banyak"}).context["groups"]
    assert [group.is_open for group in refused] == [False, True]


def test_what_was_not_shown_is_not_touched(office: Office, planner: Client, programmes: list[Node]) -> None:
    a, b = (programme.pk for programme in programmes)
    planner.post(PAGE, {f"pagu-{a}": "1.000", f"pagu-{b}": "2.000"})
    found = planner.post(f"{PAGE}&cari=Program+B", {f"pagu-{b}": "3.000", "alasan": "DPPA"})
    assert found.headers["Location"] == f"{PAGE}&cari=Program+B"
    assert kept(office) == [("A", 1000, {}, {}), ("B", 3000, {}, {})]
