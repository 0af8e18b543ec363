"""A measured figure and its words: formatted once here, for pages and papers alike."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from triwulan.core.achievement import Achievement
from triwulan.core.numbers import NO_BREAK_SPACE, format_number, format_percent, round_half_up
from triwulan.core.predicates import PRINTED_DECIMALS
from triwulan.core.sentences import say, term
from triwulan.indicators.models import Indicator

PERCENT = frozenset({"%", "persen", "persentase"})
# A score is said without its unit: "2,94 dari target 3,10".
UNSPOKEN = frozenset({"", "indeks", "nilai", "skor", "poin", "rasio", "predikat", "angka"})

NOT_FILLED = term("belum diisi")
NOT_COMPLETE = term("belum lengkap")
NOT_SET = term("belum ditetapkan")
NOT_EVALUABLE = term("tidak dapat dinilai")
NOT_APPLICABLE = "n/a"


def spoken_measure(measure: str) -> str:
    """The unit as it stands in a sentence: "Perangkat Daerah" becomes "perangkat daerah", "PD" stays."""
    bare = measure.strip()
    if bare.lower() in PERCENT:
        return "%"
    if bare.lower() in UNSPOKEN:
        return ""
    return " ".join(word if word.isupper() else word.lower() for word in bare.split())


def figure_text(value: Decimal, decimals: int, measure: str) -> str:
    """Like "37,50 %" or "131 data"."""
    word = spoken_measure(measure)
    written = format_number(value, decimals)
    if word == "%":
        return f"{written}{NO_BREAK_SPACE}%"
    return f"{written} {word}" if word else written


def value_words(indicator: Indicator, value: Decimal) -> str:
    """Like "37,50 %", or the category's name; a number between two categories stays a number."""
    return indicator.scale.label_of(value) or figure_text(value, indicator.decimals, indicator.measure)


def goal_words(indicator: Indicator, lower: Decimal | None, upper: Decimal | None) -> str:
    """The same for a target."""
    if lower is not None and upper is None:
        return value_words(indicator, lower)
    return goal_text(lower, upper, indicator.decimals, indicator.measure)


def goal_text(lower: Decimal | None, upper: Decimal | None, decimals: int, measure: str) -> str:
    """Like "40,00 %", or "80–90 hari" for a range."""
    if lower is None:
        return say(NOT_SET)
    if upper is None:
        return figure_text(lower, decimals, measure)
    return f"{format_number(lower, decimals)}–{figure_text(upper, decimals, measure)}"


def judgement(status: str, percent: Decimal | None, absence: str = "") -> str:
    """The percentage, or the words for why there is none."""
    if status == "calculated":
        return format_percent(percent)
    return say(NOT_EVALUABLE) if status == "not_evaluable" else absence or say(NOT_COMPLETE)


def printed(percent: Decimal) -> Decimal:
    """As it stands in the tables, so that no word beside it contradicts the figure."""
    return round_half_up(percent, PRINTED_DECIMALS)


def formula_words(formula: str) -> str:
    """Like "(2 × target − realisasi) ÷ target × 100"."""
    spelled = formula.replace("2T", "2 × T").replace("/", "÷")
    return spelled.replace("T", say("target")).replace("R", say("realisasi"))


class Judged(Protocol):
    """Whatever has an achievement that can be averaged."""

    @property
    def indicator(self) -> Indicator: ...

    @property
    def percent(self) -> Decimal | None: ...

    @property
    def is_excused(self) -> bool: ...


@dataclass(frozen=True, kw_only=True)
class Measured:
    """An indicator's figure in a period. `number` is its place in the list it was asked for."""

    number: int
    indicator: Indicator
    target: Decimal | None
    target_upper: Decimal | None
    value: Decimal | None
    achievement: Achievement
    predicate: str | None

    @property
    def percent(self) -> Decimal | None:
        return self.achievement.percent

    @property
    def formula(self) -> str:
        return self.achievement.formula

    @property
    def formula_text(self) -> str:
        """How the achievement is computed, in words, for whoever reads the figure beside it."""
        return formula_words(self.formula)

    @property
    def is_begun(self) -> bool:
        raise NotImplementedError

    @property
    def not_applicable(self) -> str:
        """Why the period cannot be judged; "" where it can."""
        raise NotImplementedError

    @property
    def is_excused(self) -> bool:
        return bool(self.not_applicable)

    @property
    def is_answered(self) -> bool:
        """Nobody is waited for: a value is there, or the reason why there can be none.

        What is expected is there, as a completeness rate counts it (DHIS2: actual of expected reports): "n/a" is an
        answer to the question that was put, an empty field is none.
        """
        return self.value is not None or self.is_excused

    @property
    def value_text(self) -> str:
        return self.say(self.value, self._absence)

    @property
    def value_number(self) -> str:
        """The same without its unit, for a column that names it."""
        return self.count(self.value, self._absence)

    @property
    def target_text(self) -> str:
        return self.say_goal(self.target, self.target_upper)

    @property
    def target_number(self) -> str:
        return self.count_goal(self.target, self.target_upper)

    def count_goal(self, lower: Decimal | None, upper: Decimal | None) -> str:
        written = self.count(lower, say(NOT_SET))
        return written if upper is None else f"{written}–{self.count(upper, say(NOT_SET))}"

    @property
    def percent_text(self) -> str:
        return self.judge(self.achievement)

    @property
    def predicate_text(self) -> str:
        return self.predicate or "–"

    def say(self, value: Decimal | None, absent: str = "–") -> str:
        return absent if value is None else value_words(self.indicator, value)

    def count(self, value: Decimal | None, absent: str = "–") -> str:
        if value is None:
            return absent
        return self.indicator.scale.label_of(value) or format_number(value, self.indicator.decimals)

    def say_goal(self, lower: Decimal | None, upper: Decimal | None) -> str:
        return goal_words(self.indicator, lower, upper)

    def judge(self, achievement: Achievement) -> str:
        """The percentage, or why there is none."""
        return judgement(achievement.status, achievement.percent, self._absence)

    @property
    def _absence(self) -> str:
        if self.not_applicable:
            return NOT_APPLICABLE
        return say(NOT_COMPLETE if self.is_begun else NOT_FILLED)
