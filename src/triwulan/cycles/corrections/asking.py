"""Asking for a correction, deciding on it, and ending it before it is handed in."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.core import clock
from triwulan.cycles.access import cycle_for
from triwulan.cycles.corrections.approved import problems, realisations
from triwulan.cycles.corrections.fetching import allowed, note
from triwulan.cycles.corrections.filling import TEXTS
from triwulan.cycles.corrections.moving import DECIDING, ENDING, ENDORSING, open_for
from triwulan.cycles.corrections.rights import head_of, proposer
from triwulan.cycles.models import Correction, CorrectionValue, Round
from triwulan.cycles.refusals import AlreadyFinished, StepIncomplete
from triwulan.indicators.models import Indicator, Realisation
from triwulan.organisations.models import Person, Position
from triwulan.organisations.scoping import only_if


@transaction.atomic
def ask(*, person: Person, cycle_id: int, indicators: Sequence[int], reason: str) -> Correction:
    """A head asks; an analyst proposes, for a head to ask. Raises NotThere, MayNot, StepIncomplete with every fault."""
    cycle = cycle_for(person, cycle_id)
    Round.objects.select_for_update().get(pk=cycle.round_id)
    head = head_of(person, cycle)
    actor = allowed(
        head or proposer(person, cycle),
        _("Koreksi diminta oleh pimpinan unit pemilik nilai, atau diusulkan oleh analisnya."),
    )
    wanted = list(Indicator.objects.filter(pk__in=indicators, agency=cycle.round.agency_id).order_by("order", "id"))
    missing = [] if wanted else [_("Pilih sekurangnya satu nilai yang akan dikoreksi.")]
    missing += _without_reason(reason)
    missing += problems(cycle, wanted)
    if missing:
        raise StepIncomplete(missing)
    now = clock.now()
    correction = Correction.objects.create(
        cycle=cycle,
        reason=reason.strip(),
        asked_at=now,
        asked_by=person,
        position=Position.objects.get(pk=actor.position_id or 0),
        endorsed_at=now if head else None,
        endorsed_by=person if head else None,
    )
    rows = realisations(cycle, wanted)
    CorrectionValue.objects.bulk_create(_named(correction, one, rows[one.pk]) for one in wanted)
    note("correction_asked" if head else "correction_proposed", correction, actor, reason=correction.reason)
    return correction


@transaction.atomic
def endorse(*, person: Person, correction_id: int) -> Correction:
    """The head makes the analyst's proposal his own."""
    correction, actor = open_for(ENDORSING, person, correction_id, locked=True)
    _only(correction, {"endorsed_at": clock.now(), "endorsed_by": person}, endorsed_at=None, ended_at=None)
    note("correction_asked", correction, actor, reason=correction.reason)
    return correction


@transaction.atomic
def decide(*, person: Person, correction_id: int, granted: bool, reason: str) -> Correction:
    """A refusal needs its reason as the asking did; so does a grant."""
    correction, actor = open_for(DECIDING, person, correction_id, locked=True)
    missing = _without_reason(reason)
    if granted:
        named = [value.indicator for value in correction.values.select_related("indicator")]
        missing += problems(correction.cycle, named, but=correction.pk)
    if missing:
        raise StepIncomplete(missing)
    now = clock.now()
    decision = {"decided_at": now, "decided_by": person, "granted": granted, "decision": reason.strip()}
    _only(correction, decision, decided_at=None, ended_at=None)
    if not granted:
        correction.values.update(closed_at=now)
    note("correction_granted" if granted else "correction_refused", correction, actor, reason=correction.decision)
    return correction


@transaction.atomic
def end(*, person: Person, correction_id: int, reason: str) -> Correction:
    """Withdrawn by who asked, or ended by the planner or the unit's head. What was filled in stays to be read."""
    correction, actor = open_for(ENDING, person, correction_id, locked=True)
    missing = _without_reason(reason)
    if missing:
        raise StepIncomplete(missing)
    now = clock.now()
    _only(
        correction,
        {"ended_at": now, "ended_by": person, "end_reason": reason.strip()},
        ended_at=None,
        handed_in_at=None,
    )
    correction.values.update(closed_at=now)
    note("correction_ended", correction, actor, reason=correction.end_reason)
    return correction


def _only(correction: Correction, shall: dict[str, object], **while_: object) -> None:
    if not only_if(correction, **while_).update(**shall):
        raise AlreadyFinished(_("Koreksi ini sudah berubah. Muat ulang halaman."))
    correction.refresh_from_db(fields=list(shall))


def _without_reason(reason: str) -> list[str]:
    return [] if reason.strip() else [_("Alasan belum ditulis. Alasannya tercatat dan dibaca semua yang terkait.")]


def _named(correction: Correction, indicator: Indicator, row: Realisation) -> CorrectionValue:
    texts = {name: getattr(row, name) for name in TEXTS}
    return CorrectionValue(
        correction=correction,
        indicator=indicator,
        realisation=row,
        version=row.version,
        before={"variables": row.variables, **texts},
        variables=row.variables,
        **texts,
    )
