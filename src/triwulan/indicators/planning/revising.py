"""The line of an indicator's versions: one is in force a year, and none is written over.

Called by `cycles`, which knows what rounds already use.
"""

from collections.abc import Iterator
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.indicators.models import Benchmark, Indicator, PlanTarget, RevisionKind, Target
from triwulan.indicators.planning.changing import redefined
from triwulan.indicators.planning.creating import code_taken, write_indicator
from triwulan.indicators.planning.deciding import Decision, decision_faults, note_decision
from triwulan.indicators.planning.specs import IndicatorSpec, faults
from triwulan.indicators.planning.standing import used_years
from triwulan.indicators.refusals import PlanRefused

FOLLOWING = (RevisionKind.KEPT, RevisionKind.REVISED)
"""Whose figures go on in the same line; a replaced indicator's do not."""


@transaction.atomic
def revise_indicator(*, indicator: Indicator, spec: IndicatorSpec, decision: Decision, actor: Actor) -> Indicator:
    """Make the version of the decision's year and the following; the one before ends with the year before.

    Targets of those years pass to it unless it replaces the indicator by another. A kept one whose definition is the
    same stays the same row, and only the decision is noted. PlanRefused with every fault.
    """
    shall = replace(spec, valid_from=decision.year, valid_to=indicator.valid_to)
    sentences = [*decision_faults(decision), *_place_in_line_faults(indicator, decision)]
    sentences = sentences or faults(shall) or [*_kind_faults(indicator, shall, decision)]
    if sentences:
        raise PlanRefused(*sentences)
    same = replace(shall, valid_from=indicator.valid_from)
    if decision.kind == RevisionKind.KEPT and not redefined(indicator, same):
        note_decision(indicator, indicator, decision, actor)
        return indicator
    indicator.valid_to = decision.year - 1
    indicator.save(update_fields=["valid_to"])
    line = (indicator.first or indicator) if decision.kind in FOLLOWING else None
    version = write_indicator(shall, order=indicator.order, first=line)
    if line is not None:
        _pass_on(indicator, version, decision.year)
    note_decision(version, indicator, decision, actor)
    return version


@transaction.atomic
def stop_indicator(*, indicator: Indicator, decision: Decision, actor: Actor) -> Indicator:
    """Not measured from the decision's year on."""
    if decision.kind != RevisionKind.STOPPED:
        raise TypeError(f"{decision.kind} stops nothing")
    sentences = [*decision_faults(decision), *_place_in_line_faults(indicator, decision)]
    if sentences:
        raise PlanRefused(*sentences)
    indicator.valid_to = decision.year - 1
    indicator.save(update_fields=["valid_to"])
    note_decision(indicator, None, decision, actor)
    return indicator


def line_of(indicator: Indicator) -> list[Indicator]:
    """Every version of it, oldest first."""
    first = indicator.first_id or indicator.pk
    versions = Indicator.objects.filter(agency_id=indicator.agency_id)
    return sorted(
        (one for one in versions.filter(pk=first) | versions.filter(first=first)), key=lambda one: one.valid_from
    )


def _place_in_line_faults(indicator: Indicator, decision: Decision) -> Iterator[str]:
    """The last version alone is followed by another, in a year of which nothing is entered yet."""
    year = decision.year
    if indicator.valid_to is not None and year > indicator.valid_to:
        facts = {"code": indicator.code, "year": indicator.valid_to}
        yield _("%(code)s hanya berlaku sampai %(year)d. Pilih tahun sebelumnya, atau versi yang sesudahnya.") % facts
    elif year <= indicator.valid_from:
        facts = {"code": indicator.code, "year": indicator.valid_from}
        yield _("%(code)s berlaku sejak %(year)d. Pilih tahun sesudahnya, atau ubah langsung.") % facts
    entered = [used for used in used_years(indicator) if used >= year]
    if entered:
        facts = {"year": entered[-1], "next": entered[-1] + 1}
        yield _("Nilai tahun %(year)d sudah diisi menurut definisi lama. Pilih tahun %(next)d atau sesudahnya.") % facts


def _kind_faults(indicator: Indicator, spec: IndicatorSpec, decision: Decision) -> Iterator[str]:
    if spec.unit.agency_id != indicator.agency_id:
        yield _("Indikator tidak dapat dipindahkan ke perangkat daerah lain.")
    if decision.kind in FOLLOWING:
        yield from _following_faults(indicator, spec, decision)
    elif decision.kind != RevisionKind.REPLACED:
        yield _("Pilih tetap, revisi atau pengganti.")
    elif spec.name.strip().casefold() == indicator.name.casefold():
        yield _("Indikator pengganti memerlukan nama lain.")
    if code_taken(spec, but=indicator):
        yield _("Kode %s sudah dipakai.") % spec.code.strip()


def _following_faults(indicator: Indicator, spec: IndicatorSpec, decision: Decision) -> Iterator[str]:
    changed = redefined(indicator, replace(spec, valid_from=indicator.valid_from))
    if decision.kind == RevisionKind.KEPT and set(changed) - {_("tempat dalam pohon kinerja")}:
        yield _("Indikator yang tetap tidak mengubah %s. Pilih revisi atau pengganti.") % ", ".join(changed)
    elif decision.kind == RevisionKind.REVISED and not changed:
        yield _("Definisinya tidak berubah. Pilih tetap, atau ubah yang perlu direvisi.")
    elif spec.code.strip() != indicator.code:
        yield _("Indikator yang direvisi tetap berkode %s. Dengan kode lain ia menjadi pengganti.") % indicator.code


def _pass_on(former: Indicator, version: Indicator, year: int) -> None:
    Target.objects.filter(indicator=former, year__gte=year).update(indicator=version)
    PlanTarget.objects.filter(indicator=former, year__gte=year).update(indicator=version)
    for benchmark in Benchmark.objects.filter(indicator=former):
        benchmark.pk, benchmark.indicator = None, version
        benchmark.save(force_insert=True)
