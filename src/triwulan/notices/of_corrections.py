"""Who is told of a correction: who can do something next, and in the end everybody whose papers changed."""

from collections.abc import Callable, Iterable

from triwulan.audit.models import Entry
from triwulan.cycles.models import Correction
from triwulan.cycles.vacancies import planners
from triwulan.notices.models import NoticeKind
from triwulan.notices.told import Told
from triwulan.organisations.models import Holding, Position
from triwulan.organisations.queries import holder_of, holders_of, superiors, today


def _correction(entry: Entry) -> Correction | None:
    found = Correction.objects.filter(pk=entry.subject_id)
    return found.select_related("position__unit__agency", "cycle__round__agency").first()


def _proposed(entry: Entry) -> list[Told]:
    """The nearest head above who proposed."""
    correction = _correction(entry)
    if correction is None:
        return []
    above = superiors(correction.position)
    held = holders_of([each.pk for each in above], today(correction.cycle.round.agency))
    nearest = [held[each.pk] for each in above if each.pk in held][:1]
    return _each(nearest, NoticeKind.CORRECTION_ASKED, entry)


def _asked(entry: Entry) -> list[Told]:
    correction = _correction(entry)
    return _each(_planners(correction), NoticeKind.CORRECTION_ASKED, entry) if correction else []


def _decided(entry: Entry) -> list[Told]:
    correction = _correction(entry)
    granted = entry.action == "correction_granted"
    kind = NoticeKind.CORRECTION_GRANTED if granted else NoticeKind.CORRECTION_REFUSED
    return _each(_asker(correction), kind, entry) if correction else []


def _ended(entry: Entry) -> list[Told]:
    correction = _correction(entry)
    return (
        _each([*_asker(correction), *_planners(correction)], NoticeKind.CORRECTION_ENDED, entry) if correction else []
    )


def _handed_in(entry: Entry) -> list[Told]:
    """Who asked, who plans, and who heads the agency: reports that bear their names have been superseded."""
    correction = _correction(entry)
    if correction is None:
        return []
    agency = correction.cycle.round.agency
    heads = Position.objects.filter(unit__agency=agency, roles__code="kepala_dinas").values_list("pk", flat=True)
    head = holders_of(heads, today(agency)).values()
    return _each([*_asker(correction), *_planners(correction), *head], NoticeKind.CORRECTED, entry, but_actor=False)


def _asker(correction: Correction) -> list[Holding]:
    """In the position from which he asked; its next holder when he has left it."""
    held = holder_of(correction.position, today(correction.cycle.round.agency))
    return [held] if held else []


def _planners(correction: Correction) -> list[Holding]:
    agency = correction.cycle.round.agency
    return planners(agency, today(agency))


def _each(holdings: Iterable[Holding], kind: NoticeKind, entry: Entry, *, but_actor: bool = True) -> list[Told]:
    """Once each; nobody is told what he just did himself, but that his papers changed."""
    found = {held.person_id: held for held in holdings if not (but_actor and held.person_id == entry.actor_id)}
    about = ", ".join(entry.facts.get("indicators", ()))
    reason = str(entry.facts.get("reason", ""))
    return [Told(held, kind, entry.at, reason=reason, about=about) for held in found.values()]


CORRECTIONS: dict[str, Callable[[Entry], list[Told]]] = {
    "correction_proposed": _proposed,
    "correction_asked": _asked,
    "correction_granted": _decided,
    "correction_refused": _decided,
    "correction_ended": _ended,
    "correction_handed_in": _handed_in,
}
