from django_scopes import scope
from pytest_django import DjangoAssertNumQueries

from tests.hands import local
from tests.office import Office
from triwulan.organisations.models import Holding
from triwulan.organisations.queries import holdings_of
from triwulan.organisations.remembering import answers_remembered

DAY = local("2026-04-10T07:30").date()


def positions(office: Office) -> list[int]:
    return [holding.position_id for holding in holdings_of(office["kabid"], DAY)]


def test_a_page_asks_once_and_the_next_page_asks_again(
    office: Office, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with answers_remembered(), django_assert_num_queries(1):
        assert positions(office) == positions(office) == [office.positions["kabid"].pk]
    Holding.objects.filter(person=office["kabid"]).delete()
    with answers_remembered():
        assert positions(office) == []


def test_an_action_always_asks(office: Office) -> None:
    before = positions(office)
    Holding.objects.filter(person=office["kabid"]).delete()
    assert (before, positions(office)) == ([office.positions["kabid"].pk], [])


def test_another_scope_has_its_own_answers(office: Office) -> None:
    with answers_remembered():
        mine = positions(office)
        with scope(government=office.government, agency=[]):
            assert (mine, positions(office)) == ([office.positions["kabid"].pk], [])
