"""What may be done with a task besides its work, wherever the task is shown."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.template import RequestContext

from triwulan.cycles.models import Assignment
from triwulan.web.moves.offers import Offers, offers_of

register = template.Library()


@register.inclusion_tag("moves/offered.html", takes_context=True)
def moves(context: RequestContext, task: Assignment, known: Mapping[int, Offers] | None = None) -> dict[str, Any]:
    """Links for who may; nothing for anybody else. A page of many tasks has asked for all of them at once: `known`."""
    if known is not None and task.pk in known:
        return {"offers": known[task.pk]}
    return {"offers": offers_of(context["request"].desk, task)}
