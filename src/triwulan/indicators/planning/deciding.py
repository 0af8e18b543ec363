"""What was decided of an indicator, and how that is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.core import clock
from triwulan.indicators.entries import note_indicator
from triwulan.indicators.models import Indicator, IndicatorRevision, RevisionKind
from triwulan.indicators.planning.texts import line_faults, one_line


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What is decided: from `year` on, why, and by which decree where there is one."""

    kind: str
    year: int
    reason: str
    decree: str = ""
    decree_on: date | None = None


def decision_faults(decision: Decision) -> Iterator[str]:
    if decision.kind not in RevisionKind.values:
        yield _("Jenis keputusan “%s” tidak dikenal.") % decision.kind
    yield from line_faults(_("Alasan"), one_line(decision.reason), 500, needed=decision.kind != RevisionKind.NEW)
    yield from line_faults(_("Nomor keputusan"), one_line(decision.decree), 120, needed=False)


def note_decision(
    indicator: Indicator, former: Indicator | None, decision: Decision, actor: Actor, **facts: Any
) -> None:
    """In the indicator's line and in the record; `facts` are the record's alone."""
    said = {"reason": one_line(decision.reason), "decree": one_line(decision.decree)}
    IndicatorRevision.objects.create(
        indicator=indicator,
        former=former,
        kind=decision.kind,
        year=decision.year,
        decree_on=decision.decree_on,
        decided_at=clock.now(),
        decided_by_id=actor.person_id,
        **said,
    )
    facts |= {name: text for name, text in said.items() if text}
    if decision.decree_on:
        facts["decree_on"] = decision.decree_on.isoformat()
    if former is not None:
        facts["former"] = former.code
    if decision.kind != RevisionKind.NEW:
        facts["year"] = decision.year
    note_indicator(
        {
            RevisionKind.NEW: "indicator_created",
            RevisionKind.KEPT: "indicator_kept",
            RevisionKind.REVISED: "indicator_revised",
            RevisionKind.REPLACED: "indicator_replaced",
            RevisionKind.STOPPED: "indicator_stopped",
        }[RevisionKind(decision.kind)],
        indicator,
        actor,
        name=indicator.name,
        **facts,
    )
