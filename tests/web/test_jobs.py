"""The jobs page: what waits, runs and failed in this agency, the scheduler's last round, and pressing a job again."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from tests.cycles.walk import finish, opened
from tests.office import Office, small_office
from tests.web.steps.presses import desk_of
from triwulan.audit.models import Entry
from triwulan.core import clock
from triwulan.core.heartbeat import Beat, leave_beat
from triwulan.documents.models import Document

pytestmark = pytest.mark.django_db

Row = DBTaskResult[..., object]
SENTENCE = "Berkas tidak dapat dibuat dalam 60 detik."


@pytest.fixture
def document(office: Office) -> Document:
    opened(office)
    finish(office, "kabid")
    DBTaskResult.objects.all().delete()
    found: Document = Document.objects.get()
    return found


@pytest.fixture
def admin(office: Office) -> Client:
    return desk_of(office, "admin")


def job(document: Document, status: str, *, agency: int = 0, traceback: str = "") -> Row:
    row: Row = DBTaskResult.objects.create(
        status=status,
        worker_ids=["w"],
        started_at=clock.now(),
        finished_at=clock.now(),
        run_after=clock.now(),
        args_kwargs={"args": [document.pk, agency or document.agency_id, 1], "kwargs": {}},
        task_path="triwulan.documents.tasks.render_document",
        backend_name="default",
        traceback=traceback,
    )
    return row


def test_each_job_stands_where_it_is_with_its_sentence(document: Document, admin: Client) -> None:
    failed = job(document, "FAILED", traceback=f"Traceback\n  File x\ntriwulan.RenderFailed: {SENTENCE}\n")
    waiting, running = job(document, "READY"), job(document, "RUNNING")
    job(document, "SUCCESSFUL")
    queue = admin.get("/pengaturan/pekerjaan/").context["queue"]
    shown = [[each.row for each in part] for part in (queue.failed, queue.waiting, queue.running)]
    assert (shown, queue.done) == ([[failed], [waiting], [running]], 1)
    assert (queue.failed[0].sentence, queue.failed[0].document, queue.failed[0].tries) == (SENTENCE, document, 1)


def test_another_agencys_jobs_are_not_seen_or_touched(office: Office, document: Document, admin: Client) -> None:
    other = small_office("Dinas Lain", office.government, "lain.").agency
    row = job(document, "FAILED", agency=other.pk)
    page = admin.get("/pengaturan/pekerjaan/")
    assert (page.context["queue"].failed, "Tidak ada yang menunggu" in page.content.decode()) == ((), True)
    assert admin.post(f"/pengaturan/pekerjaan/{row.pk}/ulang/").status_code == 404
    row.refresh_from_db()
    assert row.status == "FAILED"


def test_a_failed_job_is_pressed_again_once(document: Document, admin: Client) -> None:
    row = job(document, "FAILED")
    again = [admin.post(f"/pengaturan/pekerjaan/{row.pk}/ulang/").status_code for _press in range(2)]
    row.refresh_from_db()
    assert (again, row.status, row.finished_at) == ([302, 404], "READY", None)
    assert Entry.objects.get(action="job_retried").facts == {"number": document.number}


def test_what_nobody_comes_for_is_said(document: Document, admin: Client, settings: Settings) -> None:
    row = job(document, "READY")
    DBTaskResult.objects.filter(pk=row.pk).update(enqueued_at=clock.now() - timedelta(minutes=6))
    leave_beat(settings.DATA, Beat(clock.now() - timedelta(minutes=4)))
    page = admin.get("/pengaturan/pekerjaan/")
    assert (page.context["queue"].is_stuck, page.context["silent"]) == (True, False)


@pytest.mark.parametrize(("left", "silent"), [(None, True), ("{", True), (6, True), (1, False)])
def test_the_schedulers_last_round_is_told(
    admin: Client, settings: Settings, left: int | str | None, silent: bool
) -> None:
    if isinstance(left, int):
        leave_beat(settings.DATA, Beat(clock.now() - timedelta(minutes=left), ("satu.bagian",)))
    elif left:
        (settings.DATA / "detak.json").write_text(left, encoding="utf-8")
    page = admin.get("/pengaturan/pekerjaan/")
    assert (page.context["silent"], "satu.bagian" in page.content.decode()) == (silent, not silent)


def test_a_beat_is_read_as_it_was_left(settings: Settings) -> None:
    beat = Beat(datetime(2026, 4, 10, 1, tzinfo=UTC), ("a", "b"))
    leave_beat(settings.DATA, beat)
    assert [path.name for path in settings.DATA.iterdir()] == ["detak.json"]
