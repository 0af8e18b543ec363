"""Serah: hand over and file, with a receipt and a place in the archive."""

from copy import copy

from triwulan.cycles.answers import Acting, Answer
from triwulan.cycles.models import Assignment
from triwulan.cycles.printing import moment, signature, sop_name, timeliness
from triwulan.cycles.queries import papers_of, sop_of, step_of
from triwulan.cycles.steps.catalogue import PaperPlan
from triwulan.documents.access import draw
from triwulan.documents.actions import Registration
from triwulan.documents.archive.filing import Filing, file_document
from triwulan.documents.archive.place import read_place
from triwulan.documents.content import Paper as PaperContent
from triwulan.documents.kinds import tanda_terima
from triwulan.documents.models import Document
from triwulan.organisations.models import Position
from triwulan.organisations.queries import positions_with_role, root_unit, today

HANDED_OVER = ("bahan", "laporan_data_kinerja", "laporan_disposisi", "dokumen")


def missing(task: Assignment, answer: Answer) -> list[str]:
    return []


def finish(task: Assignment, answer: Answer, acting: Acting) -> None:
    """File the cycle's papers at the place given; without one they keep the place drafted at registration."""
    place = answer.archive_place.strip()
    if not place:
        return
    for paper_ in papers_of(task.step_run.cycle):
        file_document(document=paper_.document, filing=Filing(archive_place=place), actor=acting.actor)


def paper(task: Assignment, acting: Acting) -> PaperPlan | None:
    cycle = task.step_run.cycle
    return PaperPlan(
        kind=tanda_terima.KIND,
        title=f"Tanda Terima Laporan Data Kinerja {cycle.round.period}, {cycle.unit.name}",
        compose=lambda registration: _compose(task, registration),
        signers=[task.position, receiver(task)],
    )


def receiver(task: Assignment) -> Position:
    """Whoever performs the step that follows; the planner where the SOP ends here."""
    cycle = task.step_run.cycle
    target = step_of(task).ways[0].target
    sop = sop_of(cycle.round)
    role = sop.performer(sop.step(target).performers[0]).role if target else "perencana"
    found = positions_with_role(root_unit(cycle.round.agency), role, today(cycle.round.agency))
    return found[0] if found else task.position


def _compose(task: Assignment, registration: Registration) -> PaperContent:
    cycle = task.step_run.cycle
    filed = [paper_.document for paper_ in papers_of(cycle).filter(document__kind__in=HANDED_OVER)]
    return tanda_terima.compose(
        tanda_terima.TandaTerima(
            imprint=registration.imprint,
            unit=cycle.unit.name,
            period=str(cycle.round.period),
            sop=sop_name(task),
            step=step_of(task).no,
            items=tuple(_item(document) for document in filed),
            handed_over=moment(task.finished_at, task),
            timeliness=timeliness(task),
            giver=signature(task.position, task, intro="Yang menyerahkan,"),
            receiver=signature(receiver(task), task, intro="Yang menerima,"),
            archive=_archive(filed[-1]) if filed else tanda_terima.UNFILED,
            note=task.note,
        )
    )


def _item(document: Document) -> tanda_terima.HandedItem:
    """The receipt is ordinary, so a paper that is not is named by its number."""
    pdf = next((r for r in document.renditions.all() if r.format == "pdf"), None)
    return tanda_terima.HandedItem(
        name=draw(copy(document)).title,
        number=document.number,
        form="PDF dan DOCX",
        sha256=pdf.file.sha256 if pdf else "",
        code=document.verification_code,
    )


def _archive(document: Document) -> tanda_terima.ArchivePlace:
    document.refresh_from_db(fields=["archive_place"])
    place = read_place(document.archive_place)
    return tanda_terima.ArchivePlace(
        document.classification, str(document.retention), place.cabinet, place.box, place.folder
    )
