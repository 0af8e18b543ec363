"""Attaching what a free step yields, and taking off what was attached by mistake."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import record
from triwulan.core import clock
from triwulan.cycles import rules
from triwulan.cycles.access import finished_sentence, task_for
from triwulan.cycles.actions.finish import acting_for
from triwulan.cycles.models import Attachment, Round
from triwulan.cycles.opening import subject_of
from triwulan.cycles.refusals import AlreadyFinished, NotThere, StepIncomplete
from triwulan.documents import files
from triwulan.documents.uploads.check import check_upload
from triwulan.organisations.models import Person


def attach_to_task(*, person: Person, task_id: int, name: str, content: bytes) -> Attachment:
    """Raises UploadRefused besides what the door refuses; a step of another kind takes no attachment."""
    task = task_for(person, task_id, may=rules.may_finish)
    if task.finished_at or task.withdrawn_at:
        raise AlreadyFinished(finished_sentence(task))
    if task.step_run.work != "dokumen":
        raise StepIncomplete([_("Langkah ini tidak menerima lampiran. Bukti dilampirkan pada indikatornya.")])
    acting = acting_for(person, task)
    upload = check_upload(name, content, settings.EVIDENCE_MAX_BYTES)
    stored = files.store(task.step_run.cycle.round.agency, content, upload.content_type)
    with transaction.atomic():
        attachment = Attachment.objects.create(
            assignment=task,
            file=stored,
            name=upload.name,
            attached_at=clock.now(),
            attached_by=person,
        )
        record("file_attached", actor=acting.actor, subject=subject_of(task), facts={"sha256": upload.sha256})
    return attachment


@transaction.atomic
def detach_from_task(*, person: Person, task_id: int, attachment_id: int) -> None:
    """The record keeps what was taken off, by its hash; the file itself stays in the store.

    The round is locked, so that no paper names a file that has just gone.
    """
    task = task_for(person, task_id, may=rules.may_finish)
    Round.objects.select_for_update().get(pk=task.step_run.cycle.round_id)
    task.refresh_from_db()
    if task.finished_at or task.withdrawn_at:
        raise AlreadyFinished(finished_sentence(task))
    attachment = Attachment.objects.filter(pk=attachment_id, assignment=task).select_related("file").first()
    if attachment is None:
        raise NotThere
    facts = {"name": attachment.name, "sha256": attachment.file.sha256}
    attachment.delete()
    record("file_detached", actor=acting_for(person, task).actor, subject=subject_of(task), facts=facts)
