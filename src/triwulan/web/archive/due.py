"""Papers whose retention is over: which list, and what is to be done with it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from triwulan.documents.archive.due import DUE, Due, due, how_many
from triwulan.documents.archive.inactive import make_inactive
from triwulan.documents.models import Document
from triwulan.documents.refusals import DocumentRefused
from triwulan.web.access import DeskRequest, member, needs
from triwulan.web.documents.archive_form import PlaceForm
from triwulan.web.tables.paging import page_of

PER_PAGE = 50
KEEPERS = ("perencana",)
LISTS = {
    "inaktif": gettext_lazy("Menjadi inaktif"),
    "musnah": gettext_lazy("Musnah"),
    "permanen": gettext_lazy("Permanen, diserahkan"),
    "dinilai_kembali": gettext_lazy("Dinilai kembali"),
}


@member
@require_safe
def papers(request: DeskRequest) -> HttpResponse:
    """What is in the address and names no list opens the first."""
    asked = request.GET.get("daftar", "")
    chosen: Due = next((each for each in DUE if each == asked), DUE[0])
    counts = how_many(request.agency, request.person)
    page = page_of(request, due(request.agency, chosen, request.person), PER_PAGE)
    rows = [(document, _since(document, chosen)) for document in page]
    lists = [(each, LISTS[each], counts[each], each == chosen) for each in DUE]
    may_keep = bool(request.desk.roles.intersection(KEEPERS))
    context = {"rows": rows, "page": page, "rest": f"daftar={chosen}", "lists": lists, "chosen": chosen}
    return render(request, "archive/due.html", context | {"may_keep": may_keep})


def _since(document: Document, chosen: Due) -> object:
    return document.inactive_from if chosen == "inaktif" else document.over_from


class InactiveForm(PlaceForm):
    field_order = ("building", "room", "cabinet", "box")


@needs(*KEEPERS)
def inactive(request: DeskRequest) -> HttpResponse:
    """First the papers are shown with the question where to; the second press has the answer."""
    papers = list(due(request.agency, "inaktif", request.person).filter(pk__in=chosen_in(request)))
    if not papers:
        messages.error(request, _("Pilih paling sedikit satu naskah."))
        return redirect("archive:due")
    form = InactiveForm(request.POST if "pindah" in request.POST else None)
    if form.is_valid():
        try:
            make_inactive(papers=papers, to=form.place(), actor=request.desk.actor(*KEEPERS))
        except DocumentRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("%(count)d naskah dipindahkan ke arsip inaktif.") % {"count": len(papers)})
            return redirect("archive:due")
    return render(request, "archive/inactive.html", {"papers": papers, "form": form})


def chosen_in(request: HttpRequest) -> list[int]:
    """The ticked papers, in the address or in the form."""
    said = request.POST if request.method == "POST" else request.GET
    return [int(each) for each in said.getlist("naskah") if each.isdecimal()][:1000]
