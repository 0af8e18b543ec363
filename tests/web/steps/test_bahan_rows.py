"""One row of the worksheet as its script saves it: what was kept, what was not and why, what it comes to."""

from typing import Any

import pytest
from django.test import Client

from tests.cycles.walk import fill, finish, opened, task_of, walk_statistics
from tests.hands import Hands
from tests.office import Office
from tests.web.steps.presses import desk_of
from tests.web.steps.test_bahan import name, stored
from triwulan.cycles.models import Assignment
from triwulan.indicators.models import Indicator, Realisation, Variable, WarningAnswer

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Assignment:
    opened(office)
    walk_statistics(office, until="3")
    return task_of(office, "analis.1")


def save(client: Client, task: Assignment, code: str, **typed: str) -> Any:
    pk = Indicator.objects.get(code=code).pk
    return client.post(f"/tugas/{task.pk}/nilai/{pk}/", typed, headers={"X-Requested-With": "triwulan"})


@pytest.fixture
def desk(office: Office) -> Client:
    return desk_of(office, "analis.1")


def test_a_saved_row_says_what_it_comes_to(desk: Client, task: Assignment) -> None:
    pembilang, penyebut = name("v", "A2", "pembilang"), name("v", "A2", "penyebut")
    answer = save(desk, task, "A2", **{name("r", "A2"): "0", pembilang: "9", penyebut: "24"})
    row = answer.json()
    assert (answer.status_code, row["saved"], row["version"], row["state"], row["faults"]) == (
        200,
        "07.30.00",
        "1",
        "",
        {},
    )
    assert {key: row["values"][key] for key in (pembilang, penyebut)} == {pembilang: "9", penyebut: "24"}
    assert "93,75\N{NO-BREAK SPACE}%" in row["parts"]["got"]
    assert "1 nilai belum lengkap" in row["note"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("sembilan", '"sembilan" bukan angka. Tulis angka saja, misalnya 1.234,5.'),
        ("9,5", "Pembilang dihitung dalam dokumen utuh, sedangkan terisi 9,5. Tulis tanpa koma."),
        ("-1", "Pembilang paling kecil 0, sedangkan terisi −1."),
        (
            "1.23.4",
            'Angka "1.23.4" tidak terbaca. Pakai titik untuk ribuan dan satu koma untuk desimal, misalnya 1.234,5.',
        ),
    ],
)
def test_a_number_that_may_not_stand_is_a_sentence_at_its_field(
    desk: Client, task: Assignment, typed: str, sentence: str
) -> None:
    slip = name("v", "A2", "pembilang")
    answer = save(desk, task, "A2", **{slip: typed, name("t", "A2", "obstacle"): "Tidak ada."})
    assert (answer.status_code, answer.json()["faults"]) == (422, {slip: sentence})
    row = Realisation.objects.get(indicator__code="A2", year=2026)
    assert (row.variables, row.obstacle, row.version) == ({}, "Tidak ada.", 1)


def test_a_denominator_of_zero_is_refused_and_the_numerator_kept(desk: Client, task: Assignment) -> None:
    penyebut = name("v", "A2", "penyebut")
    answer = save(desk, task, "A2", **{name("v", "A2", "pembilang"): "9", penyebut: "0"})
    assert (answer.status_code, list(answer.json()["faults"]), stored("A2")[0]) == (422, [penyebut], {"pembilang": "9"})


def test_a_text_that_is_too_long_is_refused_by_itself(desk: Client, task: Assignment) -> None:
    long, nilai = name("t", "A1", "explanation"), name("v", "A1", "nilai")
    answer = save(desk, task, "A1", **{long: "a" * 10_001, nilai: "10"})
    assert (list(answer.json()["faults"]), stored("A1")) == ([long], ({"nilai": "10"}, ""))


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("1.234", "Dibaca 1.234 (ribuan). Bila maksudnya 1,234, tulis dengan koma."),
        ("4.25", "Dibaca 4,25."),
        ("4,25", None),
        ("1.234,5", None),
    ],
)
def test_a_dot_that_may_mean_two_things_is_read_aloud(
    desk: Client, task: Assignment, typed: str, note: str | None
) -> None:
    Variable.objects.filter(indicator__code="A1").update(decimals=3)
    nilai = name("v", "A1", "nilai")
    answer = save(desk, task, "A1", **{nilai: typed})
    assert (answer.status_code, answer.json()["notes"].get(nilai)) == (200, note)


