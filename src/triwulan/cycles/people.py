"""Who performs a step: those a disposition addressed, else those whose positions carry the role."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from triwulan.cycles.models import Cycle, Recipient
from triwulan.cycles.queries import addressed
from triwulan.indicators.models import Indicator
from triwulan.indicators.queries import indicators_of
from triwulan.organisations.models import Position
from triwulan.organisations.queries import descendant_ids, positions_with_role, root_unit, today
from triwulan.sop.definition import Performer, Sop, Step

SHARED_WORKS = frozenset({"disposisi", "bahan", "laporan"})
"""Kinds that all performers do, each his share. The others one position does for all: the coordinator."""


@dataclass(frozen=True)
class Share:
    """One position's part of a step that is about to open."""

    position: Position
    indicators: tuple[Indicator, ...] = ()
    coordinator: bool = False
    instruction: str = ""
    recipient: Recipient | None = field(default=None, compare=False)


def cycle_indicators(cycle: Cycle) -> list[Indicator]:
    return list(indicators_of(cycle.unit, cycle.round.year, cycle.round.quarter))


def holders_of_role(cycle: Cycle, performer: Performer) -> list[Position]:
    """Positions that may act as the performer in this cycle; agency performers are sought in the whole agency."""
    unit = root_unit(cycle.round.agency) if performer.scope == "perangkat_daerah" else cycle.unit
    return list(positions_with_role(unit, performer.role, today(cycle.round.agency)))


def shares(sop: Sop, step: Step, cycle: Cycle) -> list[Share]:
    """The shares of a step that opens for all its performers at once; of a joint step the first named coordinates."""
    return shares_in(sop, step, [cycle])[cycle.pk]


def shares_in(sop: Sop, step: Step, cycles: Sequence[Cycle]) -> dict[int, list[Share]]:
    """The same in several cycles of one round, by their ids: whom it addressed is asked once."""
    named = addressed(cycles[0].round, step.performers) if cycles else {}
    return {cycle.pk: _shares(sop, step, cycle, named) for cycle in cycles}


def _shares(sop: Sop, step: Step, cycle: Cycle, named: dict[str, list[Recipient]]) -> list[Share]:
    indicators = cycle_indicators(cycle)
    found: dict[int, Share] = {}
    for code in step.performers:
        performer = sop.performer(code)
        everyone = _from_recipients(performer, cycle, named[code]) or _from_role(performer, cycle, indicators)
        for share in _performer_shares(step, everyone, indicators):
            led = any(other.coordinator for other in found.values())
            found.setdefault(share.position.id, _with_lead(share, lead=share.coordinator and not led))
    return list(found.values())


def split_by_owner(indicators: Iterable[Indicator], positions: Sequence[Position]) -> dict[int, list[Indicator]]:
    """Each indicator to the position that owns it, else to the one in whose unit it lies, else to the first."""
    split: dict[int, list[Indicator]] = {position.id: [] for position in positions}
    for indicator in indicators:
        owner = next((p for p in positions if indicator.owner_id == p.id), None)
        beside = next((p for p in positions if indicator.owner_id and _is_near(p, indicator)), None)
        within = next((p for p in positions if p.unit_id == indicator.unit_id), None)
        chosen = owner or beside or within or (positions[0] if positions else None)
        if chosen:
            split[chosen.id].append(indicator)
    return split


def _is_near(position: Position, indicator: Indicator) -> bool:
    """The owner works directly under this position, or above it."""
    owner = indicator.owner
    return owner is not None and (owner.superior_id == position.id or position.superior_id == owner.id)


def _performer_shares(step: Step, everyone: list[Share], indicators: list[Indicator]) -> list[Share]:
    if not everyone:
        return []
    leader = next((share for share in everyone if share.coordinator), everyone[0])
    if step.work in SHARED_WORKS:
        return [_with_lead(share, lead=share is leader) for share in everyone]
    return [Share(leader.position, tuple(indicators), coordinator=True, instruction=leader.instruction)]


def _with_lead(share: Share, *, lead: bool) -> Share:
    return Share(share.position, share.indicators, lead, share.instruction, share.recipient)


def _from_recipients(performer: Performer, cycle: Cycle, named: list[Recipient]) -> list[Share]:
    within = descendant_ids(cycle.unit) if performer.scope == "bidang" else None
    merged: dict[int, Share] = {}
    for row in named:
        if within is not None and row.position.unit_id not in within:
            continue
        before = merged.get(row.position_id)
        indicators = [*(before.indicators if before else ()), *row.indicators.all()]
        merged[row.position_id] = Share(
            row.position,
            tuple(dict.fromkeys(indicators)),
            row.coordinator or bool(before and before.coordinator),
            row.instruction,
            row,
        )
    return list(merged.values())


def _from_role(performer: Performer, cycle: Cycle, indicators: list[Indicator]) -> list[Share]:
    positions = holders_of_role(cycle, performer)
    split = split_by_owner(indicators, positions)
    return [Share(position, tuple(split[position.id]), coordinator=not i) for i, position in enumerate(positions)]
