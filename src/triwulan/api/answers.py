"""From what was sent to the plain answer that pages and API share: names become positions, outcomes the SOP's own."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from triwulan.api.shapes.answer import FinishIn, Place, RecipientIn
from triwulan.cycles.answers import Answer, Choice, MarkChoice
from triwulan.cycles.models import Assignment
from triwulan.cycles.queries import step_of
from triwulan.cycles.recipients import candidates
from triwulan.cycles.refusals import StepIncomplete
from triwulan.organisations.models import Holding, Unit
from triwulan.organisations.queries import holders_of, today

# A key of the database has 19 digits at most; what is longer is somebody's name, or a NIP.
_LONGEST_ID = 17


def answer_from(task: Assignment, given: FinishIn) -> Answer:
    """StepIncomplete for a name that means nobody, or several."""
    return Answer(
        outcome=_outcome(task, given.outcome),
        reason=given.reason,
        note=given.note,
        urgency=given.urgency,
        recipients=_choices(task, given.recipients),
        marks={code: MarkChoice(mark.fits, mark.note) for code, mark in given.marks.items()},
        recommendations=given.recommendations,
        archive_place=given.archive_place,
        without_late=given.without_late,
        units=tuple(_resolved(given.units, _units_by_name(task) if given.units else {}, _("Unit"))),
    )


def _outcome(task: Assignment, said: str | None) -> str | None:
    """The SOP's spelling, whatever the capitals; an unknown one is left for the door to refuse."""
    if said is None or not said.strip():
        return None
    known = {outcome.casefold(): outcome for outcome in step_of(task).outcomes}
    return known.get(said.strip().casefold(), said)


def _choices(task: Assignment, recipients: list[RecipientIn] | None) -> tuple[Choice, ...] | None:
    if recipients is None:
        return None
    said = [recipient.position for recipient in recipients]
    named = {} if all(_number(each) is not None for each in said) else _positions_by_name(task)
    ids = _resolved(said, named, _("Jabatan"))
    return tuple(
        Choice(
            position_id=position,
            indicators=None if recipient.indicators is None else tuple(recipient.indicators),
            instruction=recipient.instruction,
            coordinator=recipient.coordinator,
        )
        for position, recipient in zip(ids, recipients, strict=True)
    )


def _positions_by_name(task: Assignment) -> dict[str, set[int]]:
    """Those that may be addressed: by title, and by their holder's user name."""
    possible = candidates(task)
    names: dict[str, set[int]] = {}
    for pk, (position, _performer) in possible.items():
        names.setdefault(position.title.casefold(), set()).add(pk)
    for pk, holding in holders_of(possible, today(task.step_run.cycle.round.agency)).items():
        names.setdefault(holding.person.username.casefold(), set()).add(pk)
    return names


def positions_named(said: Iterable[Place], held: Iterable[Holding]) -> list[int]:
    """Ids as they are; else by title, or by the user name of the holder. StepIncomplete for nobody, or several."""
    names: dict[str, set[int]] = {}
    for holding in held:
        for name in (holding.position.title, holding.person.username):
            names.setdefault(name.casefold(), set()).add(holding.position_id)
    return _resolved(said, names, _("Jabatan"))


def _units_by_name(task: Assignment) -> dict[str, set[int]]:
    names: dict[str, set[int]] = {}
    for unit in Unit.objects.filter(agency=task.step_run.cycle.round.agency_id):
        for name in {unit.name.casefold(), unit.short_name.casefold()} - {""}:
            names.setdefault(name, set()).add(unit.pk)
    return names


def _resolved(said: Iterable[Place], named: dict[str, set[int]], what: str) -> list[int]:
    ids: list[int] = []
    problems: list[str] = []
    for each in said:
        number = _number(each)
        found = {number} if number is not None else named.get(str(each).strip().casefold(), set())
        if len(found) == 1:
            ids.append(next(iter(found)))
        elif found:
            problems.append(_("%(what)s “%(name)s” ada beberapa. Sebut nomornya.") % {"what": what, "name": each})
        else:
            problems.append(
                _("%(what)s “%(name)s” tidak dapat dipilih di sini. Sebut nomor atau namanya yang tepat.")
                % {"what": what, "name": each}
            )
    if problems:
        raise StepIncomplete(problems)
    return ids


def _number(said: Place) -> int | None:
    if isinstance(said, int):
        return said
    digits = said.strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_ID else None
