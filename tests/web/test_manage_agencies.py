"""The government and its agencies: a region code, a second agency, a last day."""

from datetime import date

import pytest
from django.test import Client
from django_scopes import scope

from tests.office import Office, small_office
from tests.web.rights import BACKEND
from triwulan.audit.actions import describe
from triwulan.audit.models import Entry
from triwulan.organisations.models import Agency, Holding, OfficeHours, Role

PAGE = "/pengaturan/perangkat-daerah/"


@pytest.fixture
def admin(office: Office) -> Client:
    client = Client()
    client.force_login(office["admin"], backend=BACKEND)
    return client


def test_region_code_and_last_day_are_kept_and_recorded(office: Office, admin: Client) -> None:
    entered = {"name": office.government.name, "region_code": "73.04", "valid_to": "2026-12-31"}
    assert admin.post(PAGE, entered).headers["Location"] == PAGE
    agency = Agency.objects.select_related("government").get(pk=office.agency.pk)
    assert (agency.government.region_code, agency.valid_to) == ("73.04", date(2026, 12, 31))
    said = [describe(entry) for entry in Entry.objects.filter(action__in=("government_changed", "agency_changed"))]
    assert said == [
        "Mengubah pemerintah daerah Kabupaten Dinas Uji: kode wilayah “” → “73.04”.",
        "Mengubah perangkat daerah Dinas Uji: ada sampai “” → “31 Desember 2026”.",
    ]


def test_a_last_day_before_the_first_is_refused_and_nothing_is_kept(office: Office, admin: Client) -> None:
    refused = admin.post(PAGE, {"name": "Lain", "region_code": "73.04", "valid_to": "2023-12-31"})
    assert refused.context["form"].errors == {
        "valid_to": ["Hari terakhir berlaku tidak boleh sebelum hari pertamanya."]
    }
    assert Agency.objects.get(pk=office.agency.pk).government.name == "Kabupaten Dinas Uji"


def test_a_second_agency_begins_with_its_administrator_its_roles_and_its_calendar(
    office: Office, admin: Client
) -> None:
    entered = {"name": "Dinas Kedua", "place": "Kota Uji", "time_zone": "Asia/Makassar", "valid_from": "2026-01-01"}
    assert admin.post(f"{PAGE}baru/", entered).headers["Location"] == PAGE
    with scope(government=office.government, agency=None):
        made = Agency.objects.get(name="Dinas Kedua")
    with scope(government=office.government, agency=made):
        held = Holding.objects.get()
        found = (held.person, held.position.title, Role.objects.count(), OfficeHours.objects.exists())
    assert found == (office["admin"], "Administrator Triwulan", 8, True)
    chosen = admin.post("/profil/perangkat-daerah/", {"agency": made.pk})
    assert (chosen.status_code, admin.get("/pengaturan/").context["request"].agency) == (302, made)


def test_a_fault_in_the_second_agency_leaves_nothing_behind(office: Office, admin: Client) -> None:
    entered = {"name": "x" * 200, "place": "\x07", "time_zone": "Asia/Makassar", "valid_from": "2026-01-01"}
    assert admin.post(f"{PAGE}baru/", entered).status_code == 200
    with scope(government=office.government, agency=None):
        assert Agency.objects.count() == 1


def test_another_government_s_agencies_are_not_listed(office: Office, admin: Client) -> None:
    small_office("Dinas Asing", None, "asing.")
    assert [agency.name for agency in admin.get(PAGE).context["agencies"]] == ["Dinas Uji"]
