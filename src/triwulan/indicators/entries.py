"""The record's entries of this package: what a figure or a place in the plan was and what it became."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model

from triwulan.audit.record import Actor, Subject, record
from triwulan.indicators.models import Indicator, Node, Plan, Realisation


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


def note_plan(action: str, plan: Plan, actor: Actor, **facts: Any) -> None:
    """`plan` with its agency loaded."""
    record(
        action,
        actor=actor,
        subject=Subject("plan", plan.pk, plan.agency_id, plan.agency.government_id),
        facts={"name": plan.name, **facts},
    )


def note_node(action: str, node: Node, actor: Actor, **facts: Any) -> None:
    agency = node.plan.agency
    record(
        action,
        actor=actor,
        subject=Subject("node", node.pk, agency.pk, agency.government_id),
        facts={"level": node.level, "node": str(node), **facts},
    )


def plain_changes(row: Model, shall: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Old and new of what differs, as the record can keep it."""
    return {
        name: [_plain(getattr(row, name)), _plain(value)]
        for name, value in shall.items()
        if getattr(row, name) != value
    }


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int | bool | list) else str(value)
