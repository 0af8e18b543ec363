"""What is open about the values of a task."""

from collections.abc import Sequence

from django import template
from django.db.models import QuerySet

from triwulan.cycles.models import Assignment, Question
from triwulan.organisations.prepared import prepared

register = template.Library()


@register.simple_tag
def open_questions(task: Assignment) -> Sequence[Question]:
    """Oldest first; of the values that the task holds."""
    round_ = task.step_run.cycle.round
    return _unresolved(task=task, year=round_.year, quarter=round_.quarter)


@prepared
def _unresolved(*, task: Assignment, year: int, quarter: int) -> QuerySet[Question]:
    found = Question.objects.filter(
        resolved_at__isnull=True,
        realisation__indicator__assignments=task,
        realisation__year=year,
        realisation__quarter=quarter,
    )
    return found.select_related("realisation__indicator", "position").order_by("id")
