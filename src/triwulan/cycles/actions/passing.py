"""What withdrawing, re-addressing and taking back have in common: a share is taken from its position, and what it held
passes to another. The withdrawn one stays, with its reason.
"""

from triwulan.audit.record import Actor, record
from triwulan.core import clock
from triwulan.cycles.access import finished_sentence
from triwulan.cycles.models import Assignment, Attachment, Recipient, ReturnNote, Round, StepRun
from triwulan.cycles.opening import subject_of
from triwulan.cycles.refusals import AlreadyFinished
from triwulan.cycles.vacancies import actor_answering, actor_of, planners
from triwulan.organisations.models import Person, Position
from triwulan.organisations.queries import actor_for, descendant_ids, today
from triwulan.organisations.scoping import only_if


def hold_round(task: Assignment) -> None:
    """Whatever opens or ends a task of the round waits until this is done."""
    Round.objects.select_for_update().get(pk=task.step_run.cycle.round_id)


def lift(task: Assignment, reason: str) -> None:
    """Take an open share away. Raises AlreadyFinished for who comes second."""
    open_one = only_if(task, finished_at__isnull=True, withdrawn_at__isnull=True)
    won = open_one.update(withdrawn_at=clock.now(), withdrawal_reason=reason)
    task.refresh_from_db(fields=["withdrawn_at", "withdrawal_reason", "finished_at", "person"])
    if not won:
        raise AlreadyFinished(finished_sentence(task))


def mover(person: Person, task: Assignment) -> Actor:
    """In which capacity he moves somebody's task: as its giver, as who answers for a vacancy, else as the planner."""
    agency = task.step_run.cycle.round.agency
    given_by = task.given_by
    giver = actor_for(person, given_by.position, today(agency)) if given_by else None
    planner = next((held for held in planners(agency, today(agency)) if held.person_id == person.pk), None)
    return giver or actor_answering(person, task) or (actor_of(planner) if planner else Actor(person_id=person.pk))


def open_share_of(run: StepRun, position: Position) -> Assignment | None:
    """What the position has to do in this run already."""
    shares = run.assignments.filter(position=position, finished_at__isnull=True, withdrawn_at__isnull=True)
    return shares.order_by("id").first()


def carry(former: Assignment, to: Assignment) -> None:
    """What hung on the share: why values came back, attached files, and the corrections that its author asked for."""
    for note in former.return_notes.all():
        ReturnNote.objects.create(
            assignment=to,
            indicator_id=note.indicator_id,
            reason=note.reason,
            returned_by_id=note.returned_by_id,
            returned_at=note.returned_at,
        )
    for attached in former.attachments.all():
        Attachment.objects.create(
            assignment=to,
            file_id=attached.file_id,
            name=attached.name,
            attached_at=attached.attached_at,
            attached_by_id=attached.attached_by_id,
        )
    former.given.filter(step_run__beside__isnull=False, finished_at__isnull=True, withdrawn_at__isnull=True).update(
        given_by=to
    )


def extend(heir: Assignment, former: Assignment, actor: Actor) -> None:
    """The heir's open share takes in what the former one held; who coordinates passes with it."""
    codes = list(former.indicators.values_list("code", flat=True))
    heir.indicators.add(*former.indicators.all())
    if former.coordinator and not heir.coordinator:
        heir.coordinator = True
        heir.save(update_fields=["coordinator"])
    carry(former, heir)
    record(
        "task_extended",
        actor=actor,
        subject=subject_of(heir),
        facts={
            "step": heir.step_run.code,
            "position": heir.position_id,
            "from": former.position_id,
            "indicators": codes,
        },
    )


def pass_recipient(task: Assignment, position: Position | None) -> None:
    """The order that gave the task names its new recipient, so that a later return goes there; None strikes the old one.

    A position outside the unit stands in for this once only: the unit's later steps stay with its own people.
    """
    row = Recipient.objects.filter(assignment=task.given_by_id, position=task.position_id).first()
    if row is None or (position and position.unit_id not in descendant_ids(task.step_run.cycle.unit)):
        return
    if position is None:
        row.delete()
        return
    there = Recipient.objects.filter(assignment=task.given_by_id, position=position).first()
    if there is None:
        row.position = position
        row.save(update_fields=["position"])
        return
    there.indicators.add(*row.indicators.all())
    there.coordinator = there.coordinator or row.coordinator
    there.save(update_fields=["coordinator"])
    row.delete()
