"""Entries as lines to read: names are looked up here, since the record holds ids alone."""

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from triwulan.audit.actions import describe, people_in
from triwulan.audit.models import Entry
from triwulan.documents.access import closed_name, may_read
from triwulan.documents.models import Document, Security
from triwulan.organisations.models import Agency, Person, Position
from triwulan.web.record.objects import page_of, word_of


@dataclass(frozen=True)
class Names:
    """By id. People of other governments are not named; of `closed` papers the reader may not know the title."""

    people: Mapping[int, str]
    positions: Mapping[int, str]
    closed: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Row:
    entry: Entry
    at: datetime
    who: str
    position: str
    sentence: str
    object: str
    page: str


def names_in(entries: Iterable[Entry], agency: Agency, person: object) -> Names:
    """For him to read; in three questions at most, if all papers are ordinary."""
    listed = list(entries)
    people = Person.objects.filter(pk__in=people_in(listed), government=agency.government_id)
    positions = Position.objects.filter(pk__in={entry.position_id for entry in listed if entry.position_id})
    return Names(
        {each.pk: each.full_name for each in people},
        dict(positions.values_list("pk", "title")),
        frozenset(_closed(listed, person)),
    )


def _closed(entries: Iterable[Entry], person: object) -> Iterator[int]:
    titled = {each.subject_id for each in entries if each.subject_type == "document" and "title" in each.facts}
    if titled:
        closed = Document.objects.filter(pk__in=titled).exclude(security=Security.ORDINARY).defer("content")
        yield from (each.pk for each in closed.select_related("agency") if not may_read(person, each))


def row_of(entry: Entry, names: Names, *, administrator: bool) -> Row:
    return Row(
        entry,
        entry.at,
        _who(entry, names),
        _position(entry, names),
        describe(_without_title(entry) if _is_closed(entry, names) else entry, names.people),
        word_of(entry.subject_type),
        page_of(entry, administrator=administrator),
    )


def _is_closed(entry: Entry, names: Names) -> bool:
    return entry.subject_type == "document" and entry.subject_id in names.closed


def _without_title(entry: Entry) -> Entry:
    shown = copy(entry)
    shown.facts = {**entry.facts, "title": closed_name()}
    return shown


def _who(entry: Entry, names: Names) -> str:
    if entry.actor_id is None:
        return _("Sistem")
    return names.people.get(entry.actor_id) or _("orang nomor %d") % entry.actor_id


def _position(entry: Entry, names: Names) -> str:
    return f"{entry.capacity} {names.positions.get(entry.position_id or 0, '')}".strip()
