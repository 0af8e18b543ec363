"""The year at a glance, and what a change of the calendar would move, asked before it is done."""

from datetime import date
from html import unescape

import pytest
from django.test import Client

from tests.cycles.walk import opened, task_of
from tests.hands import local
from tests.office import Office
from tests.web.steps.presses import desk_of
from triwulan.audit.record import SYSTEM
from triwulan.organisations.calendar_changes import add_holiday
from triwulan.organisations.models import Holiday, OfficeHours
from triwulan.web.calendar.year import year_of

pytestmark = pytest.mark.django_db

HOLIDAY = {"date": "2026-04-10", "name": "Hari Jadi", "kind": "libur_daerah"}
WEEK = {
    "ramadan": "0",
    "tahun": "2026",
    **{f"hari{day}-start": "07.30" for day in range(5)},
    **{f"hari{day}-end": "16.00" for day in range(5)},
}


@pytest.fixture
def admin(office: Office) -> Client:
    opened(office)
    return desk_of(office, "admin")


def test_each_day_of_the_year_says_what_it_is(office: Office) -> None:
    add_holiday(agency=office.agency, day=date(2026, 6, 2), name="Hari Jadi", kind="libur_daerah", actor=SYSTEM)
    months = year_of(office.agency, 2026)
    days = {each.day: each for month in months for week in month.weeks for each in week if each}
    assert len(days) == 365
    asked = [days[date(2026, month, day)] for month, day in ((1, 1), (2, 23), (3, 7), (3, 20), (4, 10), (6, 2))]
    assert [(each.kind, each.ramadan, each.words) for each in asked] == [
        ("libur_nasional", False, "libur nasional: Tahun Baru Masehi"),
        ("kerja", True, "Ramadan"),
        ("bebas", True, "bukan hari kerja, Ramadan"),
        ("cuti_bersama", True, "cuti bersama: Cuti Bersama Hari Raya Idul Fitri, Ramadan"),
        ("kerja", False, ""),
        ("libur_daerah", False, "libur daerah: Hari Jadi"),
    ]
    assert "2 Hari Jadi" in months[5].named


def test_what_moves_is_shown_before_it_is_kept(office: Office, admin: Client) -> None:
    asked = admin.post("/pengaturan/kalender/libur/", HOLIDAY)
    moves = [(move.task.position.title, move.due_before, move.due_at) for move in asked.context["moves"]]
    before, after = local("2026-04-10T07:45"), local("2026-04-13T07:45")
    assert moves == [("Sekretaris", before, after), ("Kabid Statistik", before, after)]
    assert (Holiday.objects.filter(name="Hari Jadi").exists(), task_of(office, "kabid").due_at) == (False, before)
    kept = admin.post("/pengaturan/kalender/libur/", dict(asked.context["typed"]) | {"setuju": "1"})
    assert (kept.status_code, Holiday.objects.filter(name="Hari Jadi").exists()) == (302, True)
    assert task_of(office, "kabid").due_at == after


def test_who_goes_back_finds_what_he_typed(admin: Client) -> None:
    page = admin.post("/pengaturan/kalender/libur/", HOLIDAY | {"ubah": "1"})
    assert (page.context["holiday"]["name"].value(), Holiday.objects.filter(name="Hari Jadi").exists()) == (
        "Hari Jadi",
        False,
    )


def test_a_change_that_moves_nothing_is_kept_at_once(admin: Client) -> None:
    answer = admin.post("/pengaturan/kalender/libur/", HOLIDAY | {"date": "2026-12-08"})
    assert (answer.status_code, Holiday.objects.filter(name="Hari Jadi").exists()) == (302, True)


def test_a_removed_holiday_moves_limits_back(office: Office, admin: Client) -> None:
    admin.post("/pengaturan/kalender/libur/", HOLIDAY | {"setuju": "1"})
    remove = f"/pengaturan/kalender/libur/{Holiday.objects.get(name='Hari Jadi').pk}/hapus/"
    assert len(admin.post(remove).context["moves"]) == 2
    admin.post(remove, {"setuju": "1"})
    assert task_of(office, "kabid").due_at == local("2026-04-10T07:45")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"hari0-start": "delapan"}, "Senin, Mulai: Tulis jam seperti 07.30."),
        ({"hari1-end": "06.00"}, "Selasa: Jam kerja berakhir 06.00, sebelum mulai 07.30."),
        ({"hari2-end": ""}, "Rabu: Isi jam mulai bersama jam selesainya, atau kosongkan keduanya."),
        ({"hari6-break_start": "12.00", "hari6-break_end": "13.00"}, "Minggu: Istirahat ada hanya pada hari kerja"),
        (dict.fromkeys(WEEK, "") | {"ramadan": "0"}, "Isi sekurangnya satu hari kerja."),
    ],
)
def test_a_refused_week_stays_as_it_was_typed(admin: Client, change: dict[str, str], said: str) -> None:
    rows = list(OfficeHours.objects.values_list("weekday", "start", "end"))
    typed = WEEK | {"hari3-start": "08.15"} | change
    page = admin.post("/pengaturan/kalender/jam/", typed)
    assert said in unescape(page.content.decode())
    shown = {bound.html_name: bound.value() for day in page.context["week"] for bound in day.form}
    assert {name: shown[name] for name in typed if name in shown} == {
        name: value for name, value in typed.items() if name in shown
    }
    assert list(OfficeHours.objects.values_list("weekday", "start", "end")) == rows
