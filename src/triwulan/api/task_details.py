"""All that is needed to do one task: whom it may address, what was returned, what is written so far."""

from django.utils.translation import gettext as _

from triwulan.api.instants import local
from triwulan.api.shapes.office import Somebody
from triwulan.api.shapes.task import Attached, Candidate, DraftedRecipient, ReturnedValue, TaskDetail
from triwulan.api.standing_tasks import lacks_of
from triwulan.api.task_rows import task_fields
from triwulan.api.written import sections_of
from triwulan.cycles.models import Assignment, Attachment
from triwulan.cycles.narrative import WRITING_WORKS
from triwulan.cycles.queries import sop_of, step_of
from triwulan.cycles.recipients import candidates, resolve
from triwulan.cycles.wording import default_instruction
from triwulan.organisations.people import unqualified
from triwulan.organisations.queries import capacity_word, holder_of, holders_of, today


def task_detail(task: Assignment) -> TaskDetail:
    lack = lacks_of([task])[task.pk]
    addressed = _Addressed(task)
    lack.warnings += addressed.warnings()
    return TaskDetail(
        **task_fields(task, lack),
        reason=task.reason,
        note=task.note,
        holder=_holder(task),
        given_by=_giver(task),
        candidates=addressed.candidates(),
        recipients=addressed.drafted(),
        returned_values=_returned_values(task),
        sections=sections_of(task.step_run.work, task.step_run.cycle) if task.step_run.work in WRITING_WORKS else [],
        attachments=[attached(one) for one in task.attachments.select_related("file")],
    )


def attached(attachment: Attachment) -> Attached:
    return Attached(id=attachment.pk, name=attachment.name, sha256=attachment.file.sha256, size=attachment.file.size)


class _Addressed:
    """Whom an open disposition may address, and how it is drafted; nothing for any other task."""

    def __init__(self, task: Assignment) -> None:
        self.task = task
        addresses = bool(step_of(task).addressees) and task.step_run.work == "disposisi"
        self.possible = candidates(task) if addresses and task.finished_at is None else {}
        self.draft = resolve(task, None)[0] if self.possible else []
        self.holders = holders_of(self.possible, today(task.step_run.cycle.round.agency))

    def candidates(self) -> list[Candidate]:
        given = {addressee.position.pk: [i.code for i in addressee.indicators] for addressee in self.draft}
        return [
            Candidate(
                id=pk,
                title=position.title,
                unit=position.unit.name,
                holder=self.holders[pk].person.full_name if pk in self.holders else None,
                username=self.holders[pk].person.username if pk in self.holders else None,
                performer=performer,
                drafted=pk in given,
                indicators=given.get(pk, []),
            )
            for pk, (position, performer) in self.possible.items()
        ]

    def drafted(self) -> list[DraftedRecipient]:
        if not self.draft:
            return []
        drafted = default_instruction(sop_of(self.task.step_run.cycle.round), step_of(self.task), self.task)
        return [
            DraftedRecipient(
                position=addressee.position.pk,
                indicators=[indicator.code for indicator in addressee.indicators],
                instruction=addressee.instruction or drafted,
                coordinator=addressee.coordinator,
            )
            for addressee in self.draft
        ]

    def warnings(self) -> list[str]:
        """Of those the draft addresses: a vacant position, and a holder without the SOP's qualifications."""
        asked = sop_of(self.task.step_run.cycle.round).identity.qualifications
        found = []
        for addressee in self.draft:
            holding = self.holders.get(addressee.position.pk)
            if holding is None:
                found.append(
                    _("%(position)s sedang kosong; tugasnya menunggu pemegang jabatannya.")
                    % {"position": addressee.position.title}
                )
                continue
            lacking = unqualified(holding.person, asked)
            if lacking:
                found.append(
                    _("%(position)s (%(person)s) belum tercatat memenuhi kualifikasi SOP: %(lacking)s.")
                    % {
                        "position": addressee.position.title,
                        "person": holding.person.full_name,
                        "lacking": "; ".join(lacking),
                    }
                )
        return found


def _holder(task: Assignment) -> Somebody:
    """Who acted, of a finished task; else who acts for the position today."""
    if task.person is not None:
        return Somebody(position=task.position.title, person=task.person.full_name, capacity=task.capacity)
    holding = holder_of(task.position, today(task.step_run.cycle.round.agency))
    return Somebody(
        position=task.position.title,
        person=holding.person.full_name if holding else None,
        capacity=capacity_word(holding) if holding else "",
    )


def _giver(task: Assignment) -> Somebody | None:
    giver = task.given_by
    if giver is None:
        return None
    return Somebody(
        position=giver.position.title,
        person=giver.person.full_name if giver.person else None,
        capacity=giver.capacity,
    )


def _returned_values(task: Assignment) -> list[ReturnedValue]:
    agency = task.step_run.cycle.round.agency
    return [
        ReturnedValue(
            indicator=note.indicator.code,
            reason=note.reason,
            by=note.returned_by.full_name,
            at=local(note.returned_at, agency),
        )
        for note in task.return_notes.select_related("indicator", "returned_by")
    ]
