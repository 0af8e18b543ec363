"""One value of a report: sent back to its analyst or changed by its author, always with a reason."""

from typing import Any

import pytest

from tests.cycles.walk import fill, finish, opened, task_of, walk_statistics
from tests.hands import Hands
from tests.office import Office
from tests.web.steps.presses import address, desk_of, page_of, press
from triwulan.cycles.models import Assignment, ReturnNote
from triwulan.documents.content import Paper
from triwulan.documents.render import RenderFailed
from triwulan.indicators.models import Indicator, Realisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Assignment:
    opened(office)
    walk_statistics(office, until="4")
    return task_of(office, "kasubid.1")


def pk(code: str) -> int:
    found: Indicator = Indicator.objects.get(code=code)
    return found.pk


def send_back(office: Office, task: Assignment, code: str = "A1", reason: str = "Hitung lagi.") -> Any:
    return desk_of(office, "kasubid.1").post(address(task, f"kembalikan/{pk(code)}/"), {"reason": reason})


def told(office: Office, code: str) -> Any:
    return next(one for one in page_of(office, "kasubid.1").context["told"] if one.indicator.code == code)


def test_a_value_goes_back_with_its_reason_and_is_shown_as_out(office: Office, task: Assignment) -> None:
    answer = send_back(office, task)
    assert (answer.status_code, answer["Location"]) == (302, f"/tugas/{task.pk}/#i{pk('A1')}")
    back = told(office, "A1").sent_back
    assert (back.reason, back.position.title, back.is_open) == ("Hitung lagi.", "Analis 1", True)
    frame = page_of(office, "kasubid.1").context["frame"]
    assert (frame.missing[0].sentence, frame.missing[0].place) == (
        "A1 Indikator A1 masih diperbaiki Analis 1.",
        f"#i{pk('A1')}",
    )


def test_without_a_reason_nothing_goes_back(office: Office, task: Assignment) -> None:
    answer = send_back(office, task, reason="  ")
    assert (answer.status_code, answer.context["fault"]) == (
        422,
        "Alasan belum ditulis. Analis membaca kalimat ini di tugasnya.",
    )
    assert list(ReturnNote.objects.all()) == []


def test_a_value_that_is_out_is_not_sent_back_twice(office: Office, task: Assignment) -> None:
    send_back(office, task)
    again = send_back(office, task, reason="Sekali lagi.")
    assert (again.status_code, again.context["fault"], again.context["reason"]) == (
        422,
        "Nilai A1 sudah dikembalikan dan sedang diperbaiki.",
        "Sekali lagi.",
    )


@pytest.mark.parametrize(("value", "unchanged"), [(None, True), (9, False)])
def test_a_value_handed_in_again_says_whether_it_changed(
    office: Office, task: Assignment, hands: Hands, value: int | None, unchanged: bool
) -> None:
    send_back(office, task)
    hands.set("2026-04-10T09:00")
    if value:
        fill(office, "analis.1", value)
    finish(office, "analis.1")
    back = told(office, "A1").sent_back
    assert (back.is_open, back.unchanged) == (False, unchanged)


def change(office: Office, task: Assignment, typed: dict[str, str], code: str = "A1") -> Any:
    return desk_of(office, "kasubid.1").post(address(task, f"ubah/{pk(code)}/"), typed)


def nilai() -> object:
    return Realisation.objects.get(indicator__code="A1", year=2026, quarter=1).variables


def test_an_author_changes_a_value_with_a_reason_that_everybody_sees(office: Office, task: Assignment) -> None:
    answer = change(office, task, {f"v-{pk('A1')}-nilai": "9", "reason": "Satu dokumen dihitung dua kali."})
    assert (answer.status_code, nilai()) == (302, {"nilai": "9"})
    changed = told(office, "A1").changed
    assert (changed.position, changed.reason) == ("Kasubid 1", "Satu dokumen dihitung dua kali.")


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        (
            {"v": "9"},
            "reason",
            "Alasan belum ditulis. Sebutkan mengapa Anda mengubah nilai ini sendiri, atau kembalikan kepada analis.",
        ),
        ({"v": "10", "reason": "x"}, "reason", "Nilainya sama dengan yang tersimpan. Ubah nilainya, atau batalkan."),
    ],
)
def test_a_change_that_cannot_stand_says_why_and_keeps_what_was_typed(
    office: Office, task: Assignment, typed: dict[str, str], field: str, sentence: str
) -> None:
    posted = {f"v-{pk('A1')}-nilai" if name == "v" else name: text for name, text in typed.items()}
    answer = change(office, task, posted)
    assert (answer.status_code, answer.context["fault"]) == (422, sentence)
    assert (answer.context["row"].variables[0].value, nilai()) == (typed["v"], {"nilai": "10"})


