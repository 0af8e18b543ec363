"""The figures of indicators in a quarter: the one way pages, papers and interfaces get them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from triwulan.core.achievement import Achievement
from triwulan.core.numbers import format_exact, format_number
from triwulan.core.predicates import predicate
from triwulan.core.quarters import Quarter
from triwulan.core.sentences import say, term
from triwulan.indicators import queries
from triwulan.indicators.crossing import Crossing
from triwulan.indicators.ledger import Mark
from triwulan.indicators.ledgers import Line, ledgers_of, lines_of
from triwulan.indicators.measured import NOT_APPLICABLE, NOT_FILLED, Measured
from triwulan.indicators.models import Evidence, Indicator, Realisation, Variable, WarningAnswer
from triwulan.indicators.scales import scale_of
from triwulan.organisations.models import Unit

HISTORY = 8


class Past(NamedTuple):
    quarter: Quarter
    value: Decimal
    percent: Decimal | None
    raw: Decimal | None


@dataclass(frozen=True, kw_only=True)
class Figure(Measured):
    """An indicator's quarter. `value` is what the target asks about: the quarter's own, or the year's up to then.

    `year_value` and `year_achievement` are the year up to the quarter against the year's target. `history` holds the
    filled ones of the eight quarters before, oldest first; `course` the four quarters of the year.
    """

    quarter: Quarter
    realisation: Realisation | None
    variables: dict[str, Decimal | None]
    own_value: Decimal | None
    year_target: Decimal | None
    year_target_upper: Decimal | None
    year_value: Decimal | None
    year_achievement: Achievement
    history: tuple[Past, ...]
    course: tuple[Mark, ...]
    evidence: tuple[Evidence, ...]
    used_elsewhere: tuple[Evidence, ...]
    answers: dict[str, WarningAnswer]
    crossing: Crossing = field(compare=False, repr=False)

    @property
    def unit(self) -> Unit:
        return self.indicator.unit

    @property
    def is_begun(self) -> bool:
        return any(value is not None for value in self.variables.values())

    @property
    def is_empty(self) -> bool:
        return not self.is_begun

    @property
    def not_applicable(self) -> str:
        return self.realisation.not_applicable if self.realisation else ""

    @property
    def explanation(self) -> str:
        return self.realisation.explanation if self.realisation else ""

    @property
    def support(self) -> str:
        return self.realisation.support if self.realisation else ""

    @property
    def obstacle(self) -> str:
        return self.realisation.obstacle if self.realisation else ""

    @property
    def follow_up(self) -> str:
        return self.realisation.follow_up if self.realisation else ""

    @property
    def version(self) -> int:
        return self.realisation.version if self.realisation else 0

    @property
    def year_target_text(self) -> str:
        return self.say_goal(self.year_target, self.year_target_upper)

    @property
    def year_target_number(self) -> str:
        return self.count_goal(self.year_target, self.year_target_upper)

    @property
    def year_value_text(self) -> str:
        return self.say(self.year_value, self._absence)

    @property
    def year_percent_text(self) -> str:
        return self.judge(self.year_achievement)

    @property
    def variables_text(self) -> str:
        """Like "9 dari 24"; nothing where the value itself was entered, or none can be."""
        return "" if self.is_excused else variables_text(self.indicator.value_kind, self.variables)

    def variable_text(self, variable: Variable) -> str:
        """What was entered for one of the indicator's variables, in that variable's own decimals."""
        value = self.variables.get(variable.code)
        if value is None:
            return NOT_APPLICABLE if self.not_applicable else say(NOT_FILLED)
        return self.indicator.scale.label_of(value) or format_number(value, variable.decimals)

    @property
    def previous(self) -> Past | None:
        return self.past(self.quarter.previous)

    @property
    def year_before(self) -> Past | None:
        return self.past(Quarter(self.quarter.year - 1, self.quarter.number))

    def past(self, quarter: Quarter) -> Past | None:
        return next((past for past in self.history if past.quarter == quarter), None)


def figures_for(
    indicators: Sequence[Indicator], year: int, quarter: int, *, instead: Mapping[int, Realisation] | None = None
) -> list[Figure]:
    """Work out the indicators' quarter in a fixed number of queries, however many they are.

    `instead`: rows as they might become, by key, in the place of those that are stored.
    """
    queries.load_rules(indicators)
    years = range(year - HISTORY // 4, year + 1)
    formers = queries.formers_of(indicators)
    every = [*indicators, *formers]
    rows = [(instead or {}).get(row.pk, row) for row in queries.realisations_of(every, years)]
    now = {row.indicator_id: row for row in rows if (row.year, row.quarter) == (year, quarter)}
    queries.load_proofs(list(now.values()))
    uses = queries.uses_of(evidence.file_id for row in now.values() for evidence in queries.standing(row))
    lines = lines_of(indicators, formers, ledgers_of(every, rows, queries.targets_of(every, years)))
    crossing = Crossing(year, quarter, lambda others: figures_for(others, year, quarter))
    crossing.figures = [
        _figure(
            number, indicator, Quarter(year, quarter), lines[indicator.pk], Own(now.get(indicator.pk), uses, crossing)
        )
        for number, indicator in enumerate(indicators, start=1)
    ]
    return list(crossing.figures)


class Own(NamedTuple):
    """What a figure has besides its line. `uses`: of all the batch's files."""

    realisation: Realisation | None
    uses: Sequence[Evidence]
    crossing: Crossing


