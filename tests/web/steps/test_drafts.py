"""What is typed and not sent is kept with the task: for the closed tab, the other device, and the one who comes after."""

import pytest

from tests.cycles.walk import finish, opened, task_of
from tests.office import Office
from tests.web.steps.presses import address, desk_of, page_of, press
from triwulan.cycles.actions.drafts import LONGEST
from triwulan.cycles.models import Assignment

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Assignment:
    opened(office)
    return task_of(office, "kabid")


def kept(task: Assignment) -> object:
    task.refresh_from_db()
    return task.draft


def test_fields_are_kept_without_presses_tokens_and_sections(office: Office, task: Assignment) -> None:
    typed = {"note": "Rapat Senin.", "penerima": ["1", "2"], "outcome": "setuju", "simpan": "1", "t-a": "x", "r-a": "0"}
    answer = desk_of(office, "kabid").post(address(task, "draf/"), typed)
    assert (answer.status_code, answer.json()["saved"]) == (200, "07.30.00")
    assert kept(task) == {"fields": {"note": ["Rapat Senin."], "penerima": ["1", "2"]}}


def test_what_was_kept_is_shown_again(office: Office, task: Assignment) -> None:
    desk_of(office, "kabid").post(address(task, "draf/"), {"borang": "1", "perintah": "Dahulukan A1."})
    page = page_of(office, "kabid")
    assert (page.context["instruction"], [one.chosen for one in page.context["candidates"]]) == (
        "Dahulukan A1.",
        [False, False],
    )


def test_without_a_script_a_button_keeps_it(office: Office, task: Assignment) -> None:
    answer = press(office, "kabid", borang="1", perintah="Dahulukan A1.", simpan="1")
    assert (answer.status_code, kept(task)) == (302, {"fields": {"borang": ["1"], "perintah": ["Dahulukan A1."]}})
    assert task.finished_at is None


def test_too_much_is_refused_with_a_sentence(office: Office, task: Assignment) -> None:
    answer = desk_of(office, "kabid").post(address(task, "draf/"), {"note": "a" * (LONGEST + 1)})
    assert (answer.status_code, answer.json()) == (
        422,
        {"sentence": "Isian ini terlalu panjang untuk disimpan. Ringkas, atau lampirkan sebagai berkas."},
    )
    assert kept(task) == {}


@pytest.mark.parametrize(("username", "status"), [("kasubid.1", 403), ("perencana", 403)])
def test_another_may_not_write_it(office: Office, task: Assignment, username: str, status: int) -> None:
    answer = desk_of(office, username).post(address(task, "draf/"), {"note": "x"})
    assert (answer.status_code, kept(task)) == (status, {})


def test_a_finished_task_takes_no_more(office: Office, task: Assignment) -> None:
    finish(office, "kabid")
    answer = desk_of(office, "kabid").post(address(task, "draf/"), {"note": "x"})
    assert answer.status_code == 409
    assert answer.json()["sentence"].startswith("Tugas ini sudah diselesaikan oleh Kabid Statistik")
