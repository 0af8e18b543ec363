"""An office is built and changed piece by piece, each with its refusals."""

from datetime import date
from typing import Any

import pytest

from tests.organisations.office import START, Office, open_office
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.organisations.changes import change_agency, change_position, change_unit
from triwulan.organisations.models import Role
from triwulan.organisations.queries import root_unit
from triwulan.organisations.setup import (
    DEFAULT_ROLES,
    OrganisationRefused,
    create_agency,
    create_government,
    create_position,
    create_role,
    create_unit,
    grant_review,
)


def test_a_new_agency_has_its_root_unit_and_the_default_roles(office: Office) -> None:
    root = root_unit(office.agency)
    assert (root.name, root.kind, root.parent) == ("Dinas Diskominfo", "perangkat_daerah", None)
    assert set(Role.objects.values_list("code", flat=True)) == set(DEFAULT_ROLES)


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"name": ""}, "name"), ({"place": " "}, "place"), ({"time_zone": "Asia/Jeneponto"}, "time_zone")],
)
def test_an_agency_without_its_essentials_is_refused(office: Office, fields: dict[str, str], field: str) -> None:
    words: dict[str, Any] = {"name": "Dinas", "place": "Contoh", **fields}
    with pytest.raises(OrganisationRefused) as refused:
        create_agency(government=office.government, valid_from=START, actor=SYSTEM, **words)
    assert refused.value.field == field


def test_a_government_needs_a_name(db: None) -> None:
    with pytest.raises(OrganisationRefused):
        create_government(name=" ", actor=SYSTEM)


def test_units_of_unknown_kind_or_of_another_agency_are_refused(office: Office) -> None:
    with open_office(office.government, "Lain") as other:
        foreign = other.units["dinas"]
    for words in ({"kind": "seksi"}, {"kind": "perangkat_daerah"}, {"kind": "bidang", "parent": foreign}):
        with pytest.raises(OrganisationRefused):
            create_unit(agency=office.agency, name="X", valid_from=START, actor=SYSTEM, **words)


def test_a_position_carries_only_roles_the_agency_has(office: Office) -> None:
    with pytest.raises(OrganisationRefused) as refused:
        create_position(unit=office.units["data"], title="X", roles=["analis", "tim"], actor=SYSTEM)
    assert refused.value.sentence == "Peran “tim” tidak dikenal di perangkat daerah ini."
    create_role(agency=office.agency, code="tim", name="Tim Penyusun", actor=SYSTEM)
    made = create_position(unit=office.units["data"], title="X", roles=["analis", "tim"], actor=SYSTEM)
    assert set(made.roles.values_list("code", flat=True)) == {"analis", "tim"}
    with pytest.raises(OrganisationRefused, match="Peran “tim” sudah ada"):
        create_role(agency=office.agency, code="tim", name="Tim", actor=SYSTEM)


def test_a_review_grant_given_twice_is_one(office: Office) -> None:
    first = grant_review(agency=office.agency, position=office.positions["admin"], actor=SYSTEM)
    assert grant_review(agency=office.agency, position=office.positions["admin"], actor=SYSTEM) == first
    assert Entry.objects.filter(action="review_granted").count() == 1


def test_a_renamed_agency_renames_its_root_unit(office: Office) -> None:
    change_agency(agency=office.agency, name="Dinas Kominfo dan Statistik", valid_to=date(2027, 12, 31), actor=SYSTEM)
    assert root_unit(office.agency).name == "Dinas Kominfo dan Statistik"
    assert Entry.objects.get(action="agency_changed").facts == {
        "name": "Dinas Kominfo dan Statistik",
        "before": {"name": "Dinas Diskominfo", "valid_to": None},
        "after": {"name": "Dinas Kominfo dan Statistik", "valid_to": "2027-12-31"},
    }


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"valid_to": date(2024, 1, 1)}, "valid_to"),
        ({"shift_rule": "whenever"}, "shift_rule"),
        ({"crest_svg": "<svg><script/></svg>"}, "crest_svg"),
        ({"predicate_scale": {"bands": [["90", "Tinggi"]]}}, "predicate_scale"),
        ({"predicate_scale": {"bands": "Tinggi"}}, "predicate_scale"),
    ],
)
def test_a_contradictory_agency_is_refused(office: Office, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(OrganisationRefused) as refused:
        change_agency(agency=office.agency, actor=SYSTEM, **changes)
    assert refused.value.field == field


def test_only_named_fields_change(office: Office) -> None:
    with pytest.raises(TypeError, match="no changeable government"):
        change_agency(agency=office.agency, government=office.government, actor=SYSTEM)


def test_a_unit_moves_and_never_below_itself(office: Office) -> None:
    change_unit(unit=office.units["data"], parent=office.units["sekretariat"], actor=SYSTEM)
    office.units["data"].refresh_from_db()
    assert office.units["data"].parent == office.units["sekretariat"]
    with pytest.raises(OrganisationRefused, match="di bawah dirinya sendiri"):
        change_unit(unit=office.units["sekretariat"], parent=office.units["data"], actor=SYSTEM)
    with pytest.raises(OrganisationRefused, match="Unit induk"):
        change_unit(unit=office.units["statistik"], parent=None, actor=SYSTEM)


def test_a_position_changes_its_roles_and_is_never_its_own_superior(office: Office) -> None:
    kabid = change_position(position=office.positions["kabid"], roles=["kepala_bidang", "perencana"], actor=SYSTEM)
    assert Entry.objects.get(action="position_changed").facts == {
        "name": "Kabid",
        "before": {"roles": ["kepala_bidang"]},
        "after": {"roles": ["kepala_bidang", "perencana"]},
    }
    for superior in (kabid, office.positions["analis"]):
        with pytest.raises(OrganisationRefused, match="atasan dirinya sendiri"):
            change_position(position=kabid, superior=superior, actor=SYSTEM)
        kabid.refresh_from_db()
