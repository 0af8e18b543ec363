"""The year from its quarters: computed on the variables, never on the quarters' percentages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from triwulan.core.levels import INDICATORS, Level, Part, roll_up
from triwulan.core.predicates import predicate
from triwulan.core.quarters import Quarter
from triwulan.indicators import queries
from triwulan.indicators.ledger import Ledger, Mark
from triwulan.indicators.ledgers import Line, ledgers_of, lines_of
from triwulan.indicators.measured import Judged, Measured
from triwulan.indicators.models import Evidence, Indicator, Node, Realisation
from triwulan.indicators.scales import scale_of

YEARS_BEFORE = 3


@dataclass(frozen=True)
class PastYear:
    year: int
    target: Decimal | None
    value: Decimal | None
    percent: Decimal | None


@dataclass(frozen=True, kw_only=True)
class YearFigure(Measured):
    """An indicator's year. `course` are its four quarters, `missing` those not filled in and not n/a; `years` the
    filled ones of the three years before, oldest first. `rows` are the realisations behind it, in order. `not_applicable` only where the
    whole year is: one quarter that can be judged makes a year."""

    year: int
    variables: dict[str, Decimal | None]
    course: tuple[Mark, ...]
    missing: tuple[Quarter, ...]
    years: tuple[PastYear, ...]
    rows: tuple[Realisation, ...]
    evidence: tuple[Evidence, ...]
    not_applicable: str = ""

    @property
    def is_begun(self) -> bool:
        return bool(self.rows)

    @property
    def year_before(self) -> PastYear | None:
        return next((past for past in self.years if past.year == self.year - 1), None)

    @property
    def explanation(self) -> str:
        return self._latest("explanation")

    @property
    def support(self) -> str:
        return self._latest("support")

    @property
    def obstacle(self) -> str:
        return self._latest("obstacle")

    @property
    def follow_up(self) -> str:
        return self._latest("follow_up")

    def _latest(self, field: str) -> str:
        """What was said last in the year."""
        return next((text for row in reversed(self.rows) if (text := str(getattr(row, field)))), "")


@dataclass(frozen=True)
class ObjectiveMean:
    """Of the figures that could be judged, by their weights where all have one: `level` says by which rule."""

    objective: Node
    level: Level
    predicate: str | None

    @property
    def mean(self) -> Decimal | None:
        return self.level.percent

    @property
    def rule(self) -> str:
        return self.level.rule(INDICATORS)


def year_figures(indicators: Sequence[Indicator], year: int) -> list[YearFigure]:
    """Work out the indicators' year in a fixed number of queries, however many they are."""
    queries.load_rules(indicators)
    years = range(year - YEARS_BEFORE, year + 1)
    formers = queries.formers_of(indicators)
    every = [*indicators, *formers]
    rows = queries.realisations_of(every, years)
    now = sorted((row for row in rows if row.year == year), key=lambda row: row.quarter)
    queries.load_proofs(now)
    lines = lines_of(indicators, formers, ledgers_of(every, rows, queries.targets_of(every, years)))
    return [
        _year_figure(number, one, year, lines[one.pk], tuple(row for row in now if row.indicator_id == one.pk))
        for number, one in enumerate(indicators, start=1)
    ]


def objective_means(figures: Iterable[Judged]) -> list[ObjectiveMean]:
    """One row per objective, in the order in which they first come."""
    groups: dict[int, list[Judged]] = {}
    objectives: dict[int, int] = {}
    for figure in figures:
        place = figure.indicator.node_id
        if place not in objectives:
            objectives[place] = figure.indicator.objective.pk
        groups.setdefault(objectives[place], []).append(figure)
    return [_mean_of(group) for group in groups.values()]


def mean_percent(figures: Iterable[Judged]) -> Decimal | None:
    """Figures that cannot be judged are left out, neither 0 nor 100."""
    return roll_up(Part(figure.percent, excused=figure.is_excused) for figure in figures).percent


def _mean_of(group: Sequence[Judged]) -> ObjectiveMean:
    first = group[0].indicator
    level = roll_up(Part(figure.percent, figure.indicator.weight, figure.is_excused) for figure in group)
    return ObjectiveMean(first.objective, level, predicate(level.percent, scale_of(first.agency)))


def _year_figure(number: int, indicator: Indicator, year: int, line: Line, rows: tuple[Realisation, ...]) -> YearFigure:
    ledger = line.own
    goal, last = ledger.year_goal(year), Quarter(year, 4)
    value = ledger.value_to_date(last)
    reached = ledger.reached_in_year(last)
    quarters = [Quarter(year, each) for each in range(1, 5)]
    return YearFigure(
        number=number,
        indicator=indicator,
        year=year,
        target=goal.value,
        target_upper=goal.upper,
        value=value,
        achievement=reached,
        predicate=predicate(reached.percent, scale_of(indicator.agency)),
        variables=ledger.variables_to_date(last),
        course=tuple(ledger.mark(quarter) for quarter in quarters),
        missing=tuple(each for each in quarters[3 * ledger.rule.yearly :] if ledger.is_awaited(each)),
        years=tuple(
            _past(line.at(each), each) for each in range(year - YEARS_BEFORE, year) if _has(line.at(each), each)
        ),
        rows=rows,
        evidence=tuple(evidence for row in rows for evidence in queries.standing(row)),
        not_applicable=ledger.not_applicable.get(last, "") if ledger.is_excused_to_date(last) else "",
    )


def _has(ledger: Ledger, year: int) -> bool:
    return ledger.value_to_date(Quarter(year, 4)) is not None


def _past(ledger: Ledger, year: int) -> PastYear:
    goal, value = ledger.year_goal(year), ledger.value_to_date(Quarter(year, 4))
    return PastYear(year, goal.value, value, ledger.compare(goal, value).percent)
