"""Who comes too late finds what he typed; who may only look finds no button."""

from typing import Any

import pytest

from tests.cycles.walk import finish, opened, task_of, walk_secretariat, walk_statistics
from tests.office import Office
from tests.web.steps.presses import address, desk_of

pytestmark = pytest.mark.django_db

FIELDS = {
    ("kabid", "1"): "perintah",
    ("kasubid.1", "4"): "t-pendahuluan",
    ("kabid", "5"): "reason",
    ("kasubid.1", "5a"): "map",
    ("perencana", "6a"): "note",
}


def walk(office: Office, code: str) -> None:
    opened(office)
    if code == "6a":
        walk_secretariat(office)
    walk_statistics(office, until=code)


@pytest.mark.parametrize(("username", "code"), FIELDS)
def test_a_press_that_comes_too_late_leaves_what_was_typed(office: Office, username: str, code: str) -> None:
    walk(office, code)
    if code == "4":
        finish(office, "kasubid.2")
    task = finish(office, username, code, outcome="setuju" if code == "5" else None)
    answer = desk_of(office, username).post(address(task), {FIELDS[username, code]: "Kata yang diketik."})
    text = answer.content.decode()
    assert (answer.status_code, text.count("Kata yang diketik."), text.count('id="selesai"')) == (409, 1, 0)
    assert answer.context["frame"].conflict.startswith("Tugas ini sudah diselesaikan oleh ")


@pytest.mark.parametrize(("username", "code"), FIELDS)
def test_the_planner_and_the_reader_of_a_finished_step_find_no_button(office: Office, username: str, code: str) -> None:
    walk(office, code)
    task = task_of(office, username, code)
    if username != "perencana":
        page = desk_of(office, "perencana").get(address(task))
        assert (page.status_code, page.context["frame"].editable, fields_and_buttons(page)) == (200, False, 0)
    if code == "4":
        finish(office, "kasubid.2")
    finish(office, username, code, outcome="setuju" if code == "5" else None)
    done = desk_of(office, username).get(address(task))
    assert (done.status_code, done.context["frame"].stage, fields_and_buttons(done)) == (200, "finished", 0)


def fields_and_buttons(page: Any) -> int:
    text = page.content.decode()
    return sum(text.count(each) for each in ("<textarea", 'id="selesai"', 'type="radio"', 'type="checkbox"'))
