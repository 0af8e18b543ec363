"""One indicator with its targets of a year: a new one, or one that is corrected."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from triwulan.indicators.models import Indicator
from triwulan.indicators.planning import PlanRefused, enter_indicator
from triwulan.indicators.planning.standing import used_years
from triwulan.indicators.queries import CASCADE
from triwulan.web.access import DeskRequest, needs
from triwulan.web.manage.indicator_entered import entered_of, offer_places, spec_entered
from triwulan.web.manage.indicator_form import TARGETS, IndicatorForm
from triwulan.web.manage.indicators import wanted_year
from triwulan.web.manage.metadata_form import NO_INDICATOR


@needs("admin", "perencana")
def new_indicator(request: DeskRequest) -> HttpResponse:
    """At the place of the tree that `di` names."""
    year = wanted_year(request)
    initial = {"tahun": year, "berlaku_sejak": year, "bukti_wajib": True, "tempat": request.GET.get("di", "")}
    form = IndicatorForm(request.POST or None, initial=NO_INDICATOR | initial)
    offer_places(form, request, None, year)
    return _answer(request, form, None, year)


@needs("admin", "perencana")
def indicator(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Indicator.objects.select_related(CASCADE), pk=pk)
    year = wanted_year(request)
    form = IndicatorForm(request.POST or None, initial=entered_of(found, year))
    offer_places(form, request, found, year)
    # A year's targets are those of the address: another year's would be overwritten unseen.
    form.fields["tahun"].widget = forms.HiddenInput()
    if used_years(found):
        form.keep_definition()
    return _answer(request, form, found, year)


def _answer(request: DeskRequest, form: IndicatorForm, found: Indicator | None, year: int) -> HttpResponse:
    """Refused, the form comes back with all that was typed."""
    if form.is_valid():
        try:
            saved = _save(request, form, found)
        except PlanRefused as refused:
            for sentence in refused.sentences:
                form.add_error(None, sentence)
        else:
            messages.success(request, _("Indikator %(code)s tersimpan.") % {"code": saved.code})
            return redirect(f"{reverse('manage:indicators')}?tahun={form.cleaned_data['tahun']}")
    # What was refused must not stand around the form.
    there = Indicator.objects.get(pk=found.pk) if found else None
    context = {"form": form, "found": there, "year": year, "used": found is not None and used_years(found)}
    return render(request, "manage/indicator.html", context)


@transaction.atomic
def _save(request: DeskRequest, form: IndicatorForm, found: Indicator | None) -> Indicator:
    entered = form.cleaned_data
    spec = spec_entered(request, form, found, (entered["berlaku_sejak"], entered["berlaku_sampai"]))
    return enter_indicator(
        indicator=found,
        spec=spec,
        year=entered["tahun"],
        goals={quarter: entered[name] for name, quarter in TARGETS.items()},
        actor=request.desk.actor("perencana", "admin"),
        reason=entered["alasan"],
    )
