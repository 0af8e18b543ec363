"""Another version of an indicator, or none any more: never in a year whose rounds collect by the present one."""

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.cycles.models import Round
from triwulan.indicators.models import Indicator
from triwulan.indicators.planning import Decision, IndicatorSpec, PlanRefused
from triwulan.indicators.planning.revising import revise_indicator, stop_indicator


@transaction.atomic
def revise_measured(*, indicator: Indicator, spec: IndicatorSpec, decision: Decision, actor: Actor) -> Indicator:
    """PlanRefused as `revise_indicator` does, and while a round of that year is there."""
    _check_rounds(indicator, decision)
    return revise_indicator(indicator=indicator, spec=spec, decision=decision, actor=actor)


@transaction.atomic
def stop_measured(*, indicator: Indicator, decision: Decision, actor: Actor) -> Indicator:
    _check_rounds(indicator, decision)
    return stop_indicator(indicator=indicator, decision=decision, actor=actor)


def _check_rounds(indicator: Indicator, decision: Decision) -> None:
    opened = (
        Round.objects.filter(agency=indicator.agency_id, year__gte=decision.year).order_by("year", "quarter").last()
    )
    if opened is None:
        return
    facts = {"period": opened.period, "next": opened.year + 1}
    raise PlanRefused(
        _("Putaran %(period)s sudah dibuka dengan definisi lama. Pilih tahun %(next)d atau sesudahnya.") % facts
    )
