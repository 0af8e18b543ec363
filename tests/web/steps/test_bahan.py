"""The worksheet's page: what it shows, what its buttons keep without any script, and who may see it."""

from datetime import date

import pytest
from django.test import Client

from tests.cycles.walk import fill, finish, opened, task_of, walk_statistics
from tests.hands import Hands
from tests.office import Office, small_office
from tests.web.steps.presses import address, desk_of, page_of, press
from triwulan.cycles.actions.return_value import return_value
from triwulan.cycles.models import Assignment
from triwulan.indicators.models import Indicator, Realisation
from triwulan.organisations.models import Position

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Assignment:
    """Analis 1 has A1 (a count, target 10) and A2 (a percentage, target 40)."""
    opened(office)
    walk_statistics(office, until="3")
    return task_of(office, "analis.1")


def name(kind: str, code: str, field: str = "") -> str:
    pk = Indicator.objects.get(code=code).pk
    return f"{kind}-{pk}-{field}" if field else f"{kind}-{pk}"


def stored(code: str) -> tuple[dict[str, str], str]:
    row: Realisation = Realisation.objects.get(indicator__code=code, year=2026, quarter=1)
    return row.variables, row.explanation


def test_a_fresh_worksheet_has_a_row_for_each_indicator_and_says_what_is_missing(
    office: Office, task: Assignment
) -> None:
    page = page_of(office, "analis.1")
    rows = page.context["rows"]
    assert [(row.indicator.code, row.state, [one.label for one in row.variables]) for row in rows] == [
        ("A1", "", ["Nilai"]),
        ("A2", "", ["Pembilang", "Penyebut"]),
    ]
    assert [(one.sentence, one.place) for one in page.context["missing"]] == [
        ("1. Indikator A1: Nilai belum diisi. Isi Nilai.", f"#{name('v', 'A1', 'nilai')}"),
        ("2. Indikator A2: Nilai belum diisi. Isi Pembilang dan Penyebut.", f"#{name('v', 'A2', 'pembilang')}"),
    ]
    assert [one.words for one in page.context["tallies"]] == ["2 nilai belum lengkap"]
    assert (page.context["frame"].title, page.context["fillable"]) == ("Lembar kerja Triwulan I 2026", True)


def test_what_a_form_carries_is_saved_before_it_is_judged(office: Office, task: Assignment) -> None:
    answer = press(office, "analis.1", **{name("v", "A1", "nilai"): "10"})
    assert (answer.status_code, answer.context["frame"].faults) == (
        422,
        ("A2 Indikator A2: Nilai belum diisi. Isi Pembilang dan Penyebut.",),
    )
    assert [row.blockers for row in answer.context["rows"]] == [[], ["Nilai belum diisi. Isi Pembilang dan Penyebut."]]
    assert stored("A1") == ({"nilai": "10"}, "")


def test_a_complete_form_is_saved_and_handed_in_by_one_press(office: Office, task: Assignment) -> None:
    typed = {
        name("v", "A1", "nilai"): "10",
        name("v", "A2", "pembilang"): "9",
        name("v", "A2", "penyebut"): "24",
        name("t", "A2", "explanation"): "Dua kegiatan\r\nmenyusul.",
    }
    answer = press(office, "analis.1", **typed)
    task.refresh_from_db()
    assert (answer.status_code, answer.headers["Location"]) == (302, address(task))
    assert (task.finished_at is not None, task.person) == (True, office["analis.1"])
    assert stored("A2") == ({"pembilang": "9", "penyebut": "24"}, "Dua kegiatan\nmenyusul.")


def test_the_saving_button_only_saves(office: Office, task: Assignment) -> None:
    answer = press(office, "analis.1", simpan="1", **{name("v", "A1", "nilai"): "1.0"})
    task.refresh_from_db()
    assert (answer.status_code, task.finished_at, stored("A1")) == (302, None, ({"nilai": "1"}, ""))


def test_a_refused_field_stays_as_typed_with_its_sentence(office: Office, task: Assignment) -> None:
    slip = name("v", "A1", "nilai")
    answer = press(office, "analis.1", simpan="1", **{slip: "2,5", name("t", "A1", "explanation"): "Separuh."})
    field = answer.context["rows"][0].variables[0]
    sentence = "Nilai dihitung dalam dokumen utuh, sedangkan terisi 2,5. Tulis tanpa koma."
    assert (answer.status_code, field.value, field.fault) == (422, "2,5", sentence)
    assert answer.context["frame"].unsaved == [f"1. Indikator A1: {sentence}"]
    assert stored("A1") == ({}, "Separuh.")


