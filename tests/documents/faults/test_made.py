"""A paper whose file cannot be made: a sentence, still a draft, nothing lost, and its number is nobody else's."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from tests.documents.faults.standing import next_numbers, standing
from tests.documents.register import registered
from tests.objects import Gate
from tests.organisations.office import Office
from triwulan.audit.actions import describe
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.cli import jobs
from triwulan.documents.files import read_file
from triwulan.documents.letters.call import TemplateRefused
from triwulan.documents.letters.templates import keep_template
from triwulan.documents.models import LetterTemplate
from triwulan.documents.renditions import rendition
from triwulan.documents.tasks import render_document

Spoil = Callable[[pytest.MonkeyPatch, Gate, Path], None]


def kill_typst(patch: pytest.MonkeyPatch, _gate: Gate, folder: Path) -> None:
    """A child that is killed as the kernel kills one when memory is short."""
    child = folder / "killed"
    child.write_text("#!/bin/sh\nkill -9 $$\n")
    child.chmod(0o700)
    patch.setattr(sys, "executable", str(child))


def fill_disk(patch: pytest.MonkeyPatch, _gate: Gate, _folder: Path) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    patch.setattr("triwulan.documents.storage.disk.os.fsync", full)


def shut(_patch: pytest.MonkeyPatch, gate: Gate, _folder: Path) -> None:
    gate.become("shut")


def silence(_patch: pytest.MonkeyPatch, gate: Gate, _folder: Path) -> None:
    gate.become("silent")


AWAY = (
    "Berkas belum tersimpan karena penyimpanan berkas tidak menjawab. Tidak ada yang berubah: coba lagi sebentar, "
    "dan beri tahu administrator bila tetap terjadi."
)
FAULTS = [
    ("disk", kill_typst, "Dokumen belum jadi karena melampaui batas memori atau waktu. Bagi isinya, lalu coba lagi."),
    (
        "disk",
        fill_disk,
        "Berkas belum tersimpan karena penyimpanan server penuh. Beri tahu administrator, lalu unggah lagi.",
    ),
    ("bucket", shut, AWAY),
    ("bucket", silence, AWAY),
]


def work() -> None:
    """What the worker does with the one job that waits."""
    found = DBTaskResult.objects.ready().get()
    found.claim("pekerja")
    worker = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id="pekerja",
    )
    worker.run_task(found)


@pytest.mark.parametrize(
    ("where", "spoil", "sentence"), FAULTS, ids=["typst killed", "disk full", "store gone", "store silent"]
)
def test_the_job_says_why_and_makes_the_same_paper_when_the_fault_is_over(
    office: Office, request: pytest.FixtureRequest, tmp_path: Path, where: str, spoil: Spoil, sentence: str
) -> None:
    gate = request.getfixturevalue("bucket") if where == "bucket" else Gate(("127.0.0.1", 0))
    document = registered(office)
    render_document.enqueue(document.pk, office.agency.pk, office.government.pk)
    before = standing()
    with pytest.MonkeyPatch.context() as patch:
        spoil(patch, gate, tmp_path)
        work()
        failed = DBTaskResult.objects.get()
        told = (failed.status, failed.traceback.strip().endswith(sentence), standing())
    gate.become("open")
    patch_waits(failed)
    work()
    after = standing()
    assert told == (TaskResultStatus.FAILED, True, before)
    assert (after["papers"], after["signed"]) == (before["papers"], before["signed"])
    assert [fmt for _document, fmt, _sha256 in after["renditions"]] == ["docx", "pdf"]
    assert next_numbers(office) == ["001", "002"]
    gate.close()


def patch_waits(failed: DBTaskResult[..., object]) -> None:
    """The wait of the first failure passes, and the minute's round takes it up again."""
    DBTaskResult.objects.filter(pk=failed.pk).update(finished_at=failed.finished_at - jobs.WAITS[0])
    assert jobs.retry_failed() == 1


def template(line: str) -> bytes:
    made, room = docx.Document(), io.BytesIO()
    made.add_paragraph(line)
    made.save(room)
    return room.getvalue()


def keep(office: Office, line: str) -> LetterTemplate:
    kind = "tanda_terima"
    return keep_template(agency=office.agency, kind=kind, name="a.docx", content=template(line), actor=SYSTEM)


def test_a_template_that_promises_what_no_letter_has_is_refused_and_changes_nothing(office: Office) -> None:
    registered(office, kind="tanda_terima")
    before = standing()
    with pytest.raises(TemplateRefused) as refused:
        keep(office, "{{ nomor_induk }}")
    said = "Isian “nomor_induk” tidak dikenal. Pilih dari daftar isian di halaman ini."
    assert (refused.value.sentences, standing()) == ([said], before)
    assert (LetterTemplate.objects.count(), next_numbers(office)) == (0, ["001", "002"])


def test_a_template_that_lies_later_gives_the_ordinary_letter_and_tells_so(office: Office) -> None:
    """Its sample had an entry, the letter has none."""
    document = registered(office, kind="tanda_terima")
    keep(office, "{{ (isian|first).label }}")
    lied_to = registered(office, kind="tanda_terima")
    before = standing()
    made = docx.Document(io.BytesIO(read_file(rendition(lied_to, "docx").file)))
    after = standing()
    entry = Entry.objects.get(action="letter_template_failed")
    assert describe(entry).startswith(f"Templat surat Tanda Terima gagal diisi untuk {lied_to.number}")
    assert any(lied_to.number in paragraph.text for paragraph in made.paragraphs)
    assert (after["papers"], after["signed"]) == (before["papers"], before["signed"])
    assert (document.number == lied_to.number, next_numbers(office)) == (False, ["001", "002", "003"])
