"""The office's SOPs: all revisions, and one as its signed sheet."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from triwulan.organisations.queries import today
from triwulan.sop.models import SopRevision
from triwulan.sop.queries import definition_of, revision_for
from triwulan.web.access import DeskRequest, member
from triwulan.web.sop.sheet import sheet_of


@member
@require_safe
def revisions(request: DeskRequest) -> HttpResponse:
    found = SopRevision.objects.filter(agency=request.agency).order_by("-active_from", "-id")
    current = revision_for(request.agency, today(request.agency))
    return render(request, "sop/list.html", {"revisions": found, "current": current})


@member
@require_safe
def detail(request: DeskRequest, revision_id: int) -> HttpResponse:
    revision = get_object_or_404(SopRevision, pk=revision_id, agency=request.agency)
    rounds = revision.rounds.order_by("-year", "-quarter")
    context = {
        "revision": revision,
        "sheet": sheet_of(definition_of(revision)),
        "round": rounds.first(),
        "current": revision == revision_for(request.agency, today(request.agency)),
    }
    return render(request, "sop/detail.html", context)
