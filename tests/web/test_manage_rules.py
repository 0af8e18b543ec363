"""Letterhead, calendar, SOP, reviewers, backup."""

import io
import zipfile
from datetime import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from tests.office import SEED, Office, empty_office, small_office
from triwulan.audit.models import Entry
from triwulan.organisations.models import Agency, Holiday, OfficeHours, Person, RamadanPeriod, ReviewGrant, Unit
from triwulan.sop.models import SopRevision

pytestmark = pytest.mark.django_db

CREST = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


@pytest.fixture
def office() -> Office:
    return small_office()


@pytest.fixture
def admin(office: Office, client: Client) -> Client:
    client.force_login(office["admin"])
    return client


def letterhead(**changes: object) -> dict[str, object]:
    return {
        "name": "Dinas Baru",
        "short_name": "Baru",
        "place": "Kota Uji",
        "address": "Jl. Uji No. 1",
        "number_pattern": "{klasifikasi}/{urut}/{unit}/{tahun}",
        "time_zone": "Asia/Jayapura",
        "shift_rule": "previous",
        "late_rule": "at_once",
        "cap": "120,5",
        "explanation_below": "75",
        "overseer_position": "Bupati Uji",
        "overseer_name": "Nama Contoh",
    } | changes


def agency_of(office: Office) -> Agency:
    with office.scope():
        found: Agency = Agency.objects.get(pk=office.agency.pk)
    return found


def test_the_letterhead_and_the_rules_are_kept(office: Office, admin: Client) -> None:
    sent = letterhead(crest=SimpleUploadedFile("lambang.svg", CREST))
    assert admin.post("/pengaturan/kop-surat/", sent).headers["Location"] == "/pengaturan/kop-surat/"
    agency = agency_of(office)
    kept = (agency.name, agency.time_zone, agency.late_rule, str(agency.cap), agency.crest_svg.encode())
    assert kept == ("Dinas Baru", "Asia/Jayapura", "at_once", "120.50", CREST)
    assert (agency.overseer_position, agency.overseer_name, agency.overseer_title) == ("Bupati Uji", "Nama Contoh", "")
    image = admin.get("/pengaturan/lambang/")
    assert (image.content, image.headers["Content-Type"], image.headers["X-Content-Type-Options"]) == (
        CREST,
        "image/svg+xml",
        "nosniff",
    )


def test_a_step_is_a_limit_too_and_an_empty_one_is_none(office: Office, admin: Client) -> None:
    found = []
    for typed in ("110->120", ""):
        admin.post("/pengaturan/kop-surat/", letterhead(cap=typed))
        agency = agency_of(office)
        found.append((agency.cap, agency.cap_above, admin.get("/pengaturan/kop-surat/").context["form"]["cap"].value()))
    assert found == [(120, 110, "110→120"), (None, None, "")]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("cap", "90"),
        ("cap", "90→120"),
        ("cap", "banyak"),
        ("crest", SimpleUploadedFile("l.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>")),
        ("crest", SimpleUploadedFile("l.svg", b"\xff\xfe\x00")),
        ("number_pattern", "{tahun}"),
        ("number_pattern", "{urut}/{bulan}"),
        ("name", " "),
        ("overseer_position", ""),
    ],
)
def test_a_refused_letterhead_changes_nothing(office: Office, admin: Client, field: str, value: object) -> None:
    response = admin.post("/pengaturan/kop-surat/", letterhead(**{field: value}))
    assert (list(response.context["form"].errors), agency_of(office).name) == ([field], "Dinas Uji")
    assert response.context["shell"].agency.name == "Dinas Uji"


def test_without_a_crest_there_is_no_image(admin: Client) -> None:
    assert admin.get("/pengaturan/lambang/").status_code == 404


def week(**days: str) -> dict[str, str]:
    sent = {"ramadan": "0", "tahun": "2026"}
    for name, hours in days.items():
        for field, value in zip(("start", "end", "break_start", "break_end"), hours.split(), strict=False):
            sent[f"{name}-{field}"] = value
    return sent


def test_a_week_of_hours_is_kept_as_a_whole(office: Office, admin: Client) -> None:
    admin.post("/pengaturan/kalender/jam/", week(hari0="08.00 15.30 12.00 13.00", hari5="08:00 11:00"))
    with office.scope():
        rows = OfficeHours.objects.filter(ramadan=False).values_list("weekday", "start", "end", "break_end")
        assert list(rows) == [(0, time(8), time(15, 30), time(13)), (5, time(8), time(11), None)]


@pytest.mark.parametrize("bad", [{"hari0": "delapan 16.00"}, {"hari0": "16.00 08.00"}, {}])
def test_a_week_that_cannot_be_read_changes_nothing(office: Office, admin: Client, bad: dict[str, str]) -> None:
    admin.post("/pengaturan/kalender/jam/", week(**bad))
    with office.scope():
        assert OfficeHours.objects.filter(ramadan=False).count() == 5


