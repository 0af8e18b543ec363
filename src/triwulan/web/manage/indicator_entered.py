"""Between an indicator and its form: what the form shows, and what it says shall be."""

from typing import Any, cast

from triwulan.indicators.cascade import cascade_of
from triwulan.indicators.models import Indicator, Node
from triwulan.indicators.planning import (
    IndicatorSpec,
    Places,
    entered_variables,
    limit_as_text,
    plan_near,
    read_rules,
    target_as_text,
    variables_as_text,
    weight_as_text,
)
from triwulan.web.access import DeskRequest
from triwulan.web.manage.indicator_form import TARGETS, IndicatorForm, PlaceField
from triwulan.web.manage.metadata_form import metadata_entered


def spec_entered(
    request: DeskRequest, form: IndicatorForm, found: Indicator | None, valid: tuple[int, int | None]
) -> IndicatorSpec:
    """Atomic with the sasaran, which may be new. PlanRefused for a text that cannot be read."""
    entered = form.cleaned_data
    return IndicatorSpec(
        unit=entered["unit"],
        owner=entered["pemilik"],
        node=_node(request, entered, valid[0]),
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
        source=entered["sumber"],
        valid_from=valid[0],
        valid_to=valid[1],
        variables=entered_variables(
            entered["variabel"],
            kind=entered["jenis_nilai"],
            measure=entered["satuan"],
            decimals=entered["desimal"],
            of=found,
        ),
        about=form.metadata(),
        **read_rules(
            cap=entered["batas"], floored=entered["lantai"], categories=entered["kategori"], weight=entered["bobot"]
        ),
    )


def entered_of(found: Indicator, year: int) -> dict[str, Any]:
    goals = {target.quarter: target_as_text(found, target) for target in found.targets.filter(year=year)}
    return {
        "kode": found.code,
        "nama": found.name,
        "tempat": str(found.node_id),
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
        **metadata_entered(found),
    }


def offer_places(form: IndicatorForm, request: DeskRequest, found: Indicator | None, year: int) -> None:
    """The year's cascade, the units and the positions of the day, and what the indicator has already."""
    plan = plan_near(request.agency, year)
    branches = list(cascade_of(plan, min(max(year, plan.first_year), plan.last_year)).walk()) if plan else []
    places = [(str(branch.node.pk), f"{'– ' * branch.depth}{_called(branch.node)}") for branch in branches]
    if found and str(found.node_id) not in dict(places):
        places.append((str(found.node_id), _called(found.node)))
    form.offer_places(places)
    cast("PlaceField", form.fields["unit"]).offer_units(request.desk.today, found)
    cast("PlaceField", form.fields["pemilik"]).offer_positions(request.desk.today, found)


def _called(node: Node) -> str:
    return f"{node.get_level_display()}: {node}"


def _node(request: DeskRequest, entered: dict[str, Any], year: int) -> Node:
    if entered["tempat"]:
        found: Node = Node.objects.select_related("plan").get(pk=int(entered["tempat"]))
        return found
    places = Places(request.agency, request.desk.actor("perencana", "admin"))
    return places.objective(entered["sasaran"], year)
