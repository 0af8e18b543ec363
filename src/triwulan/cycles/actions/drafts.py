"""What somebody has typed on a task's page and not sent: kept with the task, for the closed tab and the other device."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from triwulan.cycles import rules
from triwulan.cycles.access import finished_sentence, task_for
from triwulan.cycles.models import Assignment
from triwulan.cycles.refusals import AlreadyFinished, StepIncomplete
from triwulan.organisations.models import Person
from triwulan.organisations.scoping import only_if

LONGEST = 200_000
"""Characters of all fields together; more is not typed by hand."""


def keep_draft(*, person: Person, task_id: int, fields: Mapping[str, Sequence[str]]) -> Assignment:
    """Nobody's word yet, so nothing is recorded. Raises NotThere, MayNot, AlreadyFinished, StepIncomplete (too long)."""
    task = task_for(person, task_id, may=rules.may_finish)
    kept = {name: list(values) for name, values in fields.items()}
    if sum(len(name) + len(value) for name, values in kept.items() for value in values) > LONGEST:
        raise StepIncomplete([_("Isian ini terlalu panjang untuk disimpan. Ringkas, atau lampirkan sebagai berkas.")])
    open_one = only_if(task, finished_at__isnull=True, withdrawn_at__isnull=True)
    if not open_one.update(draft={"fields": kept}):
        task.refresh_from_db()
        raise AlreadyFinished(finished_sentence(task))
    task.draft = {"fields": kept}
    return task


def kept_fields(task: Assignment) -> dict[str, list[str]]:
    """By the name of the form's field; empty where nothing was typed yet."""
    fields: dict[str, list[str]] = task.draft.get("fields", {})
    return fields
