"""What the agency's cross-indicator rules find among a batch of figures.

A rule is asked about at every figure it names, so that whoever enters the last of them sees it; answered at one of them
for these very figures, it is answered for all. It is not asked while one of its figures is missing.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from triwulan.core.expressions import Expression, Name, Outcome, Verdict, evaluate, read_expression
from triwulan.core.numbers import format_exact, round_half_up
from triwulan.core.sentences import say
from triwulan.indicators import queries
from triwulan.indicators.measured import NOT_APPLICABLE, NOT_FILLED
from triwulan.indicators.models import CrossRule, Indicator, WarningAnswer
from triwulan.organisations.prepared import prepared
from triwulan.organisations.remembering import remembered

if TYPE_CHECKING:
    from triwulan.indicators.figures import Figure

    Fetch = Callable[[Sequence[Indicator]], Sequence[Figure]]

WARNING_CODE, BLOCKER_CODE = "rule-", "held-by-rule-"


@dataclass(frozen=True)
class Broken:
    """A rule that does not hold. `fingerprint` is what an answer is tied to: the rule's words and its figures."""

    rule: CrossRule
    sentence: str
    fingerprint: str
    figures: "tuple[Figure, ...]"

    @property
    def code(self) -> str:
        return f"{BLOCKER_CODE if self.rule.blocks else WARNING_CODE}{self.rule.pk}"

    def answer_at(self, figure: "Figure") -> WarningAnswer | None:
        """The figure's own, else the last that was given at another of the rule's figures."""
        given = [one.answers[self.code] for one in self.figures if self.code in one.answers]
        standing = [answer for answer in given if answer.fingerprint == self.fingerprint]
        own = figure.realisation.pk if figure.realisation else None
        return max(
            standing, key=lambda answer: (answer.realisation_id == own, answer.answered_at, answer.pk), default=None
        )


class Crossing:
    """Shared by the figures that were worked out together; asks the database when it is first asked, once for all.

    `figures` are put in once they are made; `fetch` works out those that a rule names besides.
    """

    def __init__(self, year: int, quarter: int, fetch: "Fetch") -> None:
        self.year = year
        self.quarter = quarter
        self.figures: Sequence[Figure] = ()
        self._fetch = fetch

    def at(self, figure: "Figure") -> tuple[Broken, ...]:
        return tuple(self._broken.get(figure.indicator.pk, ()))

    @cached_property
    def _broken(self) -> dict[int, list[Broken]]:
        rules = [(rule, read_expression(rule.expression)) for rule in self._rules()]
        figures = self._figures(rules)
        found: dict[int, list[Broken]] = defaultdict(list)
        for rule, expression in rules:
            named = {
                code: figures[rule.agency_id, code] for code in expression.codes if (rule.agency_id, code) in figures
            }
            broken = _broken(rule, expression, named)
            for figure in broken.figures if broken else ():
                found[figure.indicator.pk].append(broken)  # type: ignore[arg-type]  # there is one: it has figures
        return found

    def _rules(self) -> list[CrossRule]:
        agencies = {figure.indicator.agency_id for figure in self.figures}
        return rules_in_force(agencies, self.year)

    def _figures(self, rules: "Iterable[tuple[CrossRule, Expression]]") -> "dict[tuple[int, str], Figure]":
        """Those of the batch, and those that rules name together with one of the batch."""
        known = {(one.indicator.agency_id, one.indicator.code): one for one in self.figures}
        wanted = {rule.agency_id: set[str]() for rule, _expression in rules}
        for rule, expression in rules:
            codes = {code for code in expression.codes if (rule.agency_id, code) not in known}
            if len(codes) < len(expression.codes):
                wanted[rule.agency_id] |= codes
        asked = [Q(agency_id=agency, code__in=codes) for agency, codes in wanted.items() if codes]
        for one in asked:
            there = Indicator.objects.filter(one, queries.collected_in(self.year, self.quarter))
            for figure in self._fetch(list(queries.with_rules(there))):
                known[figure.indicator.agency_id, figure.indicator.code] = figure
        return known


def rules_in_force(agencies: Iterable[int], year: int) -> list[CrossRule]:
    wanted = sorted(set(agencies))
    return remembered(("cross rules", tuple(wanted), year), lambda: _in_force(agencies=wanted, year=year))


@prepared
def _in_force(*, agencies: Collection[int], year: int) -> QuerySet[CrossRule]:
    return CrossRule.objects.filter(queries.valid_in(year), agency__in=agencies).order_by("id")


def outcome_of(expression: Expression, figures: "Mapping[str, Figure]") -> Outcome:
    """`figures` by code; a figure that is not there is not known."""
    return evaluate(expression, {name.key: _number(name, figures) for name in expression.names})


def filled_words(expression: Expression, figures: "Mapping[str, Figure]") -> str:
    """The rule with its figures in it: "A (3 dokumen) + B (2 dokumen) = C (4 dokumen)"."""
    return expression.filled({name.key: _words(name, figures) for name in expression.names})


def _broken(rule: CrossRule, expression: Expression, figures: "Mapping[str, Figure]") -> Broken | None:
    if outcome_of(expression, figures).verdict != Verdict.BROKEN:
        return None
    facts = {"name": rule.name, "filled": filled_words(expression, figures)}
    sentence = _("Aturan “%(name)s” tidak terpenuhi: %(filled)s.") % facts
    basis = [rule.expression, *(f"{name}={_number(name, figures)}" for name in expression.names)]
    return Broken(
        rule=rule,
        sentence=f"{sentence} {rule.message}".strip(),
        fingerprint=sha256("\n".join(basis).encode()).hexdigest(),
        figures=tuple(figures.values()),
    )


def _number(name: Name, figures: "Mapping[str, Figure]") -> Decimal | None:
    """A value counts as it is printed, so that what is read beside the rule adds up."""
    figure = figures.get(name.code)
    if figure is None:
        return None
    if name.variable:
        return figure.variables.get(name.variable)
    return None if figure.value is None else round_half_up(figure.value, figure.indicator.decimals)


def _words(name: Name, figures: "Mapping[str, Figure]") -> str:
    number, figure = _number(name, figures), figures.get(name.code)
    if number is None or figure is None:
        return NOT_APPLICABLE if figure and figure.is_excused else say(NOT_FILLED)
    return format_exact(number) if name.variable else figure.say(number)
