"""The annual report of an office that wrote its analysis, from the database to its files.

End to end: the figures are read and put together, the paper gets its number and is drawn as PDF and as DOCX. Against
LibreOffice turning that same DOCX into a PDF, in the same run. Seconds of the processor's time, children and all: neither
gains by a second core, and by the clock a busy machine tells them apart at random.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from statistics import median
from typing import Any

from django_scopes import scope, scopes_disabled

from bench.papers import convert, worked
from bench.table import Row

RUNS = 3
LEAST_PAGES, LEAST_TABLES = 60, 40
MEGABYTES = 300
WRITTEN = (
    "Capaian tahun ini dihitung dari catatan setiap triwulan yang sudah diperiksa. Kegiatan dijadwalkan sejak awal tahun, "
    "dan perangkat daerah yang terlambat menyampaikan data dihubungi oleh petugas yang ditunjuk (data contoh)."
)
TABLE = """Tabel: Pelaksanaan per triwulan (data contoh)
| Triwulan | Kegiatan | Peserta |
| I | Rapat koordinasi dan pendampingan | 12 |
| II | Rapat koordinasi dan pendampingan | 18 |
| III | Pelatihan pengelola data | 15 |
| IV | Evaluasi bersama perangkat daerah | 21 |"""


def against_libreoffice() -> Iterator[Row]:
    document, composing = annual_report()
    pages, tables = _size(document)
    about = f"annual report of {pages} pages with {tables} tables"
    runs = [_drawn(document) for _ in range(RUNS)]
    pdf, docx = (median(run[place]["seconds"] for run in runs) for place in (0, 1))
    whole = composing + pdf + docx
    for name, place in (("PDF", 0), ("DOCX", 1)):
        most = max(run[place]["megabytes"] for run in runs)
        yield Row(f"memory, {about}, {name}", f"{most:.0f} MB", f"{MEGABYTES} MB", most / MEGABYTES, "≤ 1")
    office = shutil.which("soffice")
    if office is None:
        yield Row(f"{about}, PDF and DOCX", f"{whole:.1f} s", "LibreOffice is not installed: LEFT OUT", None)
        return
    file = _content(document, "docx")
    theirs = median(worked(lambda: convert(office, file)) for _ in range(RUNS))
    yield Row(f"{about}, PDF", f"{pdf:.1f} s", f"{theirs:.1f} s, its DOCX by LibreOffice", pdf / theirs, "≤ 0.33")
    ours = f"{whole:.1f} s: {composing:.1f} put together, {pdf:.1f} PDF, {docx:.1f} DOCX"
    yield Row(f"{about}, PDF and DOCX, end to end", ours, f"{theirs:.1f} s, the same", whole / theirs, "none")


def annual_report() -> tuple[Any, float]:
    """The demo's annual report of the newest year issued anew, with an analysis and two tables written for each sasaran; and how long
    it took to put together."""
    from triwulan.audit.record import Actor
    from triwulan.cycles.actions.paper import issue_paper
    from triwulan.cycles.answers import Acting
    from triwulan.cycles.models import Paper

    task = _task()
    agency = task.step_run.cycle.round.agency
    with scope(government=agency.government, agency=agency):
        _write(task)
        former = Paper.objects.filter(assignment=task, document__superseded_by=None).latest("pk").document
        acting = Acting(task.person, Actor(task.person_id, task.position_id))
        made: list[Any] = []
        seconds = worked(lambda: made.append(issue_paper(task, acting, supersedes=former)))
        return made[0].document, seconds


def _task() -> Any:
    from triwulan.cycles.models import Assignment

    with scopes_disabled():
        return (
            Assignment.objects.filter(step_run__work="laporan_tahunan", finished_at__isnull=False, withdrawn_at=None)
            .select_related("step_run__cycle__round__agency__government", "step_run__cycle__round__revision")
            .select_related("step_run__cycle__unit", "position__unit", "person")
            .latest("step_run__cycle__round__year", "pk")
        )


def _write(task: Any) -> None:
    from triwulan.core import clock
    from triwulan.cycles.narrative import report_of
    from triwulan.reports.models import Section

    sections = Section.objects.filter(report=report_of(task))
    long = "\n\n".join([WRITTEN] * 6)
    sections.filter(key__in=("aspek", "isu-strategis", "langkah")).update(body=long, edited_at=clock.now())
    sections.filter(key__regex="^(efisiensi|program)-").update(body=f"{long}\n\n{TABLE}", edited_at=clock.now())


def _size(document: Any) -> tuple[int, int]:
    from io import BytesIO

    from pypdf import PdfReader

    from triwulan.documents.blocks import Table
    from triwulan.documents.content import from_json
    from triwulan.documents.outline import walk

    pages = len(PdfReader(BytesIO(_content(document, "pdf"))).pages)
    tables = sum(isinstance(block, Table) for block in walk(from_json(document.content).blocks))
    if pages < LEAST_PAGES or tables < LEAST_TABLES:
        raise AssertionError((pages, tables))
    return pages, tables


def _content(document: Any, form: str) -> bytes:
    from triwulan.documents.files import read_file
    from triwulan.documents.renditions import rendition

    with scope(government=document.agency.government, agency=document.agency):
        return read_file(rendition(document, form).file)


def _drawn(document: Any) -> list[dict[str, float]]:
    """PDF and DOCX, in a process of its own, whose memory is then this paper's alone."""
    command = [sys.executable, "-m", "bench.drawing", str(document.pk)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: list[dict[str, float]] = json.loads(done.stdout)
    return found