def test_a_form_from_an_older_version_overwrites_nothing(office: Office, task: Assignment, hands: Hands) -> None:
    fill(office, "analis.1", 10)
    hands.set("2026-04-10T09:00")
    typed = {name("r", "A1"): "0", name("v", "A1", "nilai"): "7"}
    answer = press(office, "analis.1", simpan="1", **typed)
    row = answer.context["rows"][0]
    assert (answer.status_code, row.conflict, row.variables[0].value, row.version.value) == (
        422,
        "Anda sendiri sudah mengubah isian ini di tempat lain, hari ini 07.30 WITA.",
        "7",
        "1",
    )
    assert row.stored_words == "Nilai 10, “Sesuai rencana.”"
    again = press(office, "analis.1", simpan="1", **(typed | {name("r", "A1"): row.version.value}))
    assert (again.status_code, stored("A1")[0]) == (302, {"nilai": "7"})


def test_a_question_is_answered_by_the_form_too(office: Office, task: Assignment) -> None:
    fill(office, "analis.1", 84)
    choice, reason = name("w", "A1", "far_above_target"), name("j", "A1", "far_above_target")
    silent = press(office, "analis.1", simpan="1", **{choice: "benar", reason: ""})
    question = silent.context["rows"][0].questions[0]
    sentence = "Jawaban masih kosong. Tulis mengapa nilainya sudah benar, atau perbaiki isiannya."
    assert (silent.status_code, question.answer, question.choice.value, question.reason.fault) == (
        422,
        "",
        "benar",
        sentence,
    )
    press(office, "analis.1", simpan="1", **{choice: "benar", reason: "Dua tahun sekaligus."})
    assert page_of(office, "analis.1").context["rows"][0].questions[0].answer == "Dua tahun sekaligus."


def test_a_press_after_another_shows_who_was_first_and_what_was_typed(office: Office, task: Assignment) -> None:
    fill(office, "analis.1")
    finish(office, "analis.1")
    answer = desk_of(office, "analis.1").post(address(task), {name("v", "A1", "nilai"): "7"})
    frame = answer.context["frame"]
    assert (answer.status_code, frame.editable, frame.conflict) == (
        409,
        False,
        "Tugas ini sudah diselesaikan oleh Analis 1 (Analis 1) pada Jumat 10 April 2026 07.30 WITA.",
    )
    assert (answer.context["rows"][0].variables[0].value, stored("A1")[0]) == ("7", {"nilai": "10"})


def test_a_finished_worksheet_is_read_only(office: Office, task: Assignment) -> None:
    fill(office, "analis.1")
    finish(office, "analis.1")
    page = desk_of(office, "analis.1").get(address(task))
    markup = page.content.decode()
    assert (page.status_code, page.context["fillable"], "<textarea" in markup, 'name="v-' in markup) == (
        200,
        False,
        False,
        False,
    )


@pytest.mark.parametrize(
    ("username", "status"),
    [
        ("analis.1", 200),
        ("kasubid.1", 200),
        ("perencana", 200),
        ("analis.2", 403),
        ("kabid", 403),
        ("luar.analis.1", 404),
    ],
)
def test_the_giver_and_the_planner_may_look_a_stranger_finds_nothing(
    office: Office, task: Assignment, username: str, status: int
) -> None:
    other = small_office("Dinas Lain", prefix="luar.")
    client = Client()
    client.force_login(other[username] if username.startswith("luar") else office[username])
    page = client.get(address(task))
    assert page.status_code == status
    if status == 200:
        assert page.context["fillable"] is (username == "analis.1")
    assert client.post(address(task), {"simpan": "1"}).status_code == (
        302 if username == "analis.1" else max(status, 403)
    )


def test_a_sub_head_without_an_analyst_fills_in_the_same_page(office: Office) -> None:
    Position.objects.filter(pk=office.positions["analis.1"].pk).update(valid_to=date(2026, 3, 31))
    opened(office)
    finish(office, "kabid")
    finish(office, "kasubid.1")
    page = page_of(office, "kasubid.1", "3")
    assert ([row.indicator.code for row in page.context["rows"]], page.context["fillable"]) == (["A1", "A2"], True)


def test_returned_values_stand_alone_with_their_reason_until_they_are_touched(office: Office, hands: Hands) -> None:
    opened(office)
    walk_statistics(office, until="4")
    hands.set("2026-04-10T09:00")
    report = task_of(office, "kasubid.1")
    return_value(person=office["kasubid.1"], cycle_id=report.step_run.cycle_id, code="A2", reason="Penyebut kurang.")
    hands.set("2026-04-10T09:30")
    page = page_of(office, "analis.1")
    correction = page.context["rows"][0].correction
    assert ([row.indicator.code for row in page.context["rows"]], page.context["corrects"]) == (["A2"], True)
    assert (correction.reason, correction.who, correction.unchanged) == ("Penyebut kurang.", "Kasubid 1", True)
    assert page.context["frame"].order.returned is True
    press(office, "analis.1", simpan="1", **{name("v", "A2", "penyebut"): "110"})
    assert page_of(office, "analis.1").context["rows"][0].correction.unchanged is False
