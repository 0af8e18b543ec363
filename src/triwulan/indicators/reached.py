"""What many indicators reached over nine quarters, and nothing else of them: for a page over all of an agency.

The same ledgers as in `figures`, asked of the database as one line of text for each indicator. A line that was worked
out before, under the same rule, is not worked out again: what goes in is all that it depends on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Case, TextField, Value, When
from django.db.models.aggregates import Aggregate
from django.db.models.functions import Cast, Coalesce, Concat

from triwulan.core.quarters import Quarter
from triwulan.indicators import queries
from triwulan.indicators.ledger import Goal, Ledger, Mark, Rule
from triwulan.indicators.ledgers import Line, earlier_versions, rule_with, told_entry
from triwulan.indicators.models import Indicator, Realisation, Target, Variable

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler

SHOWN = 9
_REMEMBERED = 8192
_ROW, _CELL = "\n", "\t"


class Past(NamedTuple):
    value: Decimal | None
    percent: Decimal | None
    is_excused: bool = False


NOTHING = Past(None, None)


@dataclass(frozen=True)
class Reached:
    """`course`: the quarter itself and the eight before it, the newest first."""

    indicator: Indicator
    quarter: Quarter
    course: tuple[Past, ...]

    @property
    def value(self) -> Decimal | None:
        return self.course[0].value

    @property
    def percent(self) -> Decimal | None:
        return self.course[0].percent

    @property
    def is_excused(self) -> bool:
        """n/a; why is said where its value is shown."""
        return self.course[0].is_excused

    @property
    def is_answered(self) -> bool:
        """As in `Measured`."""
        return self.value is not None or self.is_excused

    def percent_at(self, quarter: Quarter) -> Decimal | None:
        back = (self.quarter.year - quarter.year) * 4 + self.quarter.number - quarter.number
        return self.course[back].percent if 0 <= back < SHOWN else None


class _Version(NamedTuple):
    """`rule`: the fields of Rule, with its weights as pairs, so that it can be looked up."""

    since: int
    rule: tuple[tuple[str, Any], ...]
    entries: str
    goals: str


class _Joined(Aggregate):
    """The texts of a group, each on its line."""

    function = "GROUP_CONCAT"
    template = "%(function)s(%(expressions)s, CHAR(10))"

    def as_postgresql(self, compiler: "SQLCompiler", connection: "BaseDatabaseWrapper") -> tuple[str, Any]:
        return self.as_sql(
            compiler, connection, function="STRING_AGG", template="%(function)s(%(expressions)s, CHR(10))"
        )


def reached_by(indicators: Sequence[Indicator], quarter: Quarter) -> list[Reached]:
    """In a fixed number of queries. `indicators` with their agency."""
    years = range(quarter.year - SHOWN // 4, quarter.year + 1)
    formers = queries.formers_of(indicators)
    every = [*indicators, *formers]
    entries, goals, variables = _entries(every, years), _goals(every, years), _variables(every)
    versions = {
        one.pk: _Version(
            one.valid_from,
            _rule_key(rule_with(one, variables.get(one.pk, []))),
            entries.get(one.pk, ""),
            goals.get(one.pk, ""),
        )
        for one in every
    }
    known = sorted(every, key=lambda one: -one.valid_from)
    return [
        Reached(one, quarter, _course(_line(one, known, versions), quarter.year, quarter.number)) for one in indicators
    ]


def _line(indicator: Indicator, known: Sequence[Indicator], versions: Mapping[int, _Version]) -> tuple[_Version, ...]:
    return versions[indicator.pk], *(versions[one.pk] for one in earlier_versions(indicator, known))


_EXCUSED = Case(When(not_applicable="", then=Value("")), default=Value("n/a"), output_field=TextField())


def _text(name: str | Case) -> Coalesce:
    return Coalesce(Cast(name, TextField()), Value("", output_field=TextField()))


def _cells(*names: str | Case) -> _Joined:
    texts = [part for name in names for part in (Value(_CELL, output_field=TextField()), _text(name))][1:]
    return _Joined(Concat(*texts, output_field=TextField()), output_field=TextField())


def _entries(indicators: Sequence[Indicator], years: Sequence[int]) -> dict[int, str]:
    """Of each indicator's own unit: asked for by key alone, since a join over the units reads every row of a unit."""
    own = {one.pk: one.unit_id for one in indicators}
    rows = Realisation.objects.filter(indicator__in=list(own), year__in=list(years)).order_by()
    found = rows.values("indicator", "unit").annotate(told=_cells("year", "quarter", "variables", _EXCUSED))
    return {
        indicator: told
        for indicator, unit, told in found.values_list("indicator", "unit", "told")
        if unit == own[indicator]
    }


def _goals(indicators: Sequence[Indicator], years: Sequence[int]) -> dict[int, str]:
    rows = Target.objects.filter(indicator__in=[one.pk for one in indicators], year__in=list(years))
    joined = _cells("year", "quarter", "value", "upper")
    return dict(rows.order_by().values("indicator").annotate(told=joined).values_list("indicator", "told"))


def _variables(indicators: Sequence[Indicator]) -> dict[int, list[tuple[str, Decimal | None]]]:
    found: dict[int, list[tuple[str, Decimal | None]]] = {}
    rows = Variable.objects.filter(indicator__in=[one.pk for one in indicators]).order_by("order", "id")
    for indicator, code, weight in rows.values_list("indicator", "code", "weight"):
        found.setdefault(indicator, []).append((code, weight))
    return found


def _rule_key(rule: Rule) -> tuple[tuple[str, Any], ...]:
    fields = {**vars(rule), "weights": tuple(rule.weights.items())}
    return tuple(fields.items())


@lru_cache(maxsize=_REMEMBERED)
def _course(versions: tuple[_Version, ...], year: int, number: int) -> tuple[Past, ...]:
    own, *before = [(one.since, _ledger(one)) for one in versions]
    line, quarter, found = Line(own[1], own[0], tuple(before)), Quarter(year, number), []
    for back in range(SHOWN):
        mark = (line.at(quarter.year) if back else line.own).mark(quarter)
        found.append(_past(mark) if mark.value is not None or not back else NOTHING)
        quarter = quarter.previous
    return tuple(found)


def _past(mark: Mark) -> Past:
    return Past(mark.value, mark.percent, bool(mark.not_applicable))


def _ledger(version: _Version) -> Ledger:
    fields: dict[str, Any] = dict(version.rule)
    rule = Rule(**{**fields, "weights": dict(fields["weights"])})
    entries, reasons = {}, {}
    for year, number, variables, excused in _rows(version.entries):
        entries[Quarter(int(year), int(number))] = told_entry(variables)
        if excused:
            reasons[Quarter(int(year), int(number))] = excused
    goals = {}
    for year, quarter, value, upper in _rows(version.goals):
        goals[int(year), int(quarter) if quarter else None] = Goal(_decimal(value), _decimal(upper))
    return Ledger(rule, entries, goals, reasons)


def _rows(text: str) -> list[list[str]]:
    return [line.split(_CELL) for line in text.split(_ROW) if line]


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None
