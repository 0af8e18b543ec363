"""Comments on a section: whoever may read the draft says, answers and settles; nobody is held up by them."""

import pytest

from tests.cycles.walk import finish, opened, task_of, walk_secretariat, walk_statistics
from tests.office import Office
from tests.web.steps.presses import address, desk_of, page_of
from tests.web.world import let_review
from triwulan.audit.models import Entry
from triwulan.core.quarters import Quarter
from triwulan.cycles.models import Assignment
from triwulan.organisations.models import Person
from triwulan.reports.models import CommentReply, SectionComment

pytestmark = pytest.mark.django_db
KEY = "penutup"


@pytest.fixture
def task(office: Office) -> Assignment:
    opened(office, Quarter(2025, 4))
    walk_statistics(office)
    walk_secretariat(office)
    finish(office, "perencana")
    task = task_of(office, "perencana")
    page_of(office, "perencana")
    return task


def say(office: Office, task: Assignment, text: str = "Belum menyebut sebabnya.", tempat: str = "") -> int:
    answer = desk_of(office, "perencana").post(
        address(task, f"naskah/{KEY}/komentar/"), {"text": text, "tempat": tempat}
    )
    return int(answer.status_code)


def test_a_comment_stands_at_its_place_with_how_it_began(office: Office, task: Assignment) -> None:
    assert (say(office, task, tempat="1"), say(office, task, "Seluruhnya.", "99")) == (302, 302)
    rows = SectionComment.objects.order_by("id")
    assert [(each.place, each.text, each.position.title) for each in rows] == [
        (1, "Belum menyebut sebabnya.", "Kasubag Perencanaan"),
        (None, "Seluruhnya.", "Kasubag Perencanaan"),
    ]
    section = rows[0].section
    assert " ".join(section.body.split()).startswith(rows[0].quoted.removesuffix("…"))
    assert Entry.objects.filter(action="section_commented").count() == 2


def test_it_is_answered_and_settled_once(office: Office, task: Assignment) -> None:
    say(office, task)
    about = SectionComment.objects.get()
    client = desk_of(office, "perencana")
    client.post(address(task, f"komentar/{about.pk}/jawab/"), {"text": "Sudah ditambahkan."})
    for _again in range(2):
        client.post(address(task, f"komentar/{about.pk}/selesai/"))
    late = client.post(address(task, f"komentar/{about.pk}/jawab/"), {"text": "Lagi."}, follow=True)
    about.refresh_from_db()
    assert (about.resolved_by, [each.text for each in CommentReply.objects.all()]) == (
        office["perencana"],
        ["Sudah ditambahkan."],
    )
    assert "Komentar ini sudah ditandai selesai." in late.content.decode()


def test_nothing_said_is_no_comment(office: Office, task: Assignment) -> None:
    say(office, task, "  ")
    say(office, task, "x" * 2001)
    assert SectionComment.objects.count() == 0


def test_the_report_counts_what_is_open(office: Office, task: Assignment) -> None:
    say(office, task)
    page = page_of(office, "perencana")
    part = next(part for part in page.context["after"] if part.key == KEY)
    assert (part.section.open_comments, "1 komentar terbuka" in page.content.decode()) == (1, True)


def test_a_reviewer_comments_and_a_colleague_without_the_draft_does_not(office: Office, task: Assignment) -> None:
    let_review(office)
    office.people["pereviu"] = Person.objects.get(username="pereviu")
    sent = {"text": "Dari Inspektorat."}
    answers = [
        desk_of(office, who).post(address(task, f"naskah/{KEY}/komentar/"), sent).status_code
        for who in ("pereviu", "analis.1")
    ]
    assert (answers, SectionComment.objects.get().position.title) == ([302, 403], "Inspektur")


def test_a_comment_of_another_report_is_not_there(office: Office, task: Assignment) -> None:
    say(office, task)
    other = finish_of_quarter(office)
    answer = desk_of(office, "perencana").post(address(other, f"komentar/{SectionComment.objects.get().pk}/selesai/"))
    assert answer.status_code == 404


def finish_of_quarter(office: Office) -> Assignment:
    found: Assignment = Assignment.objects.filter(step_run__work="rekap_triwulan").get()
    return found
