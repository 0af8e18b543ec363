"""Dokumen: any other step; what it yields is attached."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy

from triwulan.cycles.actions.attachments import attach_to_task
from triwulan.documents.uploads import UploadRefused
from triwulan.web.steps.page import StepPage, Visit

FILES = "berkas"


def save(visit: Visit) -> Sequence[str]:
    """What the form carries when no script has uploaded it."""
    refused = []
    for file in visit.request.FILES.getlist(FILES):
        try:
            attach_to_task(
                person=visit.request.person, task_id=visit.task.pk, name=file.name or "", content=file.read()
            )
        except UploadRefused as refusal:
            refused.append(f"{file.name}: {refusal}")
    return refused


PAGE = StepPage(template="steps/dokumen/page.html", button=gettext_lazy("Selesaikan langkah"), save=save)
