"""A question pinned to a value: asked, answered, resolved; seen where the value is worked on, and blocking nothing."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cycles.walk import finish, opened, task_of, walk_statistics
from tests.documents.reading import flat
from tests.office import Office
from tests.web.steps.presses import desk_of
from tests.web.steps.presses import page_of as task_page
from triwulan.audit.models import Entry
from triwulan.cycles.models import Question
from triwulan.indicators.models import Indicator
from triwulan.notices.follow import follow
from triwulan.notices.queries import inbox
from triwulan.notices.sentences import address, facts, title

pytestmark = pytest.mark.django_db

TEXT = "Mengapa sama dengan triwulan lalu?"


@pytest.fixture
def checking(office: Office) -> Office:
    opened(office)
    walk_statistics(office, until="5")
    return office


def ask(office: Office, username: str = "kabid", code: str = "A1", text: str = TEXT) -> Any:
    pk = Indicator.objects.get(code=code).pk
    return desk_of(office, username).post(f"/indikator/{pk}/nilai/2026/1/tanya/", {"text": text}, follow=True)


def send(office: Office, username: str, rest: str = "", **typed: str) -> int:
    question = Question.objects.get()
    return desk_of(office, username).post(f"/indikator/pertanyaan/{question.pk}/{rest}", typed).status_code


def test_a_question_is_asked_answered_and_resolved(checking: Office) -> None:
    ask(checking)
    assert send(checking, "analis.1", text="Dokumennya memang sama banyak.") == 302
    assert send(checking, "kabid", "selesai/") == 302
    question = Question.objects.get()
    assert (question.owner, [each.text for each in question.replies.all()]) == (
        checking.positions["analis.1"],
        ["Dokumennya memang sama banyak."],
    )
    assert (question.resolved_by, question.resolved_at is not None) == (checking["kabid"], True)
    entries = Entry.objects.filter(subject_type="question", subject_id=question.pk).order_by("id")
    assert [entry.action for entry in entries] == ["question_asked", "question_answered", "question_resolved"]


@pytest.mark.parametrize(
    ("username", "asked"),
    [("kasubid.1", 1), ("kabid", 1), ("perencana", 1), ("kepala", 1), ("analis.1", 0), ("kasubid.2", 0), ("admin", 0)],
)
def test_superiors_planners_and_who_leads_ask(checking: Office, username: str, asked: int) -> None:
    assert ask(checking, username).status_code == (200 if asked else 403)
    assert Question.objects.count() == asked


@pytest.mark.parametrize(
    ("username", "rest", "status"),
    [
        ("analis.1", "", 302),
        ("kasubid.1", "", 302),
        ("analis.2", "", 403),
        ("admin", "", 403),
        ("analis.1", "selesai/", 403),
        ("perencana", "selesai/", 302),
    ],
)
def test_the_owner_answers_and_who_asked_or_the_planner_resolves(
    checking: Office, username: str, rest: str, status: int
) -> None:
    ask(checking)
    assert send(checking, username, rest, text="Benar.") == status


def test_each_side_is_told_by_the_other(checking: Office) -> None:
    follow()
    ask(checking)
    send(checking, "analis.1", text="Benar.")
    send(checking, "kabid", "selesai/")
    follow()
    own = list(inbox(checking["analis.1"])[:2])
    assert [title(each) for each in own] == ["Pertanyaan atas nilai A1 selesai", "Pertanyaan atas nilai A1"]
    assert facts(own[1]) == [f"“{TEXT}”"]
    answer = inbox(checking["kabid"])[0]
    assert title(answer) == "Jawaban atas nilai A1"
    assert address(answer).endswith(f"/indikator/pertanyaan/{Question.objects.get().pk}/")


def test_it_is_seen_where_the_value_is_worked_on_and_blocks_nothing(checking: Office) -> None:
    ask(checking, "perencana")
    assert flat(TEXT) in flat(task_page(checking, "kabid").content.decode())
    finish(checking, "kabid", outcome="setuju")
    assert task_of(checking, "kasubid.1").step_run.code == "5a"
    listed = [desk_of(checking, name).get("/indikator/pertanyaan/") for name in ("perencana", "analis.1", "kabid")]
    assert [len(page.context["rows"]) for page in listed] == [1, 1, 0]
    assert flat("Tidak ada pertanyaan terbuka") in flat(listed[2].content.decode())


def test_nothing_is_asked_of_an_empty_value_or_without_words(checking: Office) -> None:
    said = [flat(ask(checking, text="  ").content.decode()), flat(ask(checking, "kepala", "U1").content.decode())]
    assert flat("Tulis dahulu kalimatnya.") in said[0]
    assert flat("Nilainya belum diisi, jadi belum ada yang dapat ditanyakan.") in said[1]
    assert Question.objects.count() == 0


def test_the_list_asks_as_often_for_three_as_for_one(checking: Office) -> None:
    desk, counts = desk_of(checking, "kabid"), []
    for code in ("A1", "A2", "B1"):
        ask(checking, code=code)
        desk.get("/indikator/pertanyaan/")
        with CaptureQueriesContext(connection) as counted:
            desk.get("/indikator/pertanyaan/")
        counts.append(len(counted))
    assert (counts[0], counts[2]) == (9, 9)
