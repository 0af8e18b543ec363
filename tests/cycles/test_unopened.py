"""A round that cannot open on its day is told to who may mend it, once a day until it opens."""

import pytest

from tests.hands import Hands
from tests.office import Office, activate_sop, small_office
from triwulan.audit.actions import describe
from triwulan.audit.models import Entry
from triwulan.cycles import scheduler
from triwulan.cycles.models import Round
from triwulan.notices import sentences
from triwulan.notices.follow import follow
from triwulan.notices.models import Notice
from triwulan.organisations.models import OfficeHours, Role


def notes() -> list[str]:
    scheduler.tick()
    return [describe(entry) for entry in Entry.objects.filter(action="round_not_opened").order_by("id")]


def test_a_missing_planner_is_told_once_a_day_until_there_is_one(office: Office, hands: Hands) -> None:
    planner = Role.objects.get(code="perencana")
    planner.positions.clear()
    assert notes() == [
        (
            "Mencatat putaran Triwulan IV 2025 belum dapat dibuka: Dinas Uji belum punya jabatan dengan peran perencana "
            "(Kasubag Perencanaan, langkah 6a). Tambahkan jabatannya atau beri peran itu pada jabatan yang ada. "
            "Dinas Uji belum punya jabatan dengan peran perencana (Kasubag Perencanaan, langkah 6b). "
            "Tambahkan jabatannya atau beri peran itu pada jabatan yang ada."
        )
    ]
    hands.set("2026-04-10T16:00")
    assert len(notes()) == 1
    hands.set("2026-04-13T07:30")
    assert len(notes()) == 2
    planner.positions.add(office.positions["perencana"])
    hands.set("2026-04-14T07:30")
    assert (len(notes()), Round.objects.count()) == (2, 2)


def test_administrators_and_planner_hear_of_it(office: Office) -> None:
    Role.objects.get(code="kepala_subbidang").positions.clear()
    Role.objects.get(code="kepala_bidang").positions.clear()
    scheduler.tick()
    follow()
    told = Notice.objects.filter(kind="round_refused").select_related("person")
    assert {notice.person.username for notice in told} == {"admin", "perencana"}
    assert sentences.title(told[0]) == "Putaran triwulan belum dapat dibuka"
    assert sentences.body(told[0])[0].startswith("Alasan: Sekretariat belum punya jabatan dengan peran kepala_bidang")


@pytest.mark.django_db
def test_an_office_without_an_sop_in_force_hears_of_it_from_the_tenth(hands: Hands) -> None:
    office = small_office()
    hands.set("2026-04-09T16:00")
    with office.scope():
        assert notes() == []
        hands.set("2026-04-10T07:30")
        assert notes() == [
            (
                "Mencatat putaran Triwulan I 2026 belum dapat dibuka: Belum ada SOP yang berlaku. Unggah dan aktifkan SOP "
                "lebih dahulu."
            )
        ]
        activate_sop(office)
        hands.set("2026-04-11T07:30")
        assert (len(notes()), Round.objects.count() > 0) == (1, True)


@pytest.mark.django_db
def test_an_office_without_working_hours_keeps_nobody_s_minute_from_coming(hands: Hands) -> None:
    office = small_office()
    with office.scope():
        OfficeHours.objects.all().delete()
        hands.set("2026-04-10T07:30")
        assert len(notes()) == 1
