"""Which rows a year of an agency consists of: what happened in it, what hangs on that, and all that those refer to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from triwulan.organisations.models import Agency

Rows = dict[type[models.Model], set[Any]]

# What belongs to a row of these goes along; notices, tokens and other people's tables never do.
_GOES_ALONG = frozenset({"cycles", "documents", "indicators", "reports"})
# Of a position or an agency only what explains the year: who held it, under which calendar.
_EXPLAINS = {
    "organisations.Position": ("organisations.Holding",),
    "organisations.Agency": ("organisations.OfficeHours", "organisations.Holiday", "organisations.RamadanPeriod"),
}
_BATCH = 500


def year_rows(agency: Agency, year: int) -> Rows:
    """By model the keys of its rows. Needs no scope: it reads by the agency itself."""
    found: Rows = defaultdict(set)
    _with_what_hangs_on(_seeds(agency, year), found)
    _with_all_they_name(found)
    return found


def _seeds(agency: Agency, year: int) -> Iterator[tuple[type[models.Model], Q]]:
    within = {
        "cycles.Round": Q(agency=agency, year=year),
        "documents.Document": Q(agency=agency, year=year),
        "indicators.Realisation": Q(indicator__agency=agency, year=year),
        "indicators.Target": Q(indicator__agency=agency, year=year),
        "indicators.Budget": Q(node__plan__agency=agency, year=year),
        "reports.Report": Q(agency=agency, year=year),
        "audit.Entry": Q(chain=f"agency:{agency.pk}"),
        "audit.ChainHead": Q(chain=f"agency:{agency.pk}"),
        "organisations.Agency": Q(pk=agency.pk),
    }
    for label, where in within.items():
        yield apps.get_model(label), where


def _with_what_hangs_on(seeds: Iterable[tuple[type[models.Model], Q]], found: Rows) -> None:
    waiting = [(model, set(model._base_manager.filter(where).values_list("pk", flat=True))) for model, where in seeds]
    while waiting:
        model, keys = waiting.pop()
        new = keys - found[model]
        found[model] |= new
        if new and model._meta.app_label in _GOES_ALONG:
            waiting += [(child, _keys(child, field, new)) for child, field in _children(model)]


def _children(model: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    for relation in model._meta.related_objects:
        child = relation.related_model
        if relation.many_to_many or child is model or child._meta.app_label not in _GOES_ALONG:
            continue
        yield child, relation.field.name


def _with_all_they_name(found: Rows) -> None:
    waiting = [(model, set(keys)) for model, keys in found.items()]
    while waiting:
        model, keys = waiting.pop()
        for target, named in (*_named(model, keys), *_explaining(model, keys)):
            new = named - found[target]
            found[target] |= new
            if new:
                waiting.append((target, new))


def _named(model: type[models.Model], keys: set[Any]) -> Iterator[tuple[type[models.Model], set[Any]]]:
    """What its columns point at, and the rows of its own lists (many-to-many)."""
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey):
            yield field.related_model, _values(model, field.attname, "pk", keys)
    for listed in model._meta.local_many_to_many:
        through = listed.remote_field.through
        if through is not None and through._meta.auto_created:
            yield through, _values(through, "pk", listed.m2m_column_name(), keys)


def _explaining(model: type[models.Model], keys: set[Any]) -> Iterator[tuple[type[models.Model], set[Any]]]:
    for label in _EXPLAINS.get(model._meta.label, ()):
        child = apps.get_model(label)
        column = next(one.attname for one in child._meta.concrete_fields if one.related_model is model)
        yield child, _values(child, "pk", column, keys)


def _keys(child: type[models.Model], field: str, parents: set[Any]) -> set[Any]:
    return _values(child, "pk", field, parents)


def _values(model: type[models.Model], column: str, by: str, keys: set[Any]) -> set[Any]:
    """In batches: SQLite takes only so many words in a statement."""
    ordered, found = sorted(keys, key=str), set()
    for start in range(0, len(ordered), _BATCH):
        rows = model._base_manager.filter(**{f"{by}__in": ordered[start : start + _BATCH]})
        found |= set(rows.values_list(column, flat=True))
    return found - {None}
