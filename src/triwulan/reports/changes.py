"""What changed between two versions of a report: what a checker looks at first."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from triwulan.core.formula import derive
from triwulan.core.sentences import say, term
from triwulan.indicators.figures import variables_text
from triwulan.indicators.ledgers import entry_of, rule_of
from triwulan.indicators.measured import NOT_APPLICABLE, goal_words, judgement, value_words
from triwulan.indicators.models import Indicator
from triwulan.reports.models import FrozenFigure, ReportVersion
from triwulan.reports.queries import frozen_figures_of, indicators_in
from triwulan.reports.wording import Token, word_changes

NOTHING = term("tidak ada")


@dataclass(frozen=True)
class ValueChange:
    """`old` and `new` say what was entered ("9 dari 22", "84 orang"); the effect is on the achievement."""

    indicator: Indicator
    old: str
    new: str
    old_percent: str
    new_percent: str

    @property
    def has_effect(self) -> bool:
        return self.old_percent != self.new_percent


@dataclass(frozen=True)
class EvidenceChange:
    indicator: Indicator
    name: str
    sha256: str
    added: bool


@dataclass(frozen=True)
class NarrativeChange:
    """A section, or an indicator's explanation, word by word."""

    key: str
    title: str
    tokens: tuple[Token, ...]


@dataclass(frozen=True)
class Changes:
    values: tuple[ValueChange, ...]
    evidence: tuple[EvidenceChange, ...]
    narrative: tuple[NarrativeChange, ...]

    @property
    def is_empty(self) -> bool:
        """Handed in again as it was: allowed, and shown as such."""
        return not (self.values or self.evidence or self.narrative)

    @property
    def touched(self) -> frozenset[int]:
        """Keys of the indicators whose value, target or evidence changed."""
        return frozenset({one.indicator.pk for one in self.values} | {one.indicator.pk for one in self.evidence})


def changes_between(old: ReportVersion, new: ReportVersion) -> Changes:
    """In four queries, however long the report."""
    before, after = frozen_figures_of(old), frozen_figures_of(new)
    was, now = ({figure.indicator_id: figure for figure in figures} for figures in (before, after))
    pairs = [(one, was.get(one.pk), now.get(one.pk)) for one in indicators_in([before, after])]
    values = (_value_change(*pair) for pair in pairs)
    explanations = (_explanation_change(*pair) for pair in pairs)
    return Changes(
        values=tuple(change for change in values if change),
        evidence=tuple(change for pair in pairs for change in _evidence_changes(*pair)),
        narrative=_section_changes(old, new) + tuple(change for change in explanations if change),
    )


def _value_change(indicator: Indicator, old: FrozenFigure | None, new: FrozenFigure | None) -> ValueChange | None:
    if old and new and (old.variables, _result(old)) == (new.variables, _result(new)):
        return None
    was, now = _entered(indicator, old), _entered(indicator, new)
    if old and new and (old.target, old.target_upper) != (new.target, new.target_upper):
        beside = _("%(value)s, target %(goal)s")
        was = beside % {"value": was, "goal": _goal(indicator, old)}
        now = beside % {"value": now, "goal": _goal(indicator, new)}
    return ValueChange(indicator, was, now, _percent(old), _percent(new))


def _result(figure: FrozenFigure) -> tuple[object, ...]:
    return figure.value, figure.target, figure.target_upper, figure.percent, figure.status, figure.not_applicable


def _entered(indicator: Indicator, figure: FrozenFigure | None) -> str:
    """What the quarter itself says, also where the target asks for the year so far."""
    if figure and figure.not_applicable:
        return f"{NOT_APPLICABLE} ({figure.not_applicable})"
    if figure is None or not figure.variables:
        return say(NOTHING)
    rule, stored = rule_of(indicator), entry_of(figure.variables)
    variables = {code: stored.get(code) for code in rule.codes}
    value = derive(rule.kind, variables, weights=rule.weights).value
    said = variables_text(rule.kind, variables)
    return said or (say(NOTHING) if value is None else value_words(indicator, value))


def _goal(indicator: Indicator, figure: FrozenFigure) -> str:
    return goal_words(indicator, figure.target, figure.target_upper)


def _percent(figure: FrozenFigure | None) -> str:
    return judgement(figure.status, figure.percent) if figure else say(NOTHING)


def _evidence_changes(indicator: Indicator, old: FrozenFigure | None, new: FrozenFigure | None) -> list[EvidenceChange]:
    was, now = ({one["sha256"]: one["name"] for one in (figure.evidence if figure else [])} for figure in (old, new))
    gone = [EvidenceChange(indicator, name, digest, added=False) for digest, name in was.items() if digest not in now]
    come = [EvidenceChange(indicator, name, digest, added=True) for digest, name in now.items() if digest not in was]
    return gone + come


def _explanation_change(
    indicator: Indicator, old: FrozenFigure | None, new: FrozenFigure | None
) -> NarrativeChange | None:
    was, now = (figure.explanation if figure else "" for figure in (old, new))
    if was == now:
        return None
    return NarrativeChange(
        f"penjelasan-{indicator.code}", _("Penjelasan %(name)s") % {"name": indicator.name}, word_changes(was, now)
    )


def _section_changes(old: ReportVersion, new: ReportVersion) -> tuple[NarrativeChange, ...]:
    was = {section["key"]: section for section in old.sections}
    now = {section["key"]: section for section in new.sections}
    return tuple(
        NarrativeChange(key, section["title"], word_changes(_body(was, key), _body(now, key)))
        for key, section in {**now, **{key: gone for key, gone in was.items() if key not in now}}.items()
        if _body(was, key) != _body(now, key)
    )


def _body(sections: dict[str, dict[str, str]], key: str) -> str:
    return sections[key]["body"] if key in sections else ""
