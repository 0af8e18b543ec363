"""Files of a paper: made once, kept, made again when lost; two at once give one, a crash gives none."""

import hashlib
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import transaction
from django_scopes import scope
from django_tasks_db.models import DBTaskResult

from tests.documents.register import registered
from tests.organisations.office import Office, open_office
from tests.stored import path_of
from tests.together import at_once
from triwulan.audit.models import Entry
from triwulan.documents import render, renditions
from triwulan.documents.content import Paper
from triwulan.documents.files import read_file
from triwulan.documents.models import Document, Rendition, StoredFile
from triwulan.documents.queries import verify_file
from triwulan.documents.render import RenderFailed
from triwulan.documents.renditions import render_later, rendition
from triwulan.documents.tasks import render_document


class Press:
    """Stands in for typst: counts what it prints, and may print otherwise from some moment on."""

    def __init__(self) -> None:
        self.printed = 0
        self.ink = "tinta lama"

    def print(self, paper: Paper) -> bytes:
        self.printed += 1
        return f"%PDF {paper.number} {self.ink}".encode()


@pytest.fixture(autouse=True)
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    made = Press()
    monkeypatch.setattr(render, "render_pdf", made.print)
    monkeypatch.setattr(render, "render_docx", lambda paper: f"PK {paper.number}".encode())
    return made


def test_a_file_is_rendered_when_first_asked_for_and_kept(office: Office, press: Press) -> None:
    document = registered(office)
    first, second = rendition(document, "pdf"), rendition(document, "pdf")
    assert (first, press.printed) == (second, 1)
    assert read_file(first.file) == b"%PDF 000.8.6.3/001/STAT/2026 tinta lama"
    assert rendition(document, "docx").file.content_type == renditions.CONTENT_TYPES["docx"]


def test_there_is_no_third_format(office: Office) -> None:
    with pytest.raises(KeyError):
        rendition(registered(office), "html")


@pytest.mark.parametrize("damage", [b"", b"%PDF rusak"])
def test_a_lost_file_is_rendered_again_to_the_same_bytes(office: Office, press: Press, damage: bytes) -> None:
    document = registered(office)
    sha256 = rendition(document, "pdf").file.sha256
    path_of(sha256).write_bytes(damage)
    again = rendition(document, "pdf")
    assert (again.file.sha256, read_file(again.file), press.printed) == (
        sha256,
        b"%PDF 000.8.6.3/001/STAT/2026 tinta lama",
        2,
    )
    assert Entry.objects.filter(action="rendition_renewed").count() == 0


def test_a_newer_press_leaves_the_former_copies_genuine(office: Office, press: Press) -> None:
    document = registered(office)
    old = rendition(document, "pdf").file.sha256
    path_of(old).unlink()
    press.ink = "tinta baru"
    new = rendition(document, "pdf").file.sha256
    assert old != new
    assert Entry.objects.get(action="rendition_renewed").facts == {
        "number": document.number,
        "format": "pdf",
        "old": old,
        "new": new,
    }
    assert [verify_file(sha256).number for sha256 in (old, new)] == [document.number, document.number]


def test_a_paper_that_cannot_be_rendered_keeps_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def jammed(_paper: Paper) -> bytes:
        raise RenderFailed("Kertas macet.")

    monkeypatch.setattr(render, "render_pdf", jammed)
    with pytest.raises(RenderFailed):
        rendition(registered(office), "pdf")
    assert (Rendition.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_a_crash_between_file_and_row_is_mended_by_the_next_asking(
    office: Office, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = registered(office)

    def killed(*_words: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(renditions, "_keep", killed)
        with pytest.raises(KeyboardInterrupt):
            rendition(document, "pdf")
    assert (Rendition.objects.count(), StoredFile.objects.count()) == (0, 1)
    assert read_file(rendition(document, "pdf").file).startswith(b"%PDF")
    assert (Rendition.objects.count(), StoredFile.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("same_bytes", [True, False])
def test_two_processes_rendering_at_once_give_one_row(monkeypatch: pytest.MonkeyPatch, *, same_bytes: bool) -> None:
    with open_office() as office:
        document = registered(office)
    monkeypatch.setattr(
        render, "render_pdf", lambda _paper: b"%PDF" if same_bytes else b"%PDF" + str(object()).encode()
    )

    def ask() -> tuple[int, str]:
        with scope(government=office.government, agency=office.agency):
            found = rendition(Document.objects.select_related("agency").get(pk=document.pk), "pdf")
            return found.pk, found.file.sha256

    answers = at_once(*[ask] * 4)
    with scope(government=office.government, agency=office.agency):
        kept = Rendition.objects.select_related("file").get()
        assert answers == [(kept.pk, kept.file.sha256)] * 4
        assert hashlib.sha256(read_file(kept.file)).hexdigest() == kept.file.sha256


@pytest.mark.django_db(transaction=True)
def test_the_job_is_queued_only_when_the_transaction_holds() -> None:
    with open_office() as office:
        document = registered(office)
        with transaction.atomic():
            render_later(document)
            transaction.set_rollback(True)
        assert DBTaskResult.objects.count() == 0
        with transaction.atomic():
            render_later(document)
            assert DBTaskResult.objects.count() == 0
        assert DBTaskResult.objects.get().args_kwargs["args"] == [document.pk, office.agency.pk, office.government.pk]


def test_the_job_renders_every_format_in_its_own_scope(office: Office) -> None:
    document = registered(office)
    with scope(government=None, agency=None):
        render_document.call(document.pk, office.agency.pk, office.government.pk)
    assert sorted(Rendition.objects.values_list("format", flat=True)) == ["docx", "pdf"]


def test_a_file_lies_where_the_settings_say(office: Office, settings: LazySettings) -> None:
    sha256 = rendition(registered(office), "pdf").file.sha256
    assert path_of(sha256).is_relative_to(Path(settings.FILES_ROOT))
