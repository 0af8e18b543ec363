"""How the house's rows are called where a person reads them."""

from datetime import UTC, date, datetime, time

import pytest

from tests.organisations.office import Office
from triwulan.audit.record import SYSTEM
from triwulan.core import clock
from triwulan.organisations.models import ApiToken, Holding, Holiday, OfficeHours, Person, RamadanPeriod, Role
from triwulan.organisations.people import record_qualifications
from triwulan.organisations.refusals import OrganisationRefused
from triwulan.organisations.setup import create_government, create_person, grant_review, withdraw_review
from triwulan.organisations.tokens import issue_token, person_for_token

NOON = datetime(2026, 4, 14, 4, tzinfo=UTC)


def test_every_row_has_a_name(office: Office) -> None:
    agency, kabid = office.agency, office.people["kabid"]
    record_qualifications(person=kabid, qualifications=["S1 Statistik"], actor=SYSTEM)
    grant = grant_review(agency=agency, position=office.positions["admin"], actor=SYSTEM)
    rows = [
        office.government,
        agency,
        office.units["data"],
        office.positions["kabid"],
        Holding.objects.get(person=kabid),
        Role.objects.get(code="admin"),
        kabid,
        kabid.qualifications.get(),
        grant,
        OfficeHours(agency=agency, weekday=0, start=time(8), end=time(16)),
        Holiday(agency=agency, date=date(2026, 1, 1), name="Tahun Baru Masehi"),
        RamadanPeriod(agency=agency, starts_on=date(2026, 2, 19), ends_on=date(2026, 3, 20)),
        ApiToken(person=kabid, created_at=NOON),
    ]
    assert [str(row) for row in rows] == [
        "Pemerintah Kabupaten Contoh",
        "Dinas Diskominfo",
        "Data",
        "Kabid",
        "Kabid – Kabid",
        "Administrator",
        "Kabid",
        "S1 Statistik",
        "Admin → Dinas Diskominfo",
        "0 08:00:00-16:00:00",
        "2026-01-01 Tahun Baru Masehi",
        "2026-02-19 - 2026-03-20",
        "Kabid 2026-04-14",
    ]
    withdraw_review(grant=grant, actor=SYSTEM)
    assert agency.review_grants.count() == 0


def test_djangos_own_way_to_make_a_person_hashes_the_password(db: None) -> None:
    made = Person.objects.create_user("rina", "rahasia-sekali", name="Rina")
    assert (made.check_password("rahasia-sekali"), Person.objects.create_user("budi").has_usable_password()) == (
        True,
        False,
    )


def test_the_last_use_of_a_token_is_noted_every_ten_minutes(office: Office) -> None:
    token = issue_token(office.people["kabid"]).plain
    seen = []
    for minute in (0, 9, 10):
        with clock.frozen(NOON.replace(minute=minute)):
            person_for_token(token)
        seen.append(ApiToken.objects.get().last_used_at)
    assert seen == [NOON, NOON, NOON.replace(minute=10)]


def test_a_person_of_another_government_is_not_appointed(office: Office) -> None:
    government = create_government(name="Pemerintah Kabupaten Lain", actor=SYSTEM)
    office.people["asing"] = create_person(government=government, name="Asing", username="asing", actor=SYSTEM)
    with pytest.raises(OrganisationRefused, match="harus dari pemerintah daerah yang sama"):
        office.appoint("asing", "kabid", date(2027, 1, 1))
