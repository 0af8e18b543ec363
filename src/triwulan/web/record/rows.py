"""Entries as lines to read: names are looked up here, since the record holds ids alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from triwulan.audit.actions import describe, people_in
from triwulan.audit.models import Entry
from triwulan.organisations.models import Agency, Person, Position
from triwulan.web.record.objects import page_of, word_of


@dataclass(frozen=True)
class Names:
    """By id. People of other governments are not named."""

    people: Mapping[int, str]
    positions: Mapping[int, str]


@dataclass(frozen=True)
class Row:
    entry: Entry
    at: datetime
    who: str
    position: str
    sentence: str
    object: str
    page: str


def names_in(entries: Iterable[Entry], agency: Agency) -> Names:
    """In two questions."""
    listed = list(entries)
    people = Person.objects.filter(pk__in=people_in(listed), government=agency.government_id)
    positions = Position.objects.filter(pk__in={entry.position_id for entry in listed if entry.position_id})
    return Names({person.pk: person.full_name for person in people}, dict(positions.values_list("pk", "title")))


def row_of(entry: Entry, names: Names, *, administrator: bool) -> Row:
    return Row(
        entry,
        entry.at,
        _who(entry, names),
        _position(entry, names),
        describe(entry, names.people),
        word_of(entry.subject_type),
        page_of(entry, administrator=administrator),
    )


def _who(entry: Entry, names: Names) -> str:
    if entry.actor_id is None:
        return _("Sistem")
    return names.people.get(entry.actor_id) or _("orang nomor %d") % entry.actor_id


def _position(entry: Entry, names: Names) -> str:
    return f"{entry.capacity} {names.positions.get(entry.position_id or 0, '')}".strip()
