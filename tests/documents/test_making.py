"""How far the files of a paper are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tests.documents.register import registered
from tests.organisations.office import Office
from triwulan.documents import render
from triwulan.documents.making import Making, making_of
from triwulan.documents.models import Document
from triwulan.documents.renditions import rendition
from triwulan.documents.tasks import render_document


@pytest.fixture(autouse=True)
def press(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "render_pdf", lambda paper: f"%PDF {paper.number}".encode())
    monkeypatch.setattr(render, "render_docx", lambda paper: f"PK {paper.number}".encode())


def waiting(office: Office) -> Document:
    """The job stands in the queue and nobody takes it."""
    document = registered(office)
    render_document.enqueue(document.pk, document.agency_id, document.agency.government_id)
    return document


def test_each_file_that_is_made_is_a_step(office: Office) -> None:
    document = waiting(office)
    begun = making_of(document)
    assert (begun, begun.done, begun.steps) == (Making((), ("pdf", "docx"), goes_on=True), 1, 3)
    rendition(document, "pdf")
    assert making_of(document) == Making(("pdf",), ("docx",), goes_on=True)
    rendition(document, "docx")
    whole = making_of(document)
    assert (whole, whole.done, whole.goes_on) == (Making(("pdf", "docx"), ()), 3, False)


def test_whole_ones_that_were_prefetched_ask_nothing(office: Office) -> None:
    rendered = registered(office)
    for each in ("pdf", "docx"):
        rendition(rendered, each)
    document = Document.objects.prefetch_related("renditions").get()
    with CaptureQueriesContext(connection) as asked:
        making_of(document)
    assert len(asked) == 0


def test_a_job_that_gave_up_is_said(office: Office) -> None:
    document = waiting(office)
    DBTaskResult.objects.update(status=TaskResultStatus.FAILED)
    assert making_of(document) == Making((), ("pdf", "docx"), failed=True)


def test_without_a_job_nothing_is_being_made(office: Office) -> None:
    assert making_of(registered(office)) == Making((), ("pdf", "docx"))
