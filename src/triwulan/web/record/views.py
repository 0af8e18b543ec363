"""The record to read: by object, person and time, a page at a time or as a file."""

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from triwulan.web.access import DeskRequest, needs
from triwulan.web.record.choice import entries_of, people_of, read_choice
from triwulan.web.record.objects import word_of
from triwulan.web.record.rows import names_in, row_of
from triwulan.web.record.sheet import sheet
from triwulan.web.record.standing import standing_of
from triwulan.web.tables.paging import page_of

PER_PAGE = 50


@needs("admin", "perencana", reviewers=True)
@require_safe
def record(request: DeskRequest) -> HttpResponse:
    form, choice = read_choice(request.GET, people_of(request.agency))
    page = page_of(request, entries_of(request.agency, choice), PER_PAGE)
    entries = list(page)
    names = names_in(entries, request.agency, request.person)
    context = {
        "form": form,
        "choice": choice,
        "only": word_of(choice.kind) if choice.key else "",
        "page": page,
        "rows": [row_of(entry, names, administrator=request.desk.is_administrator) for entry in entries],
        "standing": standing_of(request.agency),
    }
    return render(request, "record/list.html", context)


@needs("admin", "perencana", reviewers=True)
@require_safe
def download(request: DeskRequest) -> HttpResponseBase:
    _form, choice = read_choice(request.GET, people_of(request.agency))
    response = StreamingHttpResponse(
        sheet(entries_of(request.agency, choice), request.agency, request.person),
        content_type="text/csv; charset=utf-8",
    )
    response["Content-Disposition"] = 'attachment; filename="catatan.csv"'
    return response
