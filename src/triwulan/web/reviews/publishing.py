"""The signed report becomes public, or is taken down again; before that, it is issued anew when its review came later."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from triwulan.cycles.refusals import AlreadyFinished, StepIncomplete
from triwulan.cycles.reviewing.publishing import issue_with_statement, publish_report, take_down, unready
from triwulan.documents.kinds.laporan_kinerja import KIND
from triwulan.documents.models import Document
from triwulan.organisations.queries import today
from triwulan.web.access import DeskRequest, needs
from triwulan.web.documents.keeping import document_for
from triwulan.web.reviews.forms import PublishForm, ReasonForm


@needs("perencana")
@require_POST
def issue_again(request: DeskRequest, report_id: int) -> HttpResponse:
    try:
        document = issue_with_statement(person=request.person, report_id=report_id)
    except StepIncomplete as refused:
        messages.error(request, str(refused))
        return redirect("reviews:detail", report_id)
    messages.success(
        request, _("Naskah terbit lagi dengan pernyataan reviu, nomor %(number)s.") % {"number": document.number}
    )
    return redirect("documents:detail", document.pk)


@needs("perencana")
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: DeskRequest, document_id: int) -> HttpResponse:
    document = document_for(request, document_id)
    form = PublishForm(request.POST or None, initial={"on": today(request.agency)})
    if form.is_valid():
        day, address = form.day(), form.cleaned_data["address"]
        try:
            publish_report(person=request.person, document_id=document.pk, on=day, address=address)
        except StepIncomplete as refused:
            for sentence in refused.missing:
                form.add_error(None, sentence)
        else:
            messages.success(request, _("Laporan diumumkan sebagai informasi berkala."))
            return redirect("documents:detail", document.pk)
    context = {"document": document, "form": form, "faults": _faults(document), "ends": False}
    return render(request, "reviews/publish.html", context)


@needs("perencana")
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: DeskRequest, document_id: int) -> HttpResponse:
    document = document_for(request, document_id)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            take_down(person=request.person, document_id=document.pk, reason=form.cleaned_data["reason"])
        except (StepIncomplete, AlreadyFinished) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Laporan diturunkan dari halaman informasi berkala."))
            return redirect("documents:detail", document.pk)
    return render(request, "reviews/publish.html", {"document": document, "form": form, "faults": [], "ends": True})


def _faults(document: Document) -> list[str]:
    if document.kind != KIND:
        return [_("Yang diumumkan di sini hanya laporan kinerja tahunan.")]
    return unready(document)
