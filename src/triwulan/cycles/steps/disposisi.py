"""Disposisi: address the next performers, with an instruction and their indicators."""

from triwulan.cycles.answers import Acting, Answer
from triwulan.cycles.models import Assignment, Recipient
from triwulan.cycles.queries import sop_of, step_of
from triwulan.cycles.recipients import resolve
from triwulan.cycles.steps.catalogue import PaperPlan
from triwulan.cycles.wording import default_instruction


def missing(task: Assignment, answer: Answer) -> list[str]:
    step = step_of(task)
    if not step.addressees:
        return []
    return resolve(task, answer.recipients)[1]


def finish(task: Assignment, answer: Answer, acting: Acting) -> None:
    if not step_of(task).addressees:
        return
    task.urgency = answer.urgency or "Segera"
    task.save(update_fields=["urgency"])
    drafted = default_instruction(sop_of(task.step_run.cycle.round), step_of(task), task)
    for addressee in resolve(task, answer.recipients)[0]:
        recipient = Recipient.objects.create(
            assignment=task,
            position=addressee.position,
            performer=addressee.performer,
            instruction=addressee.instruction.strip() or answer.note.strip() or drafted,
            coordinator=addressee.coordinator,
        )
        recipient.indicators.set(addressee.indicators)


def paper(task: Assignment, acting: Acting) -> PaperPlan | None:
    return None
