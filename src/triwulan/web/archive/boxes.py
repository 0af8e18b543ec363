"""The archive's boxes and folders: where they stand, what is in them, and the labels that lead here."""

import io

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from triwulan.documents.access import closed_count, visible
from triwulan.documents.archive.boxes import Holds, boxes_of, folders_of, held_by, papers_in
from triwulan.documents.archive.filing import move_box
from triwulan.documents.archive.labels import Label, render_labels
from triwulan.documents.letterheads import look_of
from triwulan.documents.models import ArchiveFolder
from triwulan.documents.queries import register_status
from triwulan.documents.refusals import DocumentRefused
from triwulan.documents.typesetting.call import RenderFailed
from triwulan.web.access import DeskRequest, member, needs
from triwulan.web.documents.archive_form import PlaceForm
from triwulan.web.documents.keeping import KEEPERS
from triwulan.web.steps.evidence import delivered
from triwulan.web.tables.paging import page_of

PER_PAGE = 25
MOST_LABELS = 200


class BoxSearch(forms.Form):
    cari = forms.CharField(
        label=gettext_lazy("Gedung, ruang, lemari atau boks"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


@member
@require_safe
def boxes(request: DeskRequest) -> HttpResponse:
    words = request.GET.get("cari", "").strip()
    page = page_of(request, boxes_of(request.agency, words), PER_PAGE)
    rest = request.GET.copy()
    rest.pop("hal", None)
    context = {"page": page, "rows": [held_by(each) for each in page], "form": BoxSearch(request.GET)}
    context["may_check"] = bool(request.desk.roles.intersection(("admin", "perencana")))
    return render(request, "archive/boxes.html", context | {"narrow": words, "rest": rest.urlencode()})


@member
@require_safe
def box(request: DeskRequest, pk: int) -> HttpResponse:
    found = held_by(get_object_or_404(boxes_of(request.agency), pk=pk))
    may_move = bool(request.desk.roles.intersection(KEEPERS))
    context = {"box": found, "folders": folders_of(request.agency, box=pk), "may_move": may_move}
    return render(request, "archive/box.html", context)


@member
@require_safe
def folder(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(ArchiveFolder.objects.filter(box__agency=request.agency), pk=pk)
    (holds,) = folders_of(request.agency, keys=[pk])
    inside = papers_in(found)
    page = page_of(request, visible(inside, request.person, request.agency), PER_PAGE)
    rows = [(document, register_status(document)) for document in page]
    context = {"folder": holds, "box": found.box_id, "rows": rows, "page": page}
    context["closed"] = closed_count(inside, request.person, request.agency)
    return render(request, "archive/folder.html", context)


@needs(*KEEPERS)
def move(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(boxes_of(request.agency), pk=pk)
    place = held_by(found).place
    form = PlaceForm(request.POST or None, initial=place._asdict())
    if form.is_valid():
        try:
            move_box(box=found, to=form.place(), actor=request.desk.actor(*KEEPERS))
        except DocumentRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Boks dipindahkan; labelnya tetap berlaku."))
            return redirect("archive:box", pk)
    return render(request, "archive/box_move.html", {"form": form, "box": held_by(found)})


@member
@require_safe
def labels(request: DeskRequest) -> HttpResponseBase:
    """Of the boxes and folders that are ticked, or of one box with all its folders (`semua`)."""
    chosen = _chosen(request)
    if not chosen:
        messages.error(request, _("Pilih dahulu boks atau map yang akan diberi label."))
        return redirect("archive:home")
    office = (request.agency.government.name, request.agency.name)
    try:
        pdf = render_labels(
            chosen,
            office=office,
            on=request.desk.today,
            sample=request.agency.sample,
            look=look_of(request.agency),
        )
    except RenderFailed as failed:
        messages.error(request, str(failed))
        return redirect("archive:home")
    return delivered(io.BytesIO(pdf), "label-arsip.pdf", "application/pdf")


def _chosen(request: DeskRequest) -> tuple[Label, ...]:
    keys = {name: [int(each) for each in request.GET.getlist(name) if each.isdecimal()] for name in ("boks", "map")}
    found = boxes_of(request.agency).filter(pk__in=keys["boks"])
    labelled = [_label("BOKS", held_by(each), "archive:box") for each in found]
    named = [each for each in folders_of(request.agency, keys=keys["map"]) if each.place.folder]
    labelled += [_label("MAP", each, "archive:folder") for each in named]
    return tuple(labelled[:MOST_LABELS])


def _label(kind: str, holds: Holds, page: str) -> Label:
    name = holds.place.folder or holds.place.box or holds.place.cabinet
    url = f"{settings.PUBLIC_URL}{reverse(page, args=[holds.pk])}"
    return Label(kind, name, holds.stands, holds.years, url)
