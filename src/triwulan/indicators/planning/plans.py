"""The plan that a cascade stands in: its kind, its years and its decree."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.indicators.entries import note_plan, plain_changes
from triwulan.indicators.models import Node, Plan, PlanKind
from triwulan.indicators.planning.specs import FIRST_YEAR, LAST_YEAR
from triwulan.indicators.planning.texts import line_faults, one_line
from triwulan.indicators.refusals import PlanRefused
from triwulan.organisations.models import Agency

YEARS = 5
"""What a plan spans where nobody has said so."""


@dataclass(frozen=True, kw_only=True)
class PlanSpec:
    name: str
    first_year: int
    last_year: int
    kind: str = PlanKind.RENSTRA
    decree: str = ""
    decree_on: date | None = None


@transaction.atomic
def add_plan(*, agency: Agency, spec: PlanSpec, actor: Actor) -> Plan:
    """PlanRefused with every fault, also where another plan of its kind has one of its years."""
    _check(spec, _overlapping(agency, spec))
    plan: Plan = Plan.objects.create(agency=agency, **_fields(spec))
    note_plan("plan_added", plan, actor, years=_years(plan))
    return plan


@transaction.atomic
def change_plan(*, plan: Plan, spec: PlanSpec, actor: Actor) -> Plan:
    """What changes nothing writes nothing. Its years never leave a node of its cascade outside."""
    faults = _overlapping(plan.agency, spec, but=plan)
    outside = Q(valid_from__lt=spec.first_year) | Q(valid_to__gt=spec.last_year)
    left_out = Node.objects.filter(outside, plan=plan).first()
    if left_out is not None:
        faults.append(_("“%s” berlaku di luar tahun rencana ini. Ubah tahunnya dahulu.") % left_out.name)
    _check(spec, faults)
    changes = plain_changes(plan, _fields(spec))
    if changes:
        for name in changes:
            setattr(plan, name, _fields(spec)[name])
        plan.save(update_fields=list(changes))
        note_plan("plan_changed", plan, actor, years=_years(plan), changes=changes)
    return plan


def plan_near(agency: Agency, year: int) -> Plan | None:
    """The plan of the year, or the one nearest to it; the newest of several."""
    plans = Plan.objects.filter(agency=agency)
    return min(plans, key=lambda plan: (_distance(plan, year), -plan.first_year, -plan.pk), default=None)


def _distance(plan: Plan, year: int) -> int:
    return max(plan.first_year - year, year - plan.last_year, 0)


def _check(spec: PlanSpec, faults: list[str]) -> None:
    sentences = [*_faults(spec), *faults]
    if sentences:
        raise PlanRefused(*sentences)


def _faults(spec: PlanSpec) -> Iterator[str]:
    yield from line_faults(_("Nama rencana"), one_line(spec.name), 200)
    yield from line_faults(_("Nomor keputusan"), one_line(spec.decree), 120, needed=False)
    if spec.kind not in PlanKind.values:
        yield _("Jenis rencana “%s” tidak dikenal.") % spec.kind
    if not FIRST_YEAR <= spec.first_year <= spec.last_year <= LAST_YEAR:
        years = {"first": FIRST_YEAR, "last": LAST_YEAR}
        yield _("Tahun rencana harus berurutan, dari %(first)d sampai %(last)d.") % years


def _overlapping(agency: Agency, spec: PlanSpec, but: Plan | None = None) -> list[str]:
    """Whose years are shared would leave open in which of the two an indicator stands."""
    there = Plan.objects.filter(
        agency=agency, kind=spec.kind, first_year__lte=spec.last_year, last_year__gte=spec.first_year
    )
    return [
        _("Tahunnya beririsan dengan %(plan)s. Akhiri rencana itu dahulu.") % {"plan": plan}
        for plan in there
        if plan != but
    ]


def _fields(spec: PlanSpec) -> dict[str, Any]:
    return {
        "kind": spec.kind,
        "name": one_line(spec.name),
        "first_year": spec.first_year,
        "last_year": spec.last_year,
        "decree": one_line(spec.decree),
        "decree_on": spec.decree_on,
    }


def _years(plan: Plan) -> str:
    return f"{plan.first_year}–{plan.last_year}"
