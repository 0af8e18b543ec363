"""Who I am to the system."""

import pytest

from tests.api.caller import Caller, Staff, said
from tests.office import BEGINNING, Office, empty_office
from triwulan.audit.record import SYSTEM
from triwulan.organisations.models import Holding, Person, Unit
from triwulan.organisations.setup import grant_review


def test_my_positions_stand_with_their_roles(office: Office, staff: Staff) -> None:
    me = said(staff["sekretaris"].get("me"))
    position = office.positions["sekretaris"]
    assert me == {
        "id": office["sekretaris"].pk,
        "username": "sekretaris",
        "name": "Sekretaris",
        "nip": None,
        "positions": [
            {
                "id": position.pk,
                "title": "Sekretaris",
                "unit": "Sekretariat",
                "unit_id": position.unit_id,
                "agency": "Dinas Uji",
                "agency_id": office.agency.pk,
                "capacity": "",
                "acting": True,
                "roles": ["kepala_bidang", "sekretaris"],
            }
        ],
        "agencies": [{"id": office.agency.pk, "name": "Dinas Uji", "time_zone": "Asia/Makassar", "access": "own"}],
    }


def test_while_a_plh_acts_the_holder_does_not(office: Office, staff: Staff) -> None:
    with office.scope():
        Holding.objects.create(
            position=office.positions["kabid"], person=office["kasubid.1"], capacity="Plh.", starts_on=BEGINNING
        )
    held = {
        name: [(one["title"], one["capacity"], one["acting"]) for one in said(staff[name].get("me"))["positions"]]
        for name in ("kabid", "kasubid.1")
    }
    assert held == {
        "kabid": [("Kabid Statistik", "", False)],
        "kasubid.1": [("Kabid Statistik", "Plh.", True), ("Kasubid 1", "", True)],
    }


def test_a_reviewer_reads_the_agencies_he_is_granted(office: Office) -> None:
    other = empty_office("Inspektorat", office.government)
    with other.scope():
        position = other.add("reviu", Unit.objects.get(agency=other.agency, parent=None), "Reviu", ["inspektorat"])
    with office.scope():
        grant_review(agency=office.agency, position=position, actor=SYSTEM)
    me = said(Caller(other["reviu"]).get("me"))
    assert [(one["name"], one["access"]) for one in me["agencies"]] == [("Inspektorat", "own"), ("Dinas Uji", "review")]


@pytest.mark.parametrize("path", ["tasks", "rounds", "sops"])
def test_without_a_position_one_has_nothing(office: Office, path: str) -> None:
    nobody = Person.objects.create_user("tamu", government=office.government, name="Tamu")
    caller = Caller(nobody)
    assert (said(caller.get("me"))["positions"], said(caller.get(path))) == ([], [])
    assert said(caller.post("rounds", {"year": 2026, "quarter": 1}), 403)["detail"] == (
        "Anda tidak memegang jabatan di perangkat daerah mana pun."
    )


def test_one_without_a_government_sees_none(office: Office, round_id: int) -> None:
    caller = Caller(Person.objects.create_user("teknisi", name="Teknisi"))
    assert [said(caller.get(path)) for path in ("tasks", "rounds", "sops")] == [[], [], []]
    assert [caller.get(f"{path}/1").status_code for path in ("tasks", "cycles", "rounds")] == [404, 404, 404]
    assert caller.post("tasks/1/finish").status_code == 404
