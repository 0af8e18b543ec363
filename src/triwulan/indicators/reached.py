"""What many indicators reached over nine quarters, and nothing else of them: for a page over all of an agency.

The same ledgers as in `figures`, asked of the database as one line of text for each indicator. A line that was worked
out before, under the same rule, is not worked out again: what goes in is all that it depends on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Case, F, Func, OuterRef, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce

from triwulan.core.quarters import Quarter
from triwulan.indicators import queries
from triwulan.indicators.ledger import Goal, Ledger, Mark, Rule
from triwulan.indicators.ledgers import Line, earlier_versions, rule_fields, told_entry
from triwulan.indicators.models import Indicator, Realisation, Target, Variable
from triwulan.organisations.reading import read

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


@dataclass(frozen=True, eq=False)
class Course:
    """The quarter itself and the eight before it, the newest first.

    Equal only to itself: while it is remembered the same line has the same course, so that what is made of many of them
    can be remembered too without comparing their figures.
    """

    past: tuple[Past, ...]


@dataclass(frozen=True)
class Reached:
    indicator: Indicator
    quarter: Quarter
    course: Course

    @property
    def value(self) -> Decimal | None:
        return self.course.past[0].value

    @property
    def percent(self) -> Decimal | None:
        return self.course.past[0].percent

    @property
    def is_excused(self) -> bool:
        """n/a; why is said where its value is shown."""
        return self.course.past[0].is_excused

    @property
    def is_answered(self) -> bool:
        """As in `Measured`."""
        return self.value is not None or self.is_excused


class _Version(NamedTuple):
    """`rule`: the fields of Rule in their order, its weights as pairs, so that it can be looked up."""

    since: int
    rule: tuple[Any, ...]
    entries: str
    goals: str


class _Lines(Func):
    """All rows as one text, each on its line, its columns as cells. No Aggregate: that would be made for groups of rows."""

    function = "GROUP_CONCAT"
    template = "%(function)s(%(expressions)s, CHAR(10))"
    arg_joiner = " || CHAR(9) || "
    output_field = TextField()

    def as_postgresql(self, compiler: "SQLCompiler", connection: "BaseDatabaseWrapper") -> tuple[str, Any]:
        return self.as_sql(
            compiler,
            connection,
            function="STRING_AGG",
            template="%(function)s(CONCAT(%(expressions)s), CHR(10))",
            arg_joiner=", CHR(9), ",
        )


class _OrNothing(Func):
    """An empty cell where there is no value; PostgreSQL's CONCAT makes one by itself."""

    template = "COALESCE(%(expressions)s, '')"
    output_field = TextField()

    def as_postgresql(self, compiler: "SQLCompiler", connection: "BaseDatabaseWrapper") -> tuple[str, Any]:
        return self.as_sql(compiler, connection, template="%(expressions)s")


def reached_by(indicators: Sequence[Indicator], quarter: Quarter) -> list[Reached]:
    """In a fixed number of queries. `indicators` with their agency."""
    years = range(quarter.year - SHOWN // 4, quarter.year + 1)
    formers = queries.formers_of(indicators)
    every = [*indicators, *formers]
    told, variables = _told(every, years), _variables(every)
    versions = {
        one.pk: _Version(one.valid_from, _rule_key(one, variables.get(one.pk, ())), *told.get(one.pk, ("", "")))
        for one in every
    }
    known = sorted(every, key=lambda one: -one.valid_from)
    return [
        Reached(one, quarter, _course(_line(one, known, versions), quarter.year, quarter.number)) for one in indicators
    ]


def _line(indicator: Indicator, known: Sequence[Indicator], versions: Mapping[int, _Version]) -> tuple[_Version, ...]:
    return versions[indicator.pk], *(versions[one.pk] for one in earlier_versions(indicator, known))


# A quarter as one number, 20263: a text of a thousand cells is joined the faster the fewer they are. 20260: the year's.
_TEN = 10
_GOAL = F("year") * _TEN + Coalesce("quarter", 0)
_EXCUSED = Case(When(not_applicable="", then=Value("")), default=Value("n/a"), output_field=TextField())


def _told(indicators: Sequence[Indicator], years: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Of each the entries of its own unit and its goals; each looked up by key, past the scope that its indicator is in."""
    own = Realisation._base_manager.filter(unit=OuterRef("unit"))
    entered = _lines(own, years, F("year") * _TEN + F("quarter"), "variables", _EXCUSED)
    planned = _lines(Target._base_manager, years, _GOAL, _OrNothing("value"), _OrNothing("upper"))
    found = Indicator.objects.filter(agency__in={one.agency_id for one in indicators}).order_by()
    rows = found.values_list("pk", entered, planned)
    return {pk: (entries or "", goals or "") for pk, entries, goals in read(rows)}


def _variables(indicators: Sequence[Indicator]) -> dict[int, list[tuple[str, Decimal | None]]]:
    found: dict[int, list[tuple[str, Decimal | None]]] = {}
    whose = {one.agency_id for one in indicators}  # to name each indicator would take longer than the rest does
    rows = Variable.objects.filter(indicator__agency__in=whose).order_by("order", "id")
    for indicator, code, weight in read(rows.values_list("indicator", "code", "weight")):
        found.setdefault(indicator, []).append((code, weight))
    return found


def _lines(rows: Any, years: Sequence[int], *cells: Any) -> Subquery:
    lines = rows.filter(indicator=OuterRef("pk"), year__range=(years[0], years[-1])).order_by()
    return Subquery(lines.annotate(told=_Lines(*cells)).values("told"))


def _rule_key(indicator: Indicator, variables: Sequence[tuple[str, Decimal | None]]) -> tuple[Any, ...]:
    *fields, weights = rule_fields(indicator, variables)
    return *fields, tuple(weights.items())


@lru_cache(maxsize=_REMEMBERED)
def _course(versions: tuple[_Version, ...], year: int, number: int) -> Course:
    own, *before = [(one.since, _ledger(one)) for one in versions]
    line, quarter, found = Line(own[1], own[0], tuple(before)), Quarter(year, number), []
    for back in range(SHOWN):
        mark = (line.at(quarter.year) if back else line.own).mark(quarter)
        found.append(_past(mark) if mark.value is not None or not back else NOTHING)
        quarter = quarter.previous
    return Course(tuple(found))


def _past(mark: Mark) -> Past:
    return Past(mark.value, mark.percent, bool(mark.not_applicable))


def _ledger(version: _Version) -> Ledger:
    *fields, weights = version.rule
    rule = Rule(*[*fields, dict(weights)])
    entries, reasons = {}, {}
    for when, variables, excused in _rows(version.entries):
        quarter = Quarter(*divmod(int(when), _TEN))
        entries[quarter] = told_entry(variables)
        if excused:
            reasons[quarter] = excused
    goals = {}
    for when, value, upper in _rows(version.goals):
        year, number = divmod(int(when), _TEN)
        goals[year, number or None] = Goal(_decimal(value), _decimal(upper))
    return Ledger(rule, entries, goals, reasons)


def _rows(text: str) -> list[list[str]]:
    return [line.split(_CELL) for line in text.split(_ROW) if line]


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None
