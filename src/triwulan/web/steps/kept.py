"""What somebody typed on a step's page: what he has just posted, else what was kept while he typed it."""

from collections.abc import Sequence

from django.http import HttpResponse, JsonResponse, QueryDict
from django.views.decorators.http import require_POST

from triwulan.core import clock
from triwulan.cycles.actions.drafts import keep_draft, kept_fields
from triwulan.web.access import DeskRequest, member
from triwulan.web.steps.in_json import in_json
from triwulan.web.steps.page import Visit
from triwulan.web.words import say_time_exact

# Presses and tokens are nobody's words; sections of a report are saved as themselves.
_UNKEPT = {"csrfmiddlewaretoken", "outcome", "yakin", "simpan"}
_SECTIONS = ("t-", "r-")


def fields_of(visit: Visit) -> QueryDict:
    """Empty where nothing was typed: then the page drafts."""
    if visit.posted or not visit.editable:
        return visit.posted
    kept = QueryDict(mutable=True)
    for name, values in kept_fields(visit.task).items():
        kept.setlist(name, values)
    return kept


def keep_typed(visit: Visit) -> Sequence[str]:
    """What the button "simpan" does where no script keeps it; a page with more to save does that first."""
    if "simpan" in visit.posted:
        _keep(visit.request, visit.task.pk)
    return ()


@member
@require_POST
@in_json
def keep(request: DeskRequest, task_id: int) -> HttpResponse:
    _keep(request, task_id)
    return JsonResponse({"saved": say_time_exact(clock.now()), "faults": {}, "notes": {}, "values": {}, "parts": {}})


def _keep(request: DeskRequest, task_id: int) -> None:
    fields = {name: [str(value) for value in values] for name, values in request.POST.lists() if _is_kept(name)}
    keep_draft(person=request.person, task_id=task_id, fields=fields)


def _is_kept(name: str) -> bool:
    return name not in _UNKEPT and not name.startswith(_SECTIONS)
