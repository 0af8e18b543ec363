"""Dokumen: any other step; what it yields is attached."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy

from triwulan.cycles.actions.attachments import attach_to_task
from triwulan.cycles.answers import Answer
from triwulan.cycles.models import Assignment, Attachment
from triwulan.cycles.queries import step_of
from triwulan.documents.refusals import UploadRefused
from triwulan.organisations.models import Person
from triwulan.web.steps.kept import fields_of, keep_typed
from triwulan.web.steps.page import Missing, StepPage, Visit, missing_by_kind

FILES = "berkas"
MEBIBYTE = 1024 * 1024


def context(visit: Visit) -> dict[str, Any]:
    return {
        "fields": fields_of(visit),
        "attachments": attachments_of(visit.task),
        "outputs": step_of(visit.task).outputs,
        "largest": settings.EVIDENCE_MAX_BYTES,
        "largest_words": f"{settings.EVIDENCE_MAX_BYTES / MEBIBYTE:g} MB",
        "fault": visit.faults.get(FILES, ""),
    }


def attachments_of(task: Assignment) -> list[Attachment]:
    return list(task.attachments.select_related("file", "attached_by"))


def attach_all(person: Person, task_id: int, files: Iterable[UploadedFile[Any]]) -> list[str]:
    """Each by itself; what was not taken, a sentence each. Raises NotThere, MayNot, AlreadyFinished, StepIncomplete."""
    refused = []
    for file in files:
        # One byte more than may be is enough to refuse it, without reading a film into memory.
        content = file.read(settings.EVIDENCE_MAX_BYTES + 1)
        try:
            attach_to_task(person=person, task_id=task_id, name=file.name or "", content=content)
        except UploadRefused as refusal:
            refused.append(f"{file.name}: {refusal.sentence}")
    return refused


def read(visit: Visit) -> Answer:
    fields = fields_of(visit)
    return Answer(
        outcome=visit.posted.get("outcome") or None,
        reason=fields.get("reason", ""),
        note=fields.get("note", ""),
        without_late=visit.posted.get("without_late", ""),
    )


def missing(visit: Visit, answer: Answer) -> Sequence[Missing]:
    return [Missing(one.sentence, "#berkas") for one in missing_by_kind(visit, answer)]


def save(visit: Visit) -> Sequence[str]:
    """What the form carries when no script has uploaded it."""
    keep_typed(visit)
    refused = attach_all(visit.request.person, visit.task.pk, visit.request.FILES.getlist(FILES))
    if refused:
        visit.faults[FILES] = " ".join(refused)
    return refused


PAGE = StepPage(
    template="steps/dokumen/page.html",
    button=gettext_lazy("Selesaikan langkah"),
    context=context,
    read=read,
    missing=missing,
    save=save,
)
