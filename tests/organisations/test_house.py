"""Where a position stands: units below units, divisions, superiors, and what holds on a day."""

from datetime import date

from django_scopes import scope

from tests.organisations.office import START, Office, open_office
from triwulan.audit.record import SYSTEM
from triwulan.organisations.queries import (
    agencies_of,
    descendant_ids,
    division_of,
    divisions,
    positions_with_role,
    root_unit,
    superiors,
)
from triwulan.organisations.setup import create_unit, grant_review

TODAY = date(2026, 4, 14)


def names(office: Office, ids: set[int]) -> set[str]:
    return {name for name, unit in office.units.items() if unit.pk in ids}


def test_a_unit_reaches_what_lies_below_it_and_itself(office: Office) -> None:
    assert {name: names(office, descendant_ids(unit)) for name, unit in office.units.items()} == {
        "dinas": {"dinas", "sekretariat", "statistik", "perencanaan", "data"},
        "sekretariat": {"sekretariat", "perencanaan"},
        "statistik": {"statistik", "data"},
        "perencanaan": {"perencanaan"},
        "data": {"data"},
    }


def test_unit_1_2_does_not_reach_unit_1_20(office: Office) -> None:
    for code in ("1.2", "1.20"):
        office.units[code] = create_unit(
            agency=office.agency, kind="bidang", name=code, code=code, valid_from=START, actor=SYSTEM
        )
    assert names(office, descendant_ids(office.units["1.2"])) == {"1.2"}


def test_the_divisions_are_the_sekretariat_and_the_bidang_of_the_day(office: Office) -> None:
    office.units["statistik"].valid_to = date(2026, 3, 31)
    office.units["statistik"].save()
    on = [date(2026, 3, 31), date(2026, 4, 1)]
    assert [[unit.name for unit in divisions(office.agency, day)] for day in on] == [
        ["Sekretariat", "Statistik"],
        ["Sekretariat"],
    ]


def test_every_unit_lies_in_one_division_or_above_them(office: Office) -> None:
    found = {name: division_of(unit) for name, unit in office.units.items()}
    assert {name: unit and unit.name for name, unit in found.items()} == {
        "dinas": None,
        "sekretariat": "Sekretariat",
        "statistik": "Statistik",
        "perencanaan": "Sekretariat",
        "data": "Statistik",
    }
    assert root_unit(office.agency) == office.units["dinas"]


def test_the_sekretaris_is_found_as_head_of_his_own_division(office: Office) -> None:
    heads = {
        name: [position.title for position in positions_with_role(office.units[name], "kepala_bidang", TODAY)]
        for name in ("dinas", "sekretariat", "statistik")
    }
    assert heads == {"dinas": ["Sekretaris", "Kabid"], "sekretariat": ["Sekretaris"], "statistik": ["Kabid"]}


def test_a_position_with_two_roles_is_found_by_each_and_by_no_third(office: Office) -> None:
    unit = office.units["sekretariat"]
    found = {role: positions_with_role(unit, role, TODAY) for role in ("perencana", "kepala_subbidang", "analis")}
    kasubag = office.positions["kasubag"]
    assert found == {"perencana": [kasubag], "kepala_subbidang": [kasubag], "analis": []}


def test_positions_of_a_closed_unit_carry_no_role_any_more(office: Office) -> None:
    office.units["data"].valid_to = date(2026, 3, 31)
    office.units["data"].save()
    on = [date(2026, 3, 31), date(2026, 4, 1)]
    found = [positions_with_role(office.units["statistik"], "analis", day) for day in on]
    assert found == [[office.positions["analis"]], []]


def test_the_superiors_go_up_to_the_top(office: Office) -> None:
    assert [each.title for each in superiors(office.positions["analis"])] == ["Kasubid", "Kabid", "Kadis"]
    assert superiors(office.positions["kadis"]) == []


def test_a_ring_of_superiors_ends(office: Office) -> None:
    top = office.positions["kadis"]
    top.superior = office.positions["kasubid"]
    top.save()
    assert [each.title for each in superiors(office.positions["analis"])] == ["Kasubid", "Kabid", "Kadis"]


def test_a_person_comes_into_his_agency_and_those_he_may_review(office: Office) -> None:
    with open_office(office.government, "Dukcapil") as other, scope(government=office.government, agency=None):
        grant_review(agency=office.agency, position=other.positions["kadis"], actor=SYSTEM)
    people = [other.people["kadis"], other.people["kabid"], office.people["kabid"]]
    assert [[agency.short_name for agency in agencies_of(person, TODAY)] for person in people] == [
        ["Dukcapil", "Diskominfo"],
        ["Dukcapil"],
        ["Diskominfo"],
    ]


def test_a_person_without_position_or_government_comes_into_no_agency(office: Office) -> None:
    newcomer = office.hire("baru")
    assert agencies_of(newcomer, TODAY) == []
    newcomer.government = None
    assert agencies_of(newcomer, TODAY) == []
