"""What the plan of several years promises of an indicator, what others reached, and what its variables mean."""

from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from triwulan.indicators.models import Benchmark, BenchmarkScope, Indicator
from triwulan.indicators.planning import (
    PlanRefused,
    VariableSpec,
    change_indicator,
    set_plan_targets,
    standing_spec,
    target_as_text,
)
from triwulan.indicators.planning.benchmarks import remove_benchmark, set_benchmark
from triwulan.indicators.planning.specs import FIRST_YEAR, LAST_YEAR
from triwulan.indicators.queries import CASCADE
from triwulan.web.access import DeskRequest, needs
from triwulan.web.manage.metadata_form import VariableForm, variable_entered


class PlanTargetForm(forms.Form):
    """A field for each year of the plan, `t2026`; and the reason of a change."""

    alasan = forms.CharField(
        label=gettext_lazy("Alasan perubahan target"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Diperlukan bila target yang sudah ditetapkan berubah"),
    )

    def __init__(self, data: Any, years: range, stored: dict[int, str]) -> None:
        super().__init__(data)
        self.years = years
        for year in years:
            self.fields[f"t{year}"] = forms.CharField(
                label=str(year), max_length=40, required=False, initial=stored.get(year, "")
            )
        self.order_fields([f"t{year}" for year in years])

    def goals(self) -> dict[int, str]:
        return {year: self.cleaned_data[f"t{year}"] for year in self.years}


class BenchmarkForm(forms.Form):
    lingkup = forms.ChoiceField(label=gettext_lazy("Lingkup"), choices=BenchmarkScope.choices)
    tahun = forms.IntegerField(label=gettext_lazy("Tahun"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    nilai = forms.CharField(label=gettext_lazy("Nilai"), max_length=40)
    sumber = forms.CharField(
        label=gettext_lazy("Sumber"), max_length=200, help_text=gettext_lazy("Siapa yang menerbitkannya, dan di mana")
    )


@needs("admin", "perencana")
def plan(request: DeskRequest, pk: int) -> HttpResponse:
    found = _indicator(pk)
    period = found.node.plan
    stored = {target.year: target_as_text(found, target) for target in found.plan_targets.all()}
    years = range(period.first_year, period.last_year + 1)
    form = PlanTargetForm(request.POST or None, years, stored)
    if form.is_valid():
        entered = form.cleaned_data
        actor = request.desk.actor("perencana", "admin")
        try:
            set_plan_targets(indicator=found, goals=form.goals(), actor=actor, reason=entered["alasan"])
        except PlanRefused as refused:
            _refuse(form, refused)
        else:
            messages.success(request, _("Target jangka menengah tersimpan."))
            return redirect("manage:indicator_plan", pk=pk)
    return _page(request, found, form, BenchmarkForm())


@needs("admin", "perencana")
@require_POST
def benchmark(request: DeskRequest, pk: int) -> HttpResponse:
    """One more value of others."""
    found = _indicator(pk)
    form = BenchmarkForm(request.POST)
    if form.is_valid():
        entered = form.cleaned_data
        try:
            set_benchmark(
                indicator=found,
                scope=entered["lingkup"],
                year=entered["tahun"],
                value=entered["nilai"],
                source=entered["sumber"],
                actor=request.desk.actor("perencana", "admin"),
            )
        except PlanRefused as refused:
            _refuse(form, refused)
        else:
            messages.success(request, _("Pembanding tersimpan."))
            return redirect("manage:indicator_plan", pk=pk)
    stored = {target.year: target_as_text(found, target) for target in found.plan_targets.all()}
    years = range(found.node.plan.first_year, found.node.plan.last_year + 1)
    return _page(request, found, PlanTargetForm(None, years, stored), form)


@needs("admin", "perencana")
@require_POST
def benchmark_remove(request: DeskRequest, pk: int, benchmark_pk: int) -> HttpResponse:
    there = Benchmark.objects.select_related("indicator__agency")
    found = get_object_or_404(there, pk=benchmark_pk, indicator=pk)
    remove_benchmark(benchmark=found, actor=request.desk.actor("perencana", "admin"))
    messages.success(request, _("Pembanding dihapus."))
    return redirect("manage:indicator_plan", pk=pk)


@needs("admin", "perencana")
def variables(request: DeskRequest, pk: int) -> HttpResponse:
    """MS-Var: a form for each, saved together."""
    found = _indicator(pk)
    rows = [
        (variable, VariableForm(request.POST or None, initial=variable_entered(variable), prefix=f"v{variable.pk}"))
        for variable in found.variables.all()
    ]
    if request.method == "POST" and all(form.is_valid() for _variable, form in rows):
        forms_of = {variable.code: form for variable, form in rows}
        spec = standing_spec(found)
        spec = replace(spec, variables=[_entered(one, forms_of[one.code]) for one in spec.variables])
        try:
            change_indicator(indicator=found, spec=spec, actor=request.desk.actor("perencana", "admin"))
        except PlanRefused as refused:
            _refuse(rows[0][1], refused)
        else:
            messages.success(request, _("Metadata variabel tersimpan."))
            return redirect("indicators:detail", pk=pk)
    return render(request, "manage/indicator_variables.html", {"rows": rows, "found": found})


def _entered(spec: VariableSpec, form: VariableForm) -> VariableSpec:
    bounds = form.bounds()
    return replace(spec, minimum=bounds["minimum"], maximum=bounds["maximum"], about=form.metadata())


def _page(request: DeskRequest, found: Indicator, form: PlanTargetForm, benchmark_form: BenchmarkForm) -> HttpResponse:
    context = {"form": form, "benchmark_form": benchmark_form, "found": found, "benchmarks": found.benchmarks.all()}
    return render(request, "manage/indicator_plan.html", context)


def _indicator(pk: int) -> Indicator:
    rows = Indicator.objects.select_related("agency", "unit", "owner", "node__plan", CASCADE)
    return get_object_or_404(rows.prefetch_related("variables"), pk=pk)


def _refuse(form: forms.Form, refused: PlanRefused) -> None:
    for sentence in refused.sentences:
        form.add_error(None, sentence)