def test_holidays_come_and_go(office: Office, admin: Client) -> None:
    entered = {"date": "2026-06-02", "name": "Hari Jadi", "kind": "libur_daerah"}
    assert admin.post("/pengaturan/kalender/libur/", entered).headers["Location"] == "/pengaturan/kalender/?tahun=2026"
    again = admin.post("/pengaturan/kalender/libur/", entered)
    assert again.context["holiday"].errors["date"] == ["Hari itu sudah libur: Hari Jadi."]
    with office.scope():
        holiday = Holiday.objects.get(name="Hari Jadi")
    admin.post(f"/pengaturan/kalender/libur/{holiday.pk}/hapus/")
    with office.scope():
        assert not Holiday.objects.filter(name="Hari Jadi").exists()


def test_ramadan_is_set_and_a_year_is_filled(office: Office, admin: Client) -> None:
    admin.post("/pengaturan/kalender/ramadan/", {"starts_on": "2026-02-18", "ends_on": "2026-03-19"})
    long = admin.post("/pengaturan/kalender/ramadan/", {"starts_on": "2026-02-18", "ends_on": "2026-04-19"})
    admin.post("/pengaturan/kalender/isi/", {"tahun": "2030"})
    with office.scope():
        period = RamadanPeriod.objects.get(starts_on__year=2026)
        assert (str(period.ends_on), Holiday.objects.filter(date__year=2030).exists()) == ("2026-03-19", True)
    assert list(long.context["ramadan_form"].errors) == ["ends_on"]


def test_an_sop_is_uploaded_looked_at_and_activated(office: Office, admin: Client) -> None:
    page = admin.post("/pengaturan/sop/", {"file": SimpleUploadedFile("sop.toml", SEED.read_bytes())}).headers[
        "Location"
    ]
    shown = admin.get(page)
    assert (len(shown.context["sop"].steps), len(shown.context["notes"]) > 0) == (8, True)
    admin.post(page, {"from_date": "2026-01-01"})
    with office.scope():
        assert str(SopRevision.objects.get().active_from) == "2026-01-01"


@pytest.mark.parametrize(
    ("content", "told"),
    [(SEED.read_bytes().replace(b'"15 menit"', b'"15 lama"'), "faults"), (b"\xff\xfe", "form"), (b"", "form")],
)
def test_a_faulty_sop_is_told_and_not_kept(office: Office, admin: Client, content: bytes, told: str) -> None:
    page = admin.post("/pengaturan/sop/", {"file": SimpleUploadedFile("sop.toml", content)})
    faults = page.context["faults"] if told == "faults" else list(page.context["form"].errors)
    with office.scope():
        assert (bool(faults), SopRevision.objects.count()) == (True, 0)


def test_a_review_is_granted_and_withdrawn(office: Office, admin: Client) -> None:
    inspectorate = empty_office("Inspektorat", office.government)
    with inspectorate.scope():
        root = Unit.objects.get(agency=inspectorate.agency, parent=None)
        position = inspectorate.add("reviu", root, "Reviu", ["inspektorat"])
    admin.post("/pengaturan/reviu/", {"position": position.pk})
    with office.scope():
        grant = ReviewGrant.objects.get(agency=office.agency)
    offered = admin.get("/pengaturan/reviu/").context["form"].fields["position"].choices
    assert (grant.position, offered) == (position, [])
    admin.post(f"/pengaturan/reviu/{grant.pk}/cabut/")
    with office.scope():
        assert not ReviewGrant.objects.filter(agency=office.agency).exists()


def test_a_backup_holds_everything_so_only_the_keeper_takes_it(
    office: Office, admin: Client, settings: Settings
) -> None:
    assert admin.get("/pengaturan/cadangan/").status_code == 403
    assert admin.post("/pengaturan/cadangan/").status_code == 403
    settings.DEMO = True
    assert admin.get("/pengaturan/cadangan/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_the_keeper_takes_the_backup_as_one_file(office: Office, admin: Client) -> None:
    Person.objects.filter(username="admin").update(is_staff=True)
    answer = admin.post("/pengaturan/cadangan/")
    content = answer.getvalue()
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert ("rows/organisations.person.jsonl" in names, answer.headers["Content-Type"]) == (True, "application/zip")
    assert Entry.objects.filter(action="backup_taken").count() == 1
    assert list(Path("/tmp").glob("triwulan-cadangan-*")) == []


@pytest.mark.parametrize("page", ["kalender", "indikator", "indikator/baru"])
@pytest.mark.parametrize("year", ["0000", "9999", "²²²²", "x"])
def test_an_impossible_year_shows_this_years_page(admin: Client, page: str, year: str) -> None:
    assert admin.get(f"/pengaturan/{page}/?tahun={year}").status_code == 200


def test_a_page_below_an_entry_marks_it_in_the_navigation(admin: Client) -> None:
    paths = ("/pengaturan/impor/", "/pengaturan/pekerjaan/", "/profil/kalender/", "/bukti-lke/")
    marked = [[link.url for link in admin.get(path).context["shell"].more if link.current] for path in paths]
    assert marked == [["/pengaturan/"], ["/pengaturan/"], ["/profil/"], ["/dokumen/"]]
