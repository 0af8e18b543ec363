"""The record's entries of this package: what a figure was and what it became."""

from typing import Any

from triwulan.audit.record import Actor, Subject, record
from triwulan.indicators.models import Indicator, Realisation


def note_realisation(
    action: str, realisation: Realisation, indicator: Indicator, actor: Actor, cycle_id: int | None, **facts: Any
) -> None:
    """`indicator` with its agency loaded; the period and the code stand in every entry."""
    record(
        action,
        actor=actor,
        subject=Subject(
            "realisation", realisation.pk, indicator.agency_id, indicator.agency.government_id, cycle_id=cycle_id
        ),
        facts={
            "indicator": indicator.code,
            "unit": realisation.unit_id,
            "year": realisation.year,
            "quarter": realisation.quarter,
            **facts,
        },
    )


def note_indicator(action: str, indicator: Indicator, actor: Actor, **facts: Any) -> None:
    record(
        action,
        actor=actor,
        subject=Subject("indicator", indicator.pk, indicator.agency_id, indicator.agency.government_id),
        facts={"indicator": indicator.code, **facts},
    )