def figure_for(indicator: Indicator, quarter: Quarter) -> Figure:
    return figures_for([indicator], quarter.year, quarter.number)[0]


def variables_text(value_kind: str, variables: Mapping[str, Decimal | None]) -> str:
    texts = ["–" if value is None else format_exact(value) for value in variables.values()]
    return say(_BETWEEN[value_kind]).join(texts) if value_kind in _BETWEEN else ""


_BETWEEN = {"persentase": term(" dari "), "rasio": term(" dari "), "selisih": term(" menjadi ")}


def _figure(
    number: int,
    indicator: Indicator,
    quarter: Quarter,
    line: Line,
    own: Own,
) -> Figure:
    ledger, realisation = line.own, own.realisation
    goal, year_goal = ledger.goal(quarter), ledger.year_goal(quarter.year)
    value, year_value = ledger.value(quarter), ledger.value_to_date(quarter)
    reached = ledger.compare(goal, value, applicable=not ledger.is_excused(quarter))
    evidence = queries.standing(realisation)
    files = {one.file_id for one in evidence}
    return Figure(
        number=number,
        indicator=indicator,
        quarter=quarter,
        realisation=realisation,
        variables=ledger.variables(quarter),
        target=goal.value,
        target_upper=goal.upper,
        own_value=ledger.own_value(quarter),
        value=value,
        achievement=reached,
        predicate=predicate(reached.percent, scale_of(indicator.agency)),
        year_target=year_goal.value,
        year_target_upper=year_goal.upper,
        year_value=year_value,
        year_achievement=ledger.reached_in_year(quarter),
        history=_history(line, quarter),
        course=tuple(ledger.mark(Quarter(quarter.year, each)) for each in range(1, 5)),
        evidence=evidence,
        used_elsewhere=tuple(
            use for use in own.uses if use.file_id in files and realisation and use.realisation_id != realisation.pk
        ),
        answers=queries.answers_to(realisation),
        crossing=own.crossing,
    )


def _history(line: Line, quarter: Quarter) -> tuple[Past, ...]:
    found = []
    for _ in range(HISTORY):
        quarter = quarter.previous
        mark = line.at(quarter.year).mark(quarter)
        if mark.value is not None:
            found.append(Past(quarter, mark.value, mark.achievement.percent, mark.achievement.raw))
    return tuple(reversed(found))
