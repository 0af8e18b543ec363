"""What many indicators reached over nine quarters, and nothing else of them: for a page over all of an agency.

The same ledgers as in `figures`, asked of the database as one line of text for each indicator. A line that was worked
out before, under the same rule, is not worked out again: what goes in is all that it depends on.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Case, F, Func, OuterRef, Subquery, TextField, Value, When
from django.db.models.functions import Cast, Coalesce

from triwulan.core.quarters import Quarter
from triwulan.indicators import queries
from triwulan.indicators.ledger import Goal, Ledger, Mark, Rule
from triwulan.indicators.ledgers import Line, earlier_versions, rule_fields, told_entry
from triwulan.indicators.models import Indicator, Realisation, Target, Variable
from triwulan.organisations.models import Agency
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


class Reached(NamedTuple):
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
    """All that an indicator's figures depend on, as it is stored. `limits`: its agency's cap."""

    since: int
    columns: tuple[Any, ...]
    limits: tuple[Decimal | None, Decimal | None]
    entries: str | None = None
    goals: str | None = None
    variables: str | None = None


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
    agencies = {agency.pk: agency for agency in (one.agency for one in every)}
    told = _told(agencies, years)
    limits = {pk: (agency.cap, agency.cap_above) for pk, agency in agencies.items()}
    versions = {
        one.id: _Version(one.valid_from, _columns(one), limits[one.agency_id], *told.get(one.id, ())) for one in every
    }
    known = sorted(every, key=lambda one: -one.valid_from)
    return [
        Reached(one, quarter, _course(_line(one, known, versions), quarter.year, quarter.number)) for one in indicators
    ]


def _line(indicator: Indicator, known: Sequence[Indicator], versions: Mapping[int, _Version]) -> tuple[_Version, ...]:
    own = versions[indicator.id]
    return (
        (own,)
        if indicator.first_id is None
        else (own, *(versions[one.id] for one in earlier_versions(indicator, known)))
    )


# A quarter as one number, 20263: a text of a thousand cells is joined the faster the fewer they are. 20260: the year's.
_TEN = 10
_GOAL = F("year") * _TEN + Coalesce("quarter", 0)
_EXCUSED = Case(When(not_applicable="", then=Value("")), default=Value("n/a"), output_field=TextField())


def _told(agencies: Collection[int], years: Sequence[int]) -> dict[int, Sequence[str | None]]:
    """Of each the entries of its own unit, its goals and its variables; each looked up by key, past the scope that its
    indicator is in."""
    own = Realisation._base_manager.filter(unit=OuterRef("unit"))
    entered = _lines(own, years, F("year") * _TEN + F("quarter"), "variables", _EXCUSED)
    planned = _lines(Target._base_manager, years, _GOAL, _OrNothing("value"), _OrNothing("upper"))
    named = _as_lines(Variable._base_manager, "order", "id", "code", _OrNothing(Cast("weight", TextField())))
    rows = Indicator.objects.filter(agency__in=agencies).order_by().values_list("pk", entered, planned, named)
    return {pk: texts for pk, *texts in read(rows)}


def _lines(rows: Any, years: Sequence[int], *cells: Any) -> Subquery:
    return _as_lines(rows.filter(year__range=(years[0], years[-1])), *cells)


def _as_lines(rows: Any, *cells: Any) -> Subquery:
    lines = rows.filter(indicator=OuterRef("pk")).order_by()
    return Subquery(lines.annotate(told=_Lines(*cells)).values("told"))


_RULES = (
    *("value_kind", "aggregation", "target_kind", "polarity", "formula", "frequency"),
    *("cap", "cap_above", "uncapped", "floored"),
)
_columns = attrgetter(*_RULES)


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


def _rule(version: _Version) -> Rule:
    cap, cap_above = version.limits
    fields = dict(zip(_RULES, version.columns, strict=True))
    indicator = Indicator(agency=Agency(cap=cap, cap_above=cap_above), **fields)
    told = sorted((int(order), int(pk), code, weight) for order, pk, code, weight in _rows(version.variables))
    return Rule(*rule_fields(indicator, [(code, _decimal(weight)) for _order, _pk, code, weight in told]))


def _ledger(version: _Version) -> Ledger:
    rule = _rule(version)
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


def _rows(text: str | None) -> list[list[str]]:
    return [line.split(_CELL) for line in (text or "").split(_ROW) if line]


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None
