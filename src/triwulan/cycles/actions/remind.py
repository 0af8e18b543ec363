"""Reminding whoever has an open task. What the reminder says is worked out by whoever reads the record."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from triwulan.audit.models import Entry
from triwulan.audit.record import Actor, record
from triwulan.core import clock
from triwulan.core.spoken import say_instant_near
from triwulan.cycles import rules
from triwulan.cycles.access import finished_sentence, task_for
from triwulan.cycles.models import Assignment
from triwulan.cycles.opening import subject_of
from triwulan.cycles.refusals import AlreadyFinished, Refused
from triwulan.organisations.models import Holding, Person
from triwulan.organisations.prepared import prepared
from triwulan.organisations.queries import capacity_word, holdings_of, today

PAUSE = timedelta(hours=1)


class NotReminded(Refused):
    """Too soon, or nobody's turn yet."""


@transaction.atomic
def remind(*, person: Person, task_id: int) -> Assignment:
    """Once per hour and task, whoever asks. Raises NotThere, MayNot, AlreadyFinished, NotReminded."""
    task = task_for(person, task_id, may=rules.may_remind)
    # Two who press at once meet here; the second one finds the first one's entry.
    Assignment.objects.select_for_update().get(pk=task.pk)
    if task.finished_at or task.withdrawn_at:
        raise AlreadyFinished(finished_sentence(task))
    if task.opened_at is None:
        message = _("Tugas ini masih menunggu langkah sebelumnya. Ingatkan yang memegang langkah itu.")
        raise NotReminded(message)
    last = reminders([task.pk]).get(task.pk)
    if last is not None and clock.now() - last < PAUSE:
        when = say_instant_near(last, clock.now(), task.step_run.cycle.round.agency.time_zone)
        message = _(
            "%(position)s sudah diingatkan %(when)s. Pengingat berikutnya paling cepat satu jam sesudahnya."
        ) % {"position": task.position.title, "when": when}
        raise NotReminded(message)
    facts = {"step": task.step_run.code, "position": task.position_id}
    record("task_reminded", actor=_actor(person, task), subject=subject_of(task), facts=facts)
    return task


def reminders(task_ids: list[int]) -> dict[int, datetime]:
    """When each task was reminded of last; those that never were are missing. One query."""
    return dict(_reminded(task_ids=task_ids)) if task_ids else {}


@prepared
def _reminded(*, task_ids: Sequence[int]) -> QuerySet[Entry, tuple[int, datetime]]:
    rows = Entry.objects.filter(action="task_reminded", subject_type="assignment", subject_id__in=task_ids)
    return rows.order_by("at").values_list("subject_id", "at")


def _actor(person: Person, task: Assignment) -> Actor:
    """As who gave the task, else by the first position that lets him remind."""
    held = holdings_of(person, today(task.step_run.cycle.round.agency))
    given_by = task.given_by.position_id if task.given_by else None
    chosen = min(held, key=lambda holding: (holding.position_id != given_by, not _leads(holding)))
    return Actor(person.pk, chosen.position_id, capacity_word(chosen))


def _leads(holding: Holding) -> bool:
    return holding.position.roles.filter(code__in=rules.REMINDING_ROLES).exists()
