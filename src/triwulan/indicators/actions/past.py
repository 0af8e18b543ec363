"""Figures of years before the office worked here: many at once, none over one that is there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from django.db import transaction

from triwulan.audit.inserting import insert_all
from triwulan.audit.record import Actor, Subject, record_all
from triwulan.core import clock
from triwulan.core.quarters import Quarter
from triwulan.indicators.entry import written_down
from triwulan.indicators.models import Indicator, Realisation
from triwulan.organisations.models import Person

Place = tuple[int, int, int]


@dataclass(frozen=True)
class Past:
    """`indicator` with its agency, unit and variables loaded; the values were read and checked before."""

    indicator: Indicator
    quarter: Quarter
    variables: Mapping[str, Decimal | None]
    texts: Mapping[str, str] = field(default_factory=dict)
    """By the realisation's field; "not_applicable" in the place of variables."""

    @property
    def place(self) -> Place:
        return self.indicator.pk, self.quarter.year, self.quarter.number

    @cached_property
    def stored(self) -> dict[str, str]:
        return written_down(self.variables, (row.code for row in self.indicator.parts))

    def is_in(self, row: Realisation) -> bool:
        """What is brought stands there already; another reason of an n/a is no other figure."""
        return (row.variables, bool(row.not_applicable)) == (self.stored, bool(self.texts.get("not_applicable")))


def there_already(past: Iterable[Past]) -> dict[Place, Realisation]:
    """What stands in the same places, by indicator, year and quarter; of each indicator's own unit."""
    wanted = list(past)
    years = {one.quarter.year for one in wanted}
    units = {one.indicator.pk: one.indicator.unit_id for one in wanted}
    rows = Realisation.objects.filter(indicator__agency__in={one.indicator.agency_id for one in wanted}, year__in=years)
    found = rows.select_related(None)
    return {
        (row.indicator_id, row.year, row.quarter): row for row in found if units.get(row.indicator_id) == row.unit_id
    }


@transaction.atomic
def bring_past(past: Sequence[Past], *, actor: Actor, person: Person | None, sha256: str) -> None:
    """All of one agency. An entry each, with the table's hash, so that every figure leads back to where it came from."""
    now = clock.now()
    rows = [
        Realisation(
            indicator=one.indicator,
            unit_id=one.indicator.unit_id,
            year=one.quarter.year,
            quarter=one.quarter.number,
            variables=one.stored,
            version=1,
            entered_by=person,
            entered_at=now,
            **one.texts,
        )
        for one in past
    ]
    insert_all(rows)
    happened = ((_subject(row, one), _facts(row, one, sha256)) for row, one in zip(rows, past, strict=True))
    record_all("realisation_brought", actor=actor, happened=happened)


def _subject(row: Realisation, one: Past) -> Subject:
    agency = one.indicator.agency
    return Subject("realisation", row.pk, agency.pk, agency.government_id)


def _changes(row: Realisation) -> dict[str, object]:
    entered = {"variables": {code: [None, value] for code, value in row.variables.items()}}
    return entered | ({"not_applicable": ["", row.not_applicable]} if row.not_applicable else {})


def _facts(row: Realisation, one: Past, sha256: str) -> dict[str, object]:
    return {
        "indicator": one.indicator.code,
        "unit": row.unit_id,
        "year": row.year,
        "quarter": row.quarter,
        "changes": _changes(row),
        "sha256": sha256,
    }
