"""The plan that a tree stands in: its name, years and decree."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.indicators.models import Plan, PlanKind
from triwulan.indicators.planning import PlanRefused, PlanSpec, add_plan, change_plan
from triwulan.indicators.planning.plans import YEARS
from triwulan.indicators.planning.specs import FIRST_YEAR, LAST_YEAR
from triwulan.web.access import DeskRequest, needs
from triwulan.web.manage.dates import DayField


class PlanForm(forms.Form):
    jenis = forms.ChoiceField(label=gettext_lazy("Jenis"), choices=PlanKind.choices)
    nama = forms.CharField(label=gettext_lazy("Nama rencana"), max_length=200)
    tahun_pertama = forms.IntegerField(label=gettext_lazy("Tahun pertama"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    tahun_terakhir = forms.IntegerField(label=gettext_lazy("Tahun terakhir"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    keputusan = forms.CharField(
        label=gettext_lazy("Nomor keputusan"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Misalnya: Peraturan Bupati Nomor 12 Tahun 2025"),
    )
    tanggal_keputusan = DayField(label=gettext_lazy("Tanggal keputusan"), required=False)

    def spec(self) -> PlanSpec:
        entered = self.cleaned_data
        return PlanSpec(
            kind=entered["jenis"],
            name=entered["nama"],
            first_year=entered["tahun_pertama"],
            last_year=entered["tahun_terakhir"],
            decree=entered["keputusan"],
            decree_on=entered["tanggal_keputusan"],
        )


@needs("perencana", "admin")
def new_plan(request: DeskRequest) -> HttpResponse:
    year = request.desk.today.year
    initial = {"nama": _("Rencana Strategis"), "tahun_pertama": year, "tahun_terakhir": year + YEARS - 1}
    return _answer(request, PlanForm(request.POST or None, initial=initial), None)


@needs("perencana", "admin")
def plan(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Plan.objects.select_related("agency"), pk=pk)
    initial = {
        "jenis": found.kind,
        "nama": found.name,
        "tahun_pertama": found.first_year,
        "tahun_terakhir": found.last_year,
        "keputusan": found.decree,
        "tanggal_keputusan": found.decree_on,
    }
    return _answer(request, PlanForm(request.POST or None, initial=initial), found)


def _answer(request: DeskRequest, form: PlanForm, found: Plan | None) -> HttpResponse:
    if form.is_valid():
        actor = request.desk.actor("perencana", "admin")
        try:
            if found is None:
                saved = add_plan(agency=request.agency, spec=form.spec(), actor=actor)
            else:
                saved = change_plan(plan=found, spec=form.spec(), actor=actor)
        except PlanRefused as refused:
            for sentence in refused.sentences:
                form.add_error(None, sentence)
        else:
            messages.success(request, _("%(plan)s tersimpan.") % {"plan": saved})
            return redirect(f"{reverse('cascade:tree')}?rencana={saved.pk}")
    there = Plan.objects.get(pk=found.pk) if found else None
    return render(request, "cascade/plan.html", {"form": form, "found": there})
