"""The worksheet as a file: out, filled in without a network, and back, with nothing written before it is confirmed."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cycles.walk import fill, finish, opened, task_of, walk_statistics
from tests.exchange.worksheet.pen import Cell, filled
from tests.office import Office
from tests.web.steps.presses import address, desk_of
from triwulan.audit.models import Entry
from triwulan.cycles.actions.values import Changes, save_values
from triwulan.cycles.models import Assignment
from triwulan.exchange.models import Upload
from triwulan.exchange.sheets.book import text_of
from triwulan.exchange.sheets.read import read_book
from triwulan.indicators.models import Indicator, Realisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Assignment:
    """Analis 1 has A1 (a count, target 10) and A2 (a percentage, target 40)."""
    opened(office)
    walk_statistics(office, until="3")
    return task_of(office, "analis.1")


def taken(desk: Client, task: Assignment) -> bytes:
    return bytes(desk.get(address(task, "lembar-kerja/unduh/")).content)


def places(content: bytes, task: Assignment) -> dict[str, str]:
    """ "A2/penyebut" → "H17", "A1/penjelasan" → "K15"."""
    codes = dict(Indicator.objects.values_list("pk", "code"))
    found: dict[str, str] = {}
    for number, row in enumerate(read_book("a.xlsx", content).sheets[0].rows, 1):
        key = text_of(row[14]).split(":") if len(row) > 14 else []
        if key[:2] == ["tw1", str(task.pk)]:
            code = codes[int(key[2])]
            found[f"{code}/{key[3]}"] = f"H{number}"
            found.setdefault(f"{code}/penjelasan", f"K{number}")
            found.setdefault(f"{code}/alasan", f"J{number}")
    return found


def send(desk: Client, task: Assignment, content: bytes, name: str = "lembar.xlsx") -> Any:
    return desk.post(address(task, "lembar-kerja/"), {"berkas": SimpleUploadedFile(name, content)}, follow=True)


def back(desk: Client, task: Assignment, cells: dict[str, Cell], content: bytes | None = None) -> Any:
    """Filled in by words of `places`, sent, and its preview."""
    content = content or taken(desk, task)
    known = places(content, task)
    return send(desk, task, filled(content, {known[words]: value for words, value in cells.items()}))


def confirm(desk: Client, task: Assignment, page: Any, **choices: str) -> Any:
    versions = {row.version_name: str(row.figure.version) for row in page.context["preview"].rows}
    return desk.post(address(task, "lembar-kerja/"), {"simpan": "1", **versions, **choices})


def told(page: Any) -> list[tuple[str, str, str, str]]:
    return [
        (one.label, one.now, one.given.text, one.given.fault or one.fault)
        for row in page.context["preview"].rows
        for one in row.changes
    ]


def stored(code: str) -> tuple[dict[str, str], str]:
    row = Realisation.objects.filter(indicator__code=code, year=2026, quarter=1).first()
    return (row.variables, row.explanation) if row else ({}, "")


def test_a_file_comes_back_is_looked_at_and_then_saved(office: Office, task: Assignment) -> None:
    desk = desk_of(office, "analis.1")
    page = back(desk, task, {"A1/nilai": 10, "A2/pembilang": 9, "A2/penyebut": 24, "A2/penjelasan": "Dua menyusul."})
    assert told(page) == [
        ("Nilai", "", "10", ""),
        ("Pembilang", "", "9", ""),
        ("Penyebut", "", "24", ""),
        ("Penjelasan", "", "Dua menyusul.", ""),
    ]
    assert (page.context["tally"], [row.after for row in page.context["preview"].rows]) == (
        ["4 isian akan disimpan"],
        ["100,00\xa0%", "93,75\xa0%"],
    )
    assert (stored("A1"), Entry.objects.filter(action="realisation_saved").exists()) == (({}, ""), False)
    answer = confirm(desk, task, page)
    assert (answer.status_code, answer.headers["Location"]) == (302, address(task))
    assert (stored("A1"), stored("A2")) == (
        ({"nilai": "10"}, ""),
        ({"pembilang": "9", "penyebut": "24"}, "Dua menyusul."),
    )
    entry = Entry.objects.get(action="worksheet_taken_in")
    assert (entry.facts["count"], entry.actor_id, Upload.objects.count()) == (4, office["analis.1"].pk, 0)


def test_what_the_file_left_as_it_was_stays_as_it_is_here(office: Office, task: Assignment) -> None:
    desk = desk_of(office, "analis.1")
    content = taken(desk, task)
    fill(office, "analis.1")
    assert told(back(desk, task, {}, content)) == []


def test_a_field_changed_on_both_sides_is_decided_by_its_holder(office: Office, task: Assignment) -> None:
    desk = desk_of(office, "analis.1")
    content = taken(desk, task)
    fill(office, "analis.1", 8)
    page = back(desk, task, {"A1/nilai": 10, "A2/pembilang": 32}, content)
    (collision,) = [one for row in page.context["preview"].rows for one in row.changes]
    assert (collision.label, collision.now, collision.given.text, collision.collides) == ("Nilai", "8", "10", True)
    undecided = confirm(desk, task, page)
    assert (undecided.status_code, stored("A1")[0]) == (422, {"nilai": "8"})
    decided = confirm(desk, task, page, **{f"p-{collision.name}": "berkas"})
    assert (decided.status_code, stored("A1")) == (302, ({"nilai": "10"}, "Sesuai rencana."))


def test_keeping_what_stands_here_writes_nothing_and_ends_the_matter(office: Office, task: Assignment) -> None:
    desk = desk_of(office, "analis.1")
    content = taken(desk, task)
    fill(office, "analis.1", 8)
    page = back(desk, task, {"A1/nilai": 10}, content)
    (collision,) = page.context["preview"].rows[0].changes
    answer = confirm(desk, task, page, **{f"p-{collision.name}": "daring"})
    assert (answer.status_code, stored("A1")[0], Upload.objects.count()) == (302, {"nilai": "8"}, 0)


def test_a_refused_cell_keeps_nothing_else_from_being_saved_and_is_named(office: Office, task: Assignment) -> None:
    desk = desk_of(office, "analis.1")
    content = taken(desk, task)
    where = places(content, task)
    page = back(desk, task, {"A1/nilai": 2.5, "A2/pembilang": "#REF!", "A1/penjelasan": "Separuh."}, content)
    assert told(page) == [
        ("Nilai", "", "2,5", "Nilai dihitung dalam dokumen utuh, sedangkan terisi 2,5. Tulis tanpa koma."),
        ("Penjelasan", "", "Separuh.", ""),
        ("Pembilang", "", "#REF!", "Selnya berisi kesalahan rumus #REF!. Tulis angkanya."),
    ]
    assert f"<b>{where['A2/pembilang']}:</b>" in page.text
    answer = confirm(desk, task, page)
    assert (answer.status_code, answer.context["refusal"]) == (
        422,
        "1 isian dari lembar kerja tersimpan. Sisanya belum: periksa yang ditandai di bawah.",
    )
    assert (stored("A1"), [row.changes[0].given.text for row in answer.context["preview"].rows]) == (
        ({}, "Separuh."),
        ["2,5", "#REF!"],
    )


def test_a_row_that_changed_under_the_preview_is_shown_again_first(office: Office, task: Assignment) -> None:
    desk = desk_of(office, "analis.1")
    page = back(desk, task, {"A1/nilai": 10})
    save_values(
        person=office["analis.1"],
        cycle_id=task.step_run.cycle_id,
        code="A1",
        changes=Changes(explanation="Diketik di sini."),
    )
    answer = confirm(desk, task, page)
    (row,) = answer.context["preview"].rows
    assert (answer.status_code, row.stale, stored("A1")) == (
        422,
        "Isian ini berubah sejak pratinjau ditampilkan. Periksa lagi, lalu simpan.",
        ({}, "Diketik di sini."),
    )
    assert (confirm(desk, task, answer).status_code, stored("A1")) == (302, ({"nilai": "10"}, "Diketik di sini."))


def test_a_warning_is_answered_in_the_file_for_the_value_that_it_was_asked_of(office: Office, task: Assignment) -> None:
    desk = desk_of(office, "analis.1")
    fill(office, "analis.1", 84)
    content = taken(desk, task)
    answered = filled(content, {"D2": "Sudah benar", "E2": "Dua tahun sekaligus."}, sheet=2)
    page = send(desk, task, answered)
    assert (page.context["tally"], [row.asks for row in page.context["preview"].rows]) == (
        ["1 peringatan dijawab"],
        [[]],
    )
    assert confirm(desk, task, page).status_code == 302
    assert Realisation.objects.get(indicator__code="A1", year=2026).answers.get().text == "Dua tahun sekaligus."
    where = places(content, task)
    other = send(desk, task, filled(answered, {where["A1/nilai"]: 85}))
    (row,) = other.context["preview"].rows
    assert (row.answers, row.notes) == ({}, ["Jawaban atas peringatan lama tidak dipakai: nilainya sudah lain."])
    assert row.asks == ["Capaian 850,00\xa0% di atas 150\xa0%. Apakah 85 dokumen sudah benar?"]


def test_an_ended_session_or_a_closed_tab_loses_no_file(office: Office, task: Assignment) -> None:
    back(desk_of(office, "analis.1"), task, {"A1/nilai": 10})
    again = desk_of(office, "analis.1").get(address(task, "lembar-kerja/"))
    assert told(again) == [("Nilai", "", "10", "")]
    thrown = desk_of(office, "analis.1").post(address(task, "lembar-kerja/"), {"buang": "1"}, follow=True)
    assert (thrown.context["preview"], Upload.objects.count()) == (None, 0)


def test_another_tasks_file_and_a_foreign_table_are_refused_with_a_sentence(office: Office, task: Assignment) -> None:
    desk = desk_of(office, "analis.1")
    other = desk_of(office, "analis.2")
    theirs = taken(other, task_of(office, "analis.2"))
    answers = [send(desk, task, theirs), send(desk, task, b"a;b\n1;2\n", "daftar.csv")]
    assert [(one.status_code, one.context["refusal"]) for one in answers] == [
        (422, "Berkas ini lembar kerja tugas lain. Unggah di halaman tugas itu, atau unduh yang dari sini."),
        (422, "Lembar “Lembar kerja” tidak ada di berkas ini. Unggah berkas yang diunduh dari tugas ini."),
    ]
    assert Upload.objects.count() == 0


def test_a_handed_in_worksheet_can_be_looked_at_but_not_written(office: Office, task: Assignment) -> None:
    desk = desk_of(office, "analis.1")
    page = back(desk, task, {"A1/nilai": 9})
    fill(office, "analis.1")
    finish(office, "analis.1")
    answer = confirm(desk, task, page)
    assert (answer.status_code, answer.context["is_open"], stored("A1")[0]) == (409, False, {"nilai": "10"})


def test_only_who_holds_the_task_brings_it_back_and_who_sees_it_takes_it_along(
    office: Office, task: Assignment
) -> None:
    found = {
        username: [
            desk_of(office, username).get(address(task, rest)).status_code
            for rest in ("lembar-kerja/", "lembar-kerja/unduh/")
        ]
        for username in ("analis.1", "analis.2", "kasubid.1", "kabid", "perencana")
    }
    assert found == {
        "analis.1": [200, 200],
        "analis.2": [403, 403],
        "kasubid.1": [403, 200],
        "kabid": [403, 403],
        "perencana": [403, 200],
    }
