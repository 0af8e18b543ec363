"""A value's changes as the record kept them, each with who made it, in which capacity, at which step and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.audit.actions import describe
from triwulan.audit.models import Entry
from triwulan.core.formula import derive
from triwulan.cycles.trail.places import Place, Places
from triwulan.indicators.entry import entered_text
from triwulan.indicators.ledgers import entry_of, rule_of
from triwulan.indicators.measured import NOT_APPLICABLE, value_words
from triwulan.indicators.models import Indicator, Realisation
from triwulan.organisations.models import Agency, Person, Position

TEXTS = {
    "not_applicable": gettext_lazy("Alasan n/a"),
    "explanation": gettext_lazy("Penjelasan"),
    "support": gettext_lazy("Faktor pendukung"),
    "obstacle": gettext_lazy("Hambatan"),
    "follow_up": gettext_lazy("Tindak lanjut"),
}
_VALUES = ("realisation_saved", "realisation_brought")
# Said right after the saving that they explain; no changes of their own.
_REASONS = {
    "value_changed_by_author": gettext_lazy("diubah penyusun laporan"),
    "value_corrected": gettext_lazy("Koreksi sesudah disetujui"),
}
_AT_ONCE = timedelta(minutes=1)


@dataclass(frozen=True)
class Line:
    """One field. Texts ready to show; "" is what was empty."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """`number` is the entry's key; `value` what the quarter's own value became, "" where the variables did not change."""

    number: int
    at: datetime
    who: str
    position: str
    step: str
    sentence: str
    lines: tuple[Line, ...] = ()
    value: str = ""
    reason: str = ""
    stored: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Names:
    """By id; the record holds ids alone."""

    people: Mapping[int, str]
    positions: Mapping[int, str]

    def who(self, entry: Entry) -> str:
        if entry.actor_id is None:
            return _("Sistem")
        return self.people.get(entry.actor_id) or _("orang nomor %d") % entry.actor_id

    def position(self, entry: Entry) -> str:
        return f"{entry.capacity} {self.positions.get(entry.position_id or 0, '')}".strip()


def changes_of(row: Realisation, indicator: Indicator, places: Places) -> list[Change]:
    """Oldest first."""
    entries = list(Entry.objects.filter(subject_type="realisation", subject_id=row.pk).order_by("id"))
    names = _names(entries, indicator.agency)
    return list(_told(entries, indicator, places, names))


def value_before(changes: Sequence[Change], number: float, indicator: Indicator) -> str:
    """What the quarter's own value was at that entry of the record."""
    stored: Mapping[str, str] = {}
    for change in changes:
        if change.number < number and change.value:
            stored = change.stored
    return own_value(indicator, stored)


def _told(entries: Sequence[Entry], indicator: Indicator, places: Places, names: Names) -> Iterator[Change]:
    state: dict[str, str] = {}
    for entry, because in _explained(entries):
        place = places.of(entry)
        told = _values_told(entry, indicator, state) if entry.action in _VALUES else {}
        reason = because.facts.get("reason") if because else ""
        yield Change(
            number=entry.pk,
            at=entry.at,
            who=names.who(entry),
            position=names.position(entry),
            step=_step(place, because),
            sentence=describe(entry),
            reason=str(reason or (place.reason if place else "")),
            **told,
        )


def _explained(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry | None]]:
    """Each with the entry that says why, which the same transaction wrote after it."""
    because: dict[int, Entry] = {}
    saved: Entry | None = None
    for entry in entries:
        if entry.action == "realisation_saved":
            saved = entry
        elif entry.action in _REASONS and saved and _belongs(entry, saved):
            because[saved.pk] = entry
    return ((entry, because.get(entry.pk)) for entry in entries if entry.action not in _REASONS)


def _belongs(reason: Entry, saved: Entry) -> bool:
    return saved.actor_id == reason.actor_id and reason.at - saved.at < _AT_ONCE


def _step(place: Place | None, because: Entry | None) -> str:
    said = str(_REASONS[because.action]) if because else ""
    return ", ".join(words for words in (place.words if place else "", said) if words)


def _values_told(entry: Entry, indicator: Indicator, state: dict[str, str]) -> dict[str, Any]:
    """Brings `state`, as `standing` makes it, up to the entry."""
    changed: Mapping[str, Any] = entry.facts.get("changes", {})
    variables: Mapping[str, Sequence[str | None]] = changed.get("variables", {})
    labels = {variable.code: variable.label for variable in indicator.variables.all()}
    lines = [
        Line(labels.get(code, code), _written(indicator, old), _written(indicator, new))
        for code, (old, new) in variables.items()
    ]
    for code, (_old, new) in variables.items():
        _put(state, code, new)
    if "not_applicable" in changed:
        _put(state, NOT_APPLICABLE, str(changed["not_applicable"][1]))
    lines += [Line(str(label), *map(str, changed[name])) for name, label in TEXTS.items() if name in changed]
    value = own_value(indicator, state) if variables or "not_applicable" in changed else ""
    return {"lines": tuple(lines), "value": value, "stored": dict(state)}


def _put(state: dict[str, str], code: str, new: str | None) -> None:
    state.pop(code, None)
    if new:
        state[code] = new


def _written(indicator: Indicator, stored: str | None) -> str:
    return entered_text(indicator, None if stored is None else Decimal(stored))


def standing(variables: Mapping[str, str], not_applicable: str) -> dict[str, str]:
    """Variables as they are stored, and the reason of an n/a under a name that no variable has."""
    return {**variables, NOT_APPLICABLE: not_applicable} if not_applicable else dict(variables)


def own_value(indicator: Indicator, stored: Mapping[str, str]) -> str:
    if NOT_APPLICABLE in stored:
        return NOT_APPLICABLE
    rule = rule_of(indicator)
    known = entry_of(stored)
    value = derive(rule.kind, {code: known.get(code) for code in rule.codes}, weights=rule.weights).value
    return "–" if value is None else value_words(indicator, value)


def _names(entries: Sequence[Entry], agency: Agency) -> Names:
    """In two questions."""
    actors = {entry.actor_id for entry in entries if entry.actor_id}
    people = Person.objects.filter(pk__in=actors, government=agency.government_id)
    positions = Position.objects.filter(pk__in={entry.position_id for entry in entries if entry.position_id})
    return Names({person.pk: person.full_name for person in people}, dict(positions.values_list("pk", "title")))