def test_who_saved_first_is_named_and_his_figures_are_told(
    office: Office, desk: Client, task: Assignment, hands: Hands
) -> None:
    fill(office, "analis.1", 10)
    Realisation.objects.filter(year=2026).update(entered_by=office["kasubid.1"])
    hands.set("2026-04-10T09:00")
    nilai = name("v", "A1", "nilai")
    answer = save(desk, task, "A1", **{name("r", "A1"): "0", nilai: "7"})
    row = answer.json()
    assert (answer.status_code, row["changed"], row["version"], row["values"][nilai]) == (
        409,
        "Kasubid 1 mengubah isian ini, hari ini 07.30 WITA.",
        "1",
        "10",
    )
    assert stored("A1")[0] == {"nilai": "10"}


def test_the_same_typed_again_is_no_conflict_and_no_new_version(office: Office, desk: Client, task: Assignment) -> None:
    fill(office, "analis.1", 10)
    answer = save(desk, task, "A1", **{name("r", "A1"): "0", name("v", "A1", "nilai"): "10,0"})
    assert (answer.status_code, answer.json()["version"]) == (200, "1")


def test_a_question_is_answered_for_the_value_it_was_asked_about(desk: Client, task: Assignment) -> None:
    nilai, choice, reason = (
        name("v", "A1", "nilai"),
        name("w", "A1", "far_above_target"),
        name("j", "A1", "far_above_target"),
    )
    asked = save(desk, task, "A1", **{nilai: "84"}).json()
    assert (asked["state"], "Apakah 84 dokumen sudah benar?" in asked["parts"]["messages"]) == ("warn", True)
    empty = save(desk, task, "A1", **{choice: "benar", reason: " "})
    assert (empty.status_code, list(empty.json()["faults"])) == (422, [reason])
    wrong = save(desk, task, "A1", **{choice: "keliru", reason: "Salah ketik."})
    assert (wrong.status_code, WarningAnswer.objects.count()) == (200, 0)
    right = save(desk, task, "A1", **{choice: "benar", reason: "Dua tahun sekaligus."}).json()
    assert (right["state"], "“Dua tahun sekaligus.”" in right["parts"]["messages"]) == ("", True)
    assert save(desk, task, "A1", **{nilai: "85"}).json()["state"] == "warn"


def test_a_task_that_was_handed_in_takes_nothing_more(office: Office, desk: Client, task: Assignment) -> None:
    fill(office, "analis.1")
    finish(office, "analis.1")
    answer = save(desk, task, "A1", **{name("v", "A1", "nilai"): "7"})
    assert (answer.status_code, list(answer.json())) == (409, ["sentence"])
    assert stored("A1")[0] == {"nilai": "10"}


def test_only_the_holder_saves_and_only_his_rows(office: Office, desk: Client, task: Assignment) -> None:
    colleague = save(desk_of(office, "analis.2"), task, "A1", **{name("v", "A1", "nilai"): "7"})
    giver = save(desk_of(office, "kasubid.1"), task, "A1", **{name("v", "A1", "nilai"): "7"})
    foreign = save(desk, task, "B1", **{name("v", "B1", "nilai"): "7"})
    assert (colleague.status_code, giver.status_code, foreign.status_code) == (403, 403, 404)
    assert not Realisation.objects.exists()


def test_an_ended_session_is_told_to_the_script(task: Assignment) -> None:
    answer = save(Client(), task, "A1", **{name("v", "A1", "nilai"): "7"})
    assert (answer.status_code, Realisation.objects.exists()) == (401, False)
