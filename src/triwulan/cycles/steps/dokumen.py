"""Dokumen: any other step. What it yields is attached."""

from decimal import Decimal

from django.utils.translation import gettext as _

from triwulan.core.numbers import format_number
from triwulan.cycles.answers import Acting, Answer
from triwulan.cycles.models import Assignment
from triwulan.cycles.printing import moment, signature, sop_name
from triwulan.cycles.queries import step_of
from triwulan.cycles.steps.catalogue import PaperPlan
from triwulan.documents.actions import Registration
from triwulan.documents.content import Paper
from triwulan.documents.kinds import dokumen

KILO = 1000


def missing(task: Assignment, answer: Answer) -> list[str]:
    """A step whose SOP names no output may end without a file."""
    outputs = step_of(task).outputs
    if not outputs or task.attachments.exists():
        return []
    return [_("%(outputs)s belum dilampirkan. Unggah sekurangnya satu berkas.") % {"outputs": ", ".join(outputs)}]


def finish(task: Assignment, answer: Answer, acting: Acting) -> None:
    """The files are attached already."""


def paper(task: Assignment, acting: Acting) -> PaperPlan | None:
    step = step_of(task)
    return PaperPlan(
        kind=dokumen.KIND,
        title=f"{', '.join(step.outputs) or step.title} {task.step_run.cycle.round.period}",
        compose=lambda registration: _compose(task, registration),
        signers=[task.position],
    )


def _compose(task: Assignment, registration: Registration) -> Paper:
    step = step_of(task)
    cycle = task.step_run.cycle
    return dokumen.compose(
        dokumen.Dokumen(
            imprint=registration.imprint,
            unit=cycle.unit.name,
            period=str(cycle.round.period),
            sop=sop_name(task),
            step=step.no,
            activity=step.title,
            output=", ".join(step.outputs),
            finished=moment(task.finished_at, task),
            attachments=tuple(
                dokumen.Attachment(one.name, one.file.sha256, _size(one.file.size))
                for one in task.attachments.select_related("file")
            ),
            signer=signature(task.position, task),
            summary=task.note,
        )
    )


def _size(size: int) -> str:
    """In kilobytes, or megabytes from one on."""
    kilobytes = Decimal(size) / 1000
    return f"{format_number(kilobytes, 0)} kB" if kilobytes < KILO else f"{format_number(kilobytes / KILO, 1)} MB"