def test_a_number_that_is_none_is_marked_in_its_field(office: Office, task: Assignment) -> None:
    answer = change(office, task, {f"v-{pk('A1')}-nilai": "sepuluh", "reason": "Salah hitung."})
    field = answer.context["row"].variables[0]
    assert (answer.status_code, field.value, bool(field.fault)) == (422, "sepuluh", True)


def test_an_author_declares_a_value_not_applicable_as_he_changes_one(office: Office, task: Assignment) -> None:
    value, reason = f"v-{pk('A1')}-nilai", f"t-{pk('A1')}-not_applicable"
    both = change(office, task, {value: "7", reason: "Survei setahun sekali.", "reason": "Salah baca."})
    assert (both.status_code, both.context["row"].texts["not_applicable"].fault, nilai()) == (
        422,
        "Nilainya terisi, jadi tidak dapat sekaligus n/a. Kosongkan isiannya, atau hapus n/a-nya.",
        {"nilai": "10"},
    )
    wordless = change(office, task, {value: "", reason: "Survei setahun sekali."})
    assert (wordless.status_code, nilai()) == (422, {"nilai": "10"})
    declared = change(office, task, {value: "", reason: "Survei setahun sekali.", "reason": "Salah baca."})
    assert (declared.status_code, nilai(), told(office, "A1").figure.value_text) == (302, {}, "n/a")


@pytest.mark.parametrize("act", ["kembalikan", "ubah"])
def test_another_authors_value_is_not_there(office: Office, task: Assignment, act: str) -> None:
    assert desk_of(office, "kasubid.1").get(address(task, f"{act}/{pk('B1')}/")).status_code == 404


def test_the_forms_have_a_page_of_their_own(office: Office, task: Assignment) -> None:
    desk = desk_of(office, "kasubid.1")
    found = [desk.get(address(task, f"{act}/{pk('A1')}/")).status_code for act in ("kembalikan", "ubah")]
    assert found == [200, 200]


def test_the_checkers_notes_reach_the_authors(office: Office, task: Assignment) -> None:
    finish(office, "kasubid.2")
    finish(office, "kasubid.1")
    press(
        office,
        "kabid",
        outcome="kembalikan",
        **{f"m-{pk('A1')}": "perbaiki", f"n-{pk('A1')}": "Jelaskan penurunannya."},
    )
    mark = told(office, "A1").mark
    assert (mark.note, mark.assignment.position.title) == ("Jelaskan penurunannya.", "Kabid Statistik")


def test_the_preview_is_a_draft_without_a_number(
    office: Office, task: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Paper] = []

    def render(paper: Paper) -> bytes:
        drawn.append(paper)
        return b"%PDF-"

    monkeypatch.setattr("triwulan.web.steps.preview.render_pdf", render)
    for username in ("kasubid.1", "kasubid.2"):
        page = desk_of(office, username).get(address(task_of(office, username), "pratinjau.pdf"))
        assert (page.status_code, page["Content-Type"]) == (200, "application/pdf")
    assert [(paper.kind, paper.number, paper.draft) for paper in drawn] == [("laporan_data_kinerja", "–", True)] * 2


def test_a_preview_that_cannot_be_drawn_says_so(
    office: Office, task: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_paper: Paper) -> bytes:
        raise RenderFailed("Naskah tidak dapat disusun.")

    monkeypatch.setattr("triwulan.web.steps.preview.render_pdf", fail)
    page = desk_of(office, "kasubid.1").get(address(task, "pratinjau.pdf"))
    assert (page.status_code, "Naskah tidak dapat disusun." in page.content.decode()) == (503, True)
