"""Whether the stored files are what was stored: how far the night's check is, and what it found damaged."""

from django.db.models import Max, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from triwulan.documents.access import curtained
from triwulan.documents.models import StoredFile
from triwulan.web.access import DeskRequest, needs
from triwulan.web.tables.paging import page_of

PER_PAGE = 25


@needs("admin", "perencana")
@require_safe
def files(request: DeskRequest) -> HttpResponse:
    every: QuerySet[StoredFile] = StoredFile.objects.filter(agency=request.agency, removed_at=None)
    damaged = every.filter(damaged_at__isnull=False).order_by("-damaged_at", "pk")
    page = page_of(request, damaged.prefetch_related("renditions__document", "signings__document"), PER_PAGE)
    for stored in page:
        curtained(request.person, (each.document for each in stored.renditions.all()))
        curtained(request.person, (each.document for each in stored.signings.all()))
    context = {
        "count": every.count(),
        "unchecked": every.filter(checked_at=None).count(),
        "last": every.aggregate(last=Max("checked_at"))["last"],
        "page": page,
    }
    return render(request, "archive/fixity.html", context)
