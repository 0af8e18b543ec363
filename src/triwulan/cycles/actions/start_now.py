"""Beginning a waiting task without the late units, and doing its work afterwards."""

from django.db import transaction

from triwulan.cycles import rules
from triwulan.cycles.access import finished_sentence, task_for
from triwulan.cycles.actions.finish import acting_for
from triwulan.cycles.actions.start_without import start_waiting
from triwulan.cycles.models import Assignment, Round
from triwulan.cycles.refusals import AlreadyFinished
from triwulan.organisations.models import Person


@transaction.atomic
def start_now(*, person: Person, task_id: int, reason: str) -> Assignment:
    """Raises NotThere, MayNot, AlreadyFinished, StepIncomplete (no reason while somebody is late). Open stays open."""
    Round.objects.select_for_update().get(pk=task_for(person, task_id, may=rules.may_finish).step_run.cycle.round_id)
    task = task_for(person, task_id, may=rules.may_finish)
    if task.finished_at or task.withdrawn_at:
        raise AlreadyFinished(finished_sentence(task))
    if task.opened_at is None:
        start_waiting(task, acting_for(person, task), reason=reason)
    return task
