"""One indicator with its targets of a year: a new one, or one that is corrected or closed."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from triwulan.indicators.models import Indicator, Level, Node
from triwulan.indicators.planning import (
    NO_METADATA,
    IndicatorSpec,
    Metadata,
    Places,
    PlanRefused,
    enter_indicator,
    entered_variables,
    limit_as_text,
    read_rules,
    target_as_text,
    variables_as_text,
    weight_as_text,
)
from triwulan.indicators.queries import CASCADE
from triwulan.web.access import DeskRequest, needs
from triwulan.web.manage.indicator_form import TARGETS, IndicatorForm, PlaceField
from triwulan.web.manage.indicators import wanted_year


@needs("admin", "perencana")
def new_indicator(request: DeskRequest) -> HttpResponse:
    year = wanted_year(request)
    return _answer(request, _form(request, {"tahun": year, "berlaku_sejak": year, "bukti_wajib": True}), None, year)


@needs("admin", "perencana")
def indicator(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Indicator.objects.select_related(CASCADE), pk=pk)
    year = wanted_year(request)
    return _answer(request, _form(request, _entered(found, year), found), found, year)


def _answer(request: DeskRequest, form: IndicatorForm, found: Indicator | None, year: int) -> HttpResponse:
    """Refused, the form comes back with all that was typed."""
    if form.is_valid():
        try:
            saved = _save(request, form.cleaned_data, found)
        except PlanRefused as refused:
            for sentence in refused.sentences:
                form.add_error(None, sentence)
        else:
            messages.success(request, _("Indikator %(code)s tersimpan.") % {"code": saved.code})
            return redirect(f"{reverse('manage:indicators')}?tahun={form.cleaned_data['tahun']}")
    # What was refused must not stand around the form.
    there = Indicator.objects.get(pk=found.pk) if found else None
    context = {"form": form, "found": there, "year": year, "objectives": Node.objects.filter(level=Level.OBJECTIVE)}
    return render(request, "manage/indicator.html", context)


@transaction.atomic
def _save(request: DeskRequest, entered: dict[str, Any], found: Indicator | None) -> Indicator:
    """Atomic with the objective, which may be new."""
    actor = request.desk.actor("perencana", "admin")
    spec = IndicatorSpec(
        unit=entered["unit"],
        owner=entered["pemilik"],
        node=_node(request, entered, found),
        code=entered["kode"],
        name=entered["nama"],
        definition=entered["definisi"],
        measure=entered["satuan"],
        decimals=entered["desimal"],
        value_kind=entered["jenis_nilai"],
        polarity=entered["polaritas"],
        formula=entered["rumus"],
        aggregation=entered["agregasi"],
        target_kind=entered["jenis_target"],
        evidence_required=entered["bukti_wajib"],
        valid_from=entered["berlaku_sejak"],
        valid_to=entered["berlaku_sampai"],
        variables=entered_variables(
            entered["variabel"],
            kind=entered["jenis_nilai"],
            measure=entered["satuan"],
            decimals=entered["desimal"],
            of=found,
        ),
        **read_rules(
            cap=entered["batas"], floored=entered["lantai"], categories=entered["kategori"], weight=entered["bobot"]
        ),
        source=found.source if found else "",
        about=Metadata.of(found) if found else NO_METADATA,
    )
    goals = {quarter: entered[name] for name, quarter in TARGETS.items()}
    return enter_indicator(
        indicator=found, spec=spec, year=entered["tahun"], goals=goals, actor=actor, reason=entered["alasan"]
    )


def _node(request: DeskRequest, entered: dict[str, Any], found: Indicator | None) -> Node:
    """Another sasaran has other programmes below it."""
    if found and found.objective.name.casefold() == entered["sasaran"].casefold():
        return found.node
    places = Places(request.agency, request.desk.actor("perencana", "admin"))
    return places.objective(entered["sasaran"], entered["berlaku_sejak"])


def _entered(found: Indicator, year: int) -> dict[str, Any]:
    goals = {target.quarter: target_as_text(found, target) for target in found.targets.filter(year=year)}
    return {
        "kode": found.code,
        "nama": found.name,
        "sasaran": found.objective.name,
        "unit": found.unit_id,
        "pemilik": found.owner_id,
        "definisi": found.definition,
        "satuan": found.measure,
        "desimal": found.decimals,
        "jenis_nilai": found.value_kind,
        "variabel": variables_as_text(found),
        "polaritas": found.polarity,
        "rumus": found.formula,
        "batas": limit_as_text(found),
        "lantai": found.floored,
        "kategori": str(found.scale),
        "bobot": weight_as_text(found.weight),
        "agregasi": found.aggregation,
        "jenis_target": found.target_kind,
        "berlaku_sejak": found.valid_from,
        "berlaku_sampai": found.valid_to,
        "bukti_wajib": found.evidence_required,
        "tahun": year,
        **{name: goals.get(quarter, "") for name, quarter in TARGETS.items()},
    }


def _form(request: DeskRequest, initial: dict[str, Any], found: Indicator | None = None) -> IndicatorForm:
    form = IndicatorForm(request.POST or None, initial=initial)
    cast("PlaceField", form.fields["unit"]).offer_units(request.desk.today, found)
    cast("PlaceField", form.fields["pemilik"]).offer_positions(request.desk.today, found)
    if found:
        # A year's targets are those of the address: another year's would be overwritten unseen.
        form.fields["tahun"].widget = forms.HiddenInput()
    return form
