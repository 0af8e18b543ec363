"""Who hears of a comment on his section, of its answer, and of the Inspektorat's review; each leads to its place."""

import pytest

from tests.cycles.test_reviews import asked, report, stated
from tests.office import Office
from tests.web.steps.presses import desk_of
from triwulan.cycles.models import Assignment
from triwulan.cycles.narration.commenting import comment, reply, resolve
from triwulan.cycles.reviewing.ending import return_review
from triwulan.notices import sentences
from triwulan.notices.follow import follow
from triwulan.notices.leaving import CAN_WAIT
from triwulan.notices.models import Notice, NoticeKind
from triwulan.notices.sentences import OF_REVIEWS, OF_SECTIONS
from triwulan.reports.models import Report

__all__ = ["report"]
pytestmark = pytest.mark.django_db


def writing(report: Report) -> Assignment:
    found: Assignment = Assignment.objects.get(
        step_run__work="laporan_tahunan", position__holdings__person__username="perencana"
    )
    return found


def told() -> dict[str, set[str]]:
    """By kind."""
    follow()
    found: dict[str, set[str]] = {}
    for notice in Notice.objects.filter(kind__in=OF_SECTIONS | OF_REVIEWS).select_related("person").order_by("pk"):
        found.setdefault(notice.kind, set()).add(notice.person.username)
    return found


def test_a_comment_reaches_who_writes_and_its_answer_who_asked(office: Office, report: Report) -> None:
    task = writing(report)
    made = comment(person=office["pereviu"], task_id=task.pk, key="pendahuluan", text="Mana dasar hukumnya?")
    assert told() == {"commented": {"perencana"}}
    reply(person=office["perencana"], task_id=task.pk, comment_id=made.pk, text="Sudah di paragraf kedua.")
    assert told() == {"commented": {"perencana"}, "comment_answered": {"pereviu"}}
    answered = Notice.objects.get(kind="comment_answered")
    assert sentences.facts(answered)[1:] == ["“Sudah di paragraf kedua.”"]
    where = desk_of(office, "pereviu").get(f"/kotak-masuk/{answered.pk}/").headers["Location"]
    assert where == f"/tugas/{task.pk}/naskah/pendahuluan/susun/#komentar"


def test_what_was_settled_meanwhile_awaits_nobody(office: Office, report: Report) -> None:
    task = writing(report)
    made = comment(person=office["pereviu"], task_id=task.pk, key="pendahuluan", text="Mana dasar hukumnya?")
    resolve(person=office["pereviu"], task_id=task.pk, comment_id=made.pk)
    assert told() == {}


def test_a_review_is_told_to_who_reviews_and_its_end_to_who_plans(office: Office, report: Report) -> None:
    asked(office, report)
    return_review(person=office["pereviu"], report_id=report.pk, message="Bab III belum lengkap.")
    stated(office, report)
    assert told() == {
        "review_asked": {"pereviu"},
        "review_returned": {"perencana"},
        "review_stated": {"perencana", "kepala"},
    }
    returned = Notice.objects.get(kind="review_returned")
    assert sentences.facts(returned)[-1] == "“Bab III belum lengkap.”"
    assert (
        desk_of(office, "perencana").get(f"/kotak-masuk/{returned.pk}/").headers["Location"] == f"/reviu/{report.pk}/"
    )


def test_what_asks_for_nothing_at_once_waits_for_the_digest() -> None:
    assert OF_SECTIONS | {NoticeKind.REVIEW_STATED} == (OF_SECTIONS | OF_REVIEWS) & CAN_WAIT
