"""Another version of an indicator from a year on, or none any more: with the reason and the decree."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.cycles.actions.revise import revise_measured, stop_measured
from triwulan.indicators.models import Indicator, RevisionKind
from triwulan.indicators.planning import Decision, PlanRefused
from triwulan.indicators.planning.specs import FIRST_YEAR, LAST_YEAR
from triwulan.indicators.queries import CASCADE
from triwulan.web.access import DeskRequest, needs
from triwulan.web.manage.dates import DayField
from triwulan.web.manage.indicator_entered import entered_of, offer_places, spec_entered
from triwulan.web.manage.indicator_form import TARGETS, IndicatorForm

_KINDS = (
    (RevisionKind.REVISED.value, gettext_lazy("direvisi: definisinya berubah")),
    (RevisionKind.REPLACED.value, gettext_lazy("diganti: indikator lain menggantikannya")),
    (RevisionKind.KEPT.value, gettext_lazy("tetap: dipertahankan dalam rencana berikutnya")),
)
_UNASKED = ("tahun", "alasan", "berlaku_sejak", "berlaku_sampai", *TARGETS)


class DecisionForm(forms.Form):
    tahun_mulai = forms.IntegerField(
        label=gettext_lazy("Berlaku mulai tahun"), min_value=FIRST_YEAR, max_value=LAST_YEAR
    )
    alasan_revisi = forms.CharField(label=gettext_lazy("Alasan"), max_length=500)
    keputusan = forms.CharField(label=gettext_lazy("Nomor keputusan"), max_length=120, required=False)
    tanggal_keputusan = DayField(label=gettext_lazy("Tanggal keputusan"), required=False)

    def decision(self, kind: str) -> Decision:
        entered = self.cleaned_data
        return Decision(
            kind=kind,
            year=entered["tahun_mulai"],
            reason=entered["alasan_revisi"],
            decree=entered["keputusan"],
            decree_on=entered["tanggal_keputusan"],
        )


class RevisionForm(IndicatorForm, DecisionForm):
    jenis = forms.ChoiceField(label=gettext_lazy("Indikator ini"), choices=_KINDS)


@needs("admin", "perencana")
def revise(request: DeskRequest, pk: int) -> HttpResponse:
    found = _indicator(pk)
    next_year = max(request.desk.today.year, found.valid_from) + 1
    form = RevisionForm(request.POST or None, initial=entered_of(found, next_year) | {"tahun_mulai": next_year})
    for name in _UNASKED:
        del form.fields[name]
    offer_places(form, request, found, next_year)
    if form.is_valid():
        try:
            version = _revise(request, form, found)
        except PlanRefused as refused:
            _refuse(form, refused)
        else:
            messages.success(request, _("Keputusan atas %(code)s tercatat.") % {"code": version.code})
            return redirect(f"{reverse('indicators:detail', args=[version.pk])}?tahun={version.valid_from}")
    return render(request, "manage/indicator_revise.html", {"form": form, "found": _indicator(pk)})


@needs("admin", "perencana")
def stop(request: DeskRequest, pk: int) -> HttpResponse:
    found = _indicator(pk)
    form = DecisionForm(request.POST or None, initial={"tahun_mulai": request.desk.today.year + 1})
    form.fields["tahun_mulai"].label = _("Tidak diukur lagi mulai tahun")
    if form.is_valid():
        actor = request.desk.actor("perencana", "admin")
        try:
            stop_measured(indicator=found, decision=form.decision(RevisionKind.STOPPED), actor=actor)
        except PlanRefused as refused:
            _refuse(form, refused)
        else:
            messages.success(request, _("%(code)s dihentikan.") % {"code": found.code})
            return redirect("indicators:detail", pk=found.pk)
    return render(request, "manage/indicator_stop.html", {"form": form, "found": _indicator(pk)})


@transaction.atomic
def _revise(request: DeskRequest, form: RevisionForm, found: Indicator) -> Indicator:
    decision = form.decision(form.cleaned_data["jenis"])
    spec = spec_entered(request, form, found, (decision.year, None))
    actor = request.desk.actor("perencana", "admin")
    return revise_measured(indicator=found, spec=spec, decision=decision, actor=actor)


def _indicator(pk: int) -> Indicator:
    return get_object_or_404(Indicator.objects.select_related(CASCADE, "unit", "owner", "agency"), pk=pk)


def _refuse(form: forms.Form, refused: PlanRefused) -> None:
    for sentence in refused.sentences:
        form.add_error(None, sentence)
