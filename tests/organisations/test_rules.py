"""Rights come from the positions one acts for today, and end at the agency's door."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django_scopes import scope

from tests.organisations.office import Office, open_office
from triwulan.audit.record import SYSTEM
from triwulan.core import clock
from triwulan.organisations import rules
from triwulan.organisations.models import Capacity
from triwulan.organisations.refusals import OrganisationRefused
from triwulan.organisations.setup import grant_review

NOON = datetime(2026, 3, 3, 4, tzinfo=UTC)

PREDICATES = {
    "admin": rules.is_admin,
    "planner": rules.is_planner,
    "agency head": rules.is_agency_head,
    "secretary": rules.is_secretary,
    "colleague": rules.is_colleague,
    "reviewer": rules.is_reviewer,
}


@pytest.fixture(autouse=True)
def _stopped_clock() -> object:
    with clock.frozen(NOON):
        yield


def rights(person: object, office: Office) -> set[str]:
    return {name for name, predicate in PREDICATES.items() if predicate(person, office.agency)}


def test_each_position_gives_its_own_rights(office: Office) -> None:
    assert {name: rights(person, office) for name, person in office.people.items()} == {
        "kadis": {"colleague", "agency head"},
        "sekretaris": {"colleague", "secretary"},
        "kabid": {"colleague"},
        "kasubid": {"colleague"},
        "analis": {"colleague"},
        "kasubag": {"colleague", "planner"},
        "admin": {"colleague", "admin"},
    }


def test_a_plh_has_the_rights_and_the_one_he_stands_in_for_only_reads(office: Office) -> None:
    office.appoint("analis", "admin", date(2026, 3, 2), date(2026, 3, 6), Capacity.PLH)
    assert rights(office.people["analis"], office) == {"colleague", "admin"}
    assert rights(office.people["admin"], office) == {"colleague"}


def test_heads_are_heads_of_their_own_division_only(office: Office) -> None:
    heads = {
        (who, unit): rules.is_head(office.people[who], office.units[unit])
        for who in ("kabid", "sekretaris", "kasubid")
        for unit in ("statistik", "sekretariat")
    }
    assert {pair for pair, is_head in heads.items() if is_head} == {
        ("kabid", "statistik"),
        ("sekretaris", "sekretariat"),
    }


def test_a_colleague_of_another_agency_has_no_right_unless_granted(office: Office) -> None:
    with open_office(office.government, "Inspektorat") as other:
        pass
    before = rights(other.people["admin"], office)
    with scope(government=office.government, agency=None):
        grant_review(agency=office.agency, position=other.positions["admin"], actor=SYSTEM)
    assert (before, rights(other.people["admin"], office)) == (set(), {"reviewer"})


def test_a_grant_to_another_government_is_refused(office: Office) -> None:
    with open_office(None, "Tetangga") as stranger:
        position = stranger.positions["kadis"]
    with (
        scope(government=None, agency=None),
        pytest.raises(OrganisationRefused, match="hanya dapat diberikan di dalam satu pemerintah daerah"),
    ):
        grant_review(agency=office.agency, position=position, actor=SYSTEM)
    assert rights(stranger.people["kadis"], office) == set()


@pytest.mark.parametrize("nobody", [None, AnonymousUser(), "kadis"])
def test_nobody_in_particular_may_nothing(office: Office, nobody: object) -> None:
    assert rights(nobody, office) == set()
    assert rules.is_head(nobody, office.units["statistik"]) is False


def test_a_disabled_person_may_nothing(office: Office) -> None:
    person = office.people["admin"]
    person.is_active = False
    assert rights(person, office) == set()
