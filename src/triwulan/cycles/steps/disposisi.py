"""Disposisi: address the next performers, with an instruction and their indicators."""

from triwulan.cycles.answers import Acting, Answer
from triwulan.cycles.models import Assignment, Recipient
from triwulan.cycles.printing import basis, expected_due, moment, signature, sop_name
from triwulan.cycles.queries import sop_of, step_of
from triwulan.cycles.recipients import candidates, resolve
from triwulan.cycles.steps.catalogue import PaperPlan
from triwulan.cycles.wording import default_instruction
from triwulan.documents.actions import Registration
from triwulan.documents.content import Paper
from triwulan.documents.kinds import lembar_disposisi
from triwulan.indicators.figures import figures_for


def missing(task: Assignment, answer: Answer) -> list[str]:
    """The draft names only whom it may; a choice is looked at."""
    if answer.recipients is None or not step_of(task).addressees:
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
    return PaperPlan(
        kind=lembar_disposisi.KIND,
        title=f"Lembar Disposisi {task.step_run.cycle.round.period} dari {task.position.title}",
        compose=lambda registration: _compose(task, registration),
        signers=[task.position],
    )


def _subject(task: Assignment) -> str:
    return f"Penyusunan laporan data kinerja {task.step_run.cycle.round.period}"


def _compose(task: Assignment, registration: Registration) -> Paper:
    recipients = list(task.recipients.select_related("position").prefetch_related("indicators"))
    return lembar_disposisi.compose(
        lembar_disposisi.LembarDisposisi(
            imprint=registration.imprint,
            sop=sop_name(task),
            step=step_of(task).no,
            period=str(task.step_run.cycle.round.period),
            agenda_number=registration.number,
            nature=task.urgency or "Segera",
            subject=_subject(task),
            basis=basis(task),
            received=moment(task.opened_at, task),
            recipients=_recipient_rows(task, recipients),
            instruction=recipients[0].instruction if recipients else task.note,
            deadline=expected_due(task),
            signer=signature(task.position, task),
            requests=lembar_disposisi.REQUESTS[1:2] + lembar_disposisi.REQUESTS[3:4] + lembar_disposisi.REQUESTS[5:],
            indicators=_indicator_rows(task, recipients),
            note=task.note,
        )
    )


def _recipient_rows(task: Assignment, recipients: list[Recipient]) -> tuple[lembar_disposisi.Recipient, ...]:
    """Those addressed with what they were given, and those who could have been."""
    addressed = {recipient.position_id for recipient in recipients}
    rows = [
        lembar_disposisi.Recipient(
            position=recipient.position.title,
            addressed=True,
            indicators=tuple(indicator.code for indicator in recipient.indicators.all()),
            instruction=recipient.instruction,
            coordinator=recipient.coordinator and len(recipients) > 1,
        )
        for recipient in recipients
    ]
    others = [p for p, _performer in candidates(task).values() if p.pk not in addressed and p.pk != task.position_id]
    return (*rows, *(lembar_disposisi.Recipient(position.title, addressed=False) for position in others))


def _indicator_rows(task: Assignment, recipients: list[Recipient]) -> tuple[lembar_disposisi.AssignedIndicator, ...]:
    given = {i.pk: recipient.position.title for recipient in recipients for i in recipient.indicators.all()}
    round_ = task.step_run.cycle.round
    return tuple(
        lembar_disposisi.AssignedIndicator(
            code=figure.indicator.code,
            name=figure.indicator.name,
            unit=figure.indicator.measure,
            target=figure.target_number,
            recipient=given.get(figure.indicator.pk, "–"),
        )
        for figure in figures_for(list(task.indicators.all()), round_.year, round_.quarter)
    )
