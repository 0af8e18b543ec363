"""What is open about the values of a task."""

from collections.abc import Sequence

from django import template

from triwulan.cycles.models import Assignment, Question

register = template.Library()


@register.simple_tag
def open_questions(task: Assignment) -> Sequence[Question]:
    """Oldest first; of the values that the task holds."""
    round_ = task.step_run.cycle.round
    found = Question.objects.filter(
        resolved_at__isnull=True,
        realisation__indicator__in=task.indicators.all(),
        realisation__year=round_.year,
        realisation__quarter=round_.quarter,
    )
    return list(found.select_related("realisation__indicator", "position").order_by("id"))
