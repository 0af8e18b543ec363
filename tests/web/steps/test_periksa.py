"""The check's page: what changed first, then this quarter beside the last; a return says why."""

from typing import Any

import pytest

from tests.cycles.walk import cycle_of, finish, opened, task_of, walk_statistics
from tests.hands import Hands
from tests.office import Office
from tests.web.steps.presses import address, desk_of, page_of, press
from triwulan.core.quarters import Quarter
from triwulan.cycles.actions.values import Changes, save_values
from triwulan.cycles.models import Assignment, Mark, StepRun
from triwulan.indicators.models import Indicator

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Assignment:
    opened(office)
    walk_statistics(office, until="5")
    return task_of(office, "kabid")


def marks(**by_code: tuple[str, str]) -> dict[str, str]:
    typed: dict[str, str] = {}
    for code, (mark, note) in by_code.items():
        pk = Indicator.objects.get(code=code).pk
        typed |= {f"m-{pk}": mark, f"n-{pk}": note}
    return typed


def stored_marks() -> list[tuple[str, bool, str]]:
    found = Mark.objects.order_by("indicator__order").values_list("indicator__code", "fits", "note")
    return list(found)


def test_the_buttons_are_the_sops_outcomes_and_the_straight_one_is_filled(office: Office, task: Assignment) -> None:
    frame = page_of(office, "kabid").context["frame"]
    assert [(one.name, one.label, one.straight, one.returns) for one in frame.outcomes] == [
        ("kembalikan", "Kembalikan", False, True),
        ("setuju", "Setujui laporan", True, False),
    ]


def test_one_press_approves_and_every_indicator_fits(office: Office, task: Assignment) -> None:
    assert press(office, "kabid", outcome="setuju").status_code == 302
    assert stored_marks() == [("A1", True, ""), ("A2", True, ""), ("B1", True, "")]


def test_a_return_without_a_reason_is_refused_and_the_marks_stay(office: Office, task: Assignment) -> None:
    typed = marks(A1=("perbaiki", ""), A2=("sesuai", "Baik."))
    answer = press(office, "kabid", outcome="kembalikan", **typed)
    assert (answer.status_code, answer.context["frame"].faults) == (
        422,
        ("Alasan belum ditulis. Tulis apa yang harus diperbaiki sebelum mengembalikan.",),
    )
    assert [(row.indicator.code, row.fits, row.note) for row in answer.context["rows"]] == [
        ("A1", False, ""),
        ("A2", True, "Baik."),
        ("B1", True, ""),
    ]
    assert stored_marks() == []


def test_the_notes_beside_the_marks_are_a_reason_too(office: Office, task: Assignment) -> None:
    typed = marks(A1=("perbaiki", "Daftarnya belum ada."), B1=("perbaiki", "Hitung lagi."))
    assert press(office, "kabid", outcome="kembalikan", **typed).status_code == 302
    task.refresh_from_db()
    assert task.reason == "Indikator A1: Daftarnya belum ada.\nIndikator B1: Hitung lagi."
    assert stored_marks() == [("A1", False, "Daftarnya belum ada."), ("A2", True, ""), ("B1", False, "Hitung lagi.")]


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        ("", "Pilih hasilnya: setuju, kembalikan."),
        ("entah", "Langkah 5 tidak mengenal hasil “entah”; hasilnya “setuju”, “kembalikan”."),
    ],
)
def test_an_outcome_that_the_sop_does_not_know_is_refused(
    office: Office, task: Assignment, outcome: str, sentence: str
) -> None:
    answer = press(office, "kabid", outcome=outcome, reason="Alasan yang diketik.")
    assert (answer.status_code, answer.context["frame"].faults) == (422, (sentence,))
    assert "Alasan yang diketik." in answer.content.decode()


def back_again(office: Office, hands: Hands) -> Any:
    """Sent back for A1, mended and handed in a second time."""
    press(office, "kabid", outcome="kembalikan", reason="Satu dihitung dua kali.", **marks(A1=("perbaiki", "")))
    hands.set("2026-04-10T10:00")
    save_values(
        person=office["kasubid.1"],
        cycle_id=cycle_of(office, "statistik").pk,
        code="A1",
        changes=Changes(variables={"nilai": 9}, reason="Daftar disahkan."),
    )
    finish(office, "kasubid.1")
    return page_of(office, "kabid")


def test_what_changed_since_the_return_stands_first(office: Office, task: Assignment, hands: Hands) -> None:
    page = back_again(office, hands)
    report = page.context["reports"][0]
    assert (report.former.number, report.version.number, report.returned_by.reason) == (1, 2, "Satu dihitung dua kali.")
    assert [(one.indicator.code, one.old, one.new) for one in report.changes.values] == [
        ("A1", "10 dokumen", "9 dokumen")
    ]
    assert [(row.indicator.code, row.changed) for row in page.context["rows"]] == [
        ("A1", True),
        ("A2", False),
        ("B1", False),
    ]
    assert "Berubah sejak Anda kembalikan" in page.content.decode()


def test_handed_in_again_as_it_was_is_said(office: Office, task: Assignment, hands: Hands) -> None:
    press(office, "kabid", outcome="kembalikan", reason="Lihat lagi.", **marks(A1=("perbaiki", "")))
    finish(office, "kasubid.1")
    assert "Diserahkan lagi tanpa perubahan." in page_of(office, "kabid").content.decode()


def test_this_quarter_stands_beside_the_last(office: Office) -> None:
    opened(office, Quarter(2025, 4))
    walk_statistics(office, until="4")
    opened(office)
    walk_statistics_of_april(office)
    row = page_of(office, "kabid").context["rows"][0]
    percent = "100,00\N{NO-BREAK SPACE}%"
    assert [(side.label, side.percent, side.value, side.meter) for side in (row.now, row.before)] == [
        ("TW I 2026", percent, "10 dokumen", "100.00"),
        ("TW IV 2025", percent, "10 dokumen", "100.00"),
    ]


def walk_statistics_of_april(office: Office) -> None:
    """The first quarter's division alone; the other round stands at its report."""
    StepRun.objects.filter(cycle__round__quarter=4, finished_at=None).update(withdrawn_at="2026-04-10T00:00Z")
    walk_statistics(office, until="5")


def test_who_wrote_the_report_does_not_check_it(office: Office, task: Assignment) -> None:
    Assignment.objects.filter(step_run__work="laporan").update(person=office["kabid"])
    sentence = "Anda ikut menulis laporan ini, jadi tidak dapat memeriksanya. Minta perencana menunjuk pemeriksa lain."
    answer = press(office, "kabid", outcome="setuju", **marks(A1=("sesuai", "Catatan yang diketik.")))
    assert (answer.status_code, answer.context["frame"].faults) == (422, (sentence,))
    assert "Catatan yang diketik." in answer.content.decode()


def test_a_divisions_check_has_no_units_to_choose(office: Office, task: Assignment) -> None:
    assert page_of(office, "kabid").context["units"] == []


def test_what_only_the_press_decides_has_no_preview(office: Office, task: Assignment) -> None:
    assert desk_of(office, "kabid").get(address(task, "pratinjau.pdf")).status_code == 404
