"""A small page for each way in which a correction goes on; each asks before it does what cannot be undone."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from triwulan.cycles.corrections.asking import decide, end, endorse
from triwulan.cycles.corrections.handing_in import hand_in
from triwulan.cycles.corrections.moving import DECIDING, ENDING, ENDORSING, HANDING_IN, open_for
from triwulan.cycles.models import Correction
from triwulan.cycles.refusals import StepIncomplete
from triwulan.indicators.actions import EvidenceRefused, RealisationChanged, RealisationRefused
from triwulan.web.access import DeskRequest, member
from triwulan.web.corrections.forms import DecideForm, ReasonForm
from triwulan.web.corrections.shown import shown

HTTP = ["GET", "HEAD", "POST"]


@member
@never_cache
@require_http_methods(HTTP)
def endorse_proposal(request: DeskRequest, correction_id: int) -> HttpResponse:
    correction, _actor = open_for(ENDORSING, request.person, correction_id)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid() and _did(form, lambda: endorse(person=request.person, correction_id=correction_id)):
        messages.success(request, _("Permintaan koreksi diteruskan kepada perencana."))
        return redirect("corrections:detail", correction_id)
    return _page(request, "corrections/endorse.html", correction, form)


@member
@never_cache
@require_http_methods(HTTP)
def decide_request(request: DeskRequest, correction_id: int) -> HttpResponse:
    correction, _actor = open_for(DECIDING, request.person, correction_id)
    form = DecideForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        if _did(form, lambda: decide(person=request.person, correction_id=correction_id, **given)):
            said = _("Koreksi diizinkan.") if given["granted"] else _("Koreksi ditolak.")
            messages.success(request, said)
            return redirect("corrections:detail", correction_id)
    return _page(request, "corrections/decide.html", correction, form)


@member
@never_cache
@require_http_methods(HTTP)
def end_correction(request: DeskRequest, correction_id: int) -> HttpResponse:
    correction, _actor = open_for(ENDING, request.person, correction_id)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        if _did(form, lambda: end(person=request.person, correction_id=correction_id, reason=reason)):
            messages.success(request, _("Koreksi diakhiri; nilainya tetap seperti semula."))
            return redirect("corrections:detail", correction_id)
    return _page(request, "corrections/end.html", correction, form)


@member
@never_cache
@require_http_methods(HTTP)
def hand_in_correction(request: DeskRequest, correction_id: int) -> HttpResponse:
    correction, _actor = open_for(HANDING_IN, request.person, correction_id)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid() and _did(form, lambda: hand_in(person=request.person, correction_id=correction_id)):
        messages.success(request, _("Koreksi diserahkan. Laporan yang memuatnya terbit lagi dengan nomor baru."))
        return redirect("corrections:detail", correction_id)
    return _page(request, "corrections/hand_in.html", correction, form)


def _did(form: forms.Form, act: Callable[[], Correction]) -> bool:
    """False where it was refused for what is missing; who comes second is answered by the site's own page."""
    try:
        act()
    except StepIncomplete as incomplete:
        for sentence in incomplete.missing:
            form.add_error(None, sentence)
    except RealisationRefused as refused:
        for sentence in refused.sentences.values():
            form.add_error(None, sentence)
    except (RealisationChanged, EvidenceRefused) as changed:
        form.add_error(None, changed.sentence)
    else:
        return True
    return False


def _page(request: DeskRequest, template: str, correction: Correction, form: forms.Form) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "correction": correction, "shown": shown(correction, request.person)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, template, context, status=status)
