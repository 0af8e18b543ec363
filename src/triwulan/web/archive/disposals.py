"""Acts of destruction and of handing over: prepared, signed on paper like any other, then carried out or given up."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from triwulan.documents.access import curtained
from triwulan.documents.archive.disposing import FATE_OF, cancel_disposal, carry_out, prepare_disposal
from triwulan.documents.archive.due import due
from triwulan.documents.models import Act, Disposal, Document
from triwulan.documents.queries import register_status
from triwulan.documents.refusals import DocumentRefused
from triwulan.documents.renditions import render_later
from triwulan.organisations.models import Position
from triwulan.web.access import DeskRequest, member, needs
from triwulan.web.archive.due import KEEPERS, chosen_in
from triwulan.web.tables.paging import page_of

PER_PAGE = 25


class DisposalForm(forms.Form):
    recipient = forms.CharField(label=gettext_lazy("Diserahkan kepada"), max_length=200)
    basis = forms.CharField(
        label=gettext_lazy("Dasar persetujuan"),
        max_length=300,
        help_text=gettext_lazy("Misalnya surat persetujuan lembaga kearsipan daerah, dengan nomor dan tanggalnya"),
    )

    def __init__(self, *args: Any, act: Act, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if act == Act.DESTRUCTION:
            del self.fields["recipient"]


class SureForm(forms.Form):
    sure = forms.BooleanField(label=gettext_lazy("Saya mengerti bahwa ini tidak dapat dibatalkan"))


@member
@require_safe
def disposals(request: DeskRequest) -> HttpResponse:
    found = Disposal.objects.filter(agency=request.agency).select_related("document").order_by("-pk")
    return render(request, "archive/disposals.html", {"page": page_of(request, found, PER_PAGE)})


@needs(*KEEPERS)
def prepare(request: DeskRequest, act: str) -> HttpResponse:
    if act not in Act.values:
        raise Http404
    kind = Act(act)
    papers = list(due(request.agency, FATE_OF[kind], request.person).filter(pk__in=chosen_in(request)))
    if not papers:
        messages.error(request, _("Pilih paling sedikit satu naskah."))
        return redirect("archive:due")
    form = DisposalForm(request.POST or None, act=kind)
    if form.is_valid():
        made = _prepared(request, kind, papers, form)
        if made is not None:
            return redirect("archive:disposal", made.pk)
    context = {"papers": papers, "form": form, "act": kind, "destroys": kind == Act.DESTRUCTION}
    return render(request, "archive/dispose.html", context)


def _prepared(request: DeskRequest, act: Act, papers: list[Document], form: DisposalForm) -> Disposal | None:
    actor = request.desk.actor(*KEEPERS)
    keeper = Position.objects.select_related("unit__agency").get(pk=actor.position_id or 0)
    said = {"recipient": form.cleaned_data.get("recipient", ""), "basis": form.cleaned_data["basis"]}
    try:
        made = prepare_disposal(agency=request.agency, act=act, papers=papers, keeper=keeper, actor=actor, **said)
    except DocumentRefused as refused:
        form.add_error(None, str(refused))
        return None
    render_later(made.document)
    messages.success(request, _("Berita acara terbit. Tandatangani dahulu; sesudah itu baru dilaksanakan."))
    return made


@member
@require_safe
def disposal(request: DeskRequest, pk: int) -> HttpResponse:
    found = _disposal(request, pk)
    papers = Document.objects.filter(disposal=found).defer("content").select_related("unit").order_by("date", "pk")
    context = {
        "disposal": found,
        "papers": curtained(request.person, papers),
        "signed": register_status(found.document) != "unsigned",
        "may_keep": bool(request.desk.roles.intersection(KEEPERS)),
    }
    return render(request, "archive/disposal.html", context)


@needs(*KEEPERS)
def perform(request: DeskRequest, pk: int) -> HttpResponse:
    """Asked once more before what cannot be undone."""
    found = _disposal(request, pk)
    form = SureForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            carry_out(disposal=found, actor=request.desk.actor(*KEEPERS))
        except DocumentRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Berita acara sudah dilaksanakan."))
            return redirect("archive:disposal", pk)
    count = Document.objects.filter(disposal=found).count()
    return render(request, "archive/perform.html", {"disposal": found, "form": form, "count": count})


@needs(*KEEPERS)
def cancel(request: DeskRequest, pk: int) -> HttpResponse:
    found = _disposal(request, pk)
    if request.method == "POST":
        try:
            cancel_disposal(disposal=found, actor=request.desk.actor(*KEEPERS))
        except DocumentRefused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Berita acara dibatalkan; naskahnya kembali ke daftar jatuh tempo."))
        return redirect("archive:disposal", pk)
    return render(request, "archive/disposal_cancel.html", {"disposal": found})


def _disposal(request: DeskRequest, pk: int) -> Disposal:
    rows = Disposal.objects.filter(agency=request.agency).select_related("document__agency__government")
    found: Disposal = get_object_or_404(rows, pk=pk)
    return found
