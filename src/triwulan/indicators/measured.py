"""A measured figure and its words: formatted once here, for pages and papers alike."""

from dataclasses import dataclass
from decimal import Decimal

from triwulan.core.achievement import Achievement
from triwulan.core.numbers import NO_BREAK_SPACE, format_number, format_percent
from triwulan.indicators.models import Indicator

PERCENT = frozenset({"%", "persen", "persentase"})
# A score is said without its unit: "2,94 dari target 3,10".
UNSPOKEN = frozenset({"", "indeks", "nilai", "skor", "poin", "rasio", "predikat", "angka"})

NOT_FILLED = "belum diisi"
NOT_COMPLETE = "belum lengkap"
NOT_SET = "belum ditetapkan"
NOT_EVALUABLE = "tidak dapat dinilai"


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
    def is_begun(self) -> bool:
        raise NotImplementedError

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
        lower = self.count(self.target, NOT_SET)
        return lower if self.target_upper is None else f"{lower}–{self.count(self.target_upper, NOT_SET)}"

    @property
    def percent_text(self) -> str:
        return self.judge(self.achievement)

    @property
    def predicate_text(self) -> str:
        return self.predicate or "–"

    def say(self, value: Decimal | None, absent: str = "–") -> str:
        return absent if value is None else figure_text(value, self.indicator.decimals, self.indicator.measure)

    def count(self, value: Decimal | None, absent: str = "–") -> str:
        return absent if value is None else format_number(value, self.indicator.decimals)

    def say_goal(self, lower: Decimal | None, upper: Decimal | None) -> str:
        return self.say(lower, NOT_SET) if upper is None else f"{self.count(lower)}–{self.say(upper)}"

    def judge(self, achievement: Achievement) -> str:
        """The percentage, or why there is none."""
        if achievement.status == "calculated":
            return format_percent(achievement.percent)
        return NOT_EVALUABLE if achievement.status == "not_evaluable" else self._absence

    @property
    def _absence(self) -> str:
        return NOT_COMPLETE if self.is_begun else NOT_FILLED
