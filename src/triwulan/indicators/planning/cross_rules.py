"""The agency's cross-indicator rules: what is wrong with one before it is written, what it finds, and its changes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor, Subject, record
from triwulan.core.expressions import Expression, ExpressionUnreadable, Name, Outcome, read_expression
from triwulan.core.quarters import Quarter
from triwulan.indicators.crossing import filled_words, outcome_of
from triwulan.indicators.entries import plain_changes
from triwulan.indicators.figures import Figure, figures_for
from triwulan.indicators.models import CrossRule, Indicator, Severity
from triwulan.indicators.planning.specs import FIRST_YEAR, LAST_YEAR
from triwulan.indicators.planning.texts import line_faults, one_line
from triwulan.indicators.queries import collected_in, with_rules
from triwulan.indicators.refusals import PlanRefused
from triwulan.organisations.models import Agency
from triwulan.organisations.scoping import only_if


@dataclass(frozen=True, kw_only=True)
class CrossRuleSpec:
    name: str
    expression: str
    message: str = ""
    severity: str = Severity.WARNING
    valid_from: int
    valid_to: int | None = None


@dataclass(frozen=True)
class Trial:
    """What a rule says of a quarter. `words`: with its figures in it."""

    quarter: Quarter
    outcome: Outcome
    words: str
    figures: Sequence[Figure]


@transaction.atomic
def add_cross_rule(*, agency: Agency, spec: CrossRuleSpec, actor: Actor) -> CrossRule:
    """PlanRefused with every fault."""
    _check(agency, spec)
    rule: CrossRule = CrossRule.objects.create(agency=agency, **_columns(spec))
    _note("cross_rule_added", rule, actor, expression=rule.expression)
    return rule


@transaction.atomic
def change_cross_rule(*, rule: CrossRule, spec: CrossRuleSpec, actor: Actor, expected_version: int) -> CrossRule:
    """PlanRefused with every fault, also when somebody else changed it first. What changes nothing writes nothing."""
    _check(rule.agency, spec, but=rule)
    shall = _columns(spec)
    changes = plain_changes(rule, shall)
    if changes:
        _write(rule, shall, expected_version)
        _note("cross_rule_changed", rule, actor, changes=changes, expression=rule.expression)
    return rule


@transaction.atomic
def stop_cross_rule(*, rule: CrossRule, last_year: int, actor: Actor, expected_version: int) -> CrossRule:
    """After `last_year` it is not asked any more; the year before its first stops it altogether."""
    if not rule.valid_from - 1 <= last_year <= LAST_YEAR:
        facts = {"first": rule.valid_from - 1, "last": LAST_YEAR}
        raise PlanRefused(_("Tahun terakhir harus %(first)d sampai %(last)d.") % facts)
    _write(rule, {"valid_to": last_year}, expected_version)
    _note("cross_rule_stopped", rule, actor, last_year=last_year)
    return rule


def read_for(agency: Agency, text: str, valid_from: int, valid_to: int | None = None) -> Expression:
    """An expression over what the agency measures in these years. ExpressionUnreadable with its place."""
    expression = read_expression(text)
    there = Indicator.objects.filter(agency=agency, code__in=expression.codes)
    known: dict[str, set[str]] = {}
    for one in there.prefetch_related("variables"):
        if _overlap(one, valid_from, valid_to):
            known.setdefault(one.code, set()).update(row.code for row in one.variables.all())
    for name in expression.names:
        fault = _name_fault(name, known)
        if fault:
            raise ExpressionUnreadable(fault, name.at, name.end)
    return expression


def trials(agency: Agency, expression: Expression, quarters: Iterable[Quarter]) -> list[Trial]:
    """What the rule would say of each quarter; a fixed number of queries for each."""
    return [_trial(expression, quarter, _figures(agency, expression.codes, quarter)) for quarter in quarters]


def standing_of(agency: Agency, rules: Sequence[CrossRule], quarter: Quarter) -> dict[int, Trial]:
    """What each rule says of the quarter, by its key; a fixed number of queries, however many rules."""
    read = {rule.pk: read_expression(rule.expression) for rule in rules}
    figures = _figures(agency, {code for expression in read.values() for code in expression.codes}, quarter)
    return {key: _trial(expression, quarter, figures) for key, expression in read.items()}


def _figures(agency: Agency, codes: Iterable[str], quarter: Quarter) -> dict[str, Figure]:
    there = Indicator.objects.filter(collected_in(quarter.year, quarter.number), agency=agency)
    indicators = list(with_rules(there.filter(code__in=list(codes))))
    return {figure.indicator.code: figure for figure in figures_for(indicators, quarter.year, quarter.number)}


def _trial(expression: Expression, quarter: Quarter, figures: Mapping[str, Figure]) -> Trial:
    named = [figures[code] for code in expression.codes if code in figures]
    return Trial(quarter, outcome_of(expression, figures), filled_words(expression, figures), named)


def _check(agency: Agency, spec: CrossRuleSpec, but: CrossRule | None = None) -> None:
    sentences = [*_faults(agency, spec, but)]
    if sentences:
        raise PlanRefused(*sentences)


def _faults(agency: Agency, spec: CrossRuleSpec, but: CrossRule | None) -> Iterator[str]:
    yield from line_faults(_("Nama aturan"), one_line(spec.name), 120)
    yield from line_faults(_("Penjelasan"), one_line(spec.message), 300, needed=False)
    twins = CrossRule.objects.filter(agency=agency, name=one_line(spec.name))
    if (twins.exclude(pk=but.pk) if but else twins).exists():
        yield _("Sudah ada aturan bernama “%s”.") % one_line(spec.name)
    if spec.severity not in Severity.values:
        yield _("Sifat aturan “%s” tidak dikenal.") % spec.severity
    if not FIRST_YEAR <= spec.valid_from <= LAST_YEAR or (spec.valid_to or 0) > LAST_YEAR:
        yield _("Tahun berlaku harus %(first)d sampai %(last)d.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
    elif spec.valid_to is not None and spec.valid_to < spec.valid_from:
        yield _("Tahun terakhir mendahului tahun pertama.")
    try:
        read_for(agency, spec.expression, spec.valid_from, spec.valid_to)
    except ExpressionUnreadable as unreadable:
        facts = {"place": unreadable.at + 1, "sentence": unreadable.sentence}
        yield _("Rumus, huruf ke-%(place)d: %(sentence)s") % facts


def _overlap(indicator: Indicator, valid_from: int, valid_to: int | None) -> bool:
    begins_in_time = valid_to is None or indicator.valid_from <= valid_to
    return begins_in_time and (indicator.valid_to is None or indicator.valid_to >= valid_from)


def _name_fault(name: Name, known: dict[str, set[str]]) -> str:
    if name.code not in known:
        return _("Tidak ada indikator berkode “%s” pada tahun berlakunya.") % name.code
    if name.variable and name.variable not in known[name.code]:
        facts = {"code": name.code, "variable": name.variable, "known": ", ".join(sorted(known[name.code]))}
        return _("Indikator %(code)s tidak memiliki isian “%(variable)s”. Pilih: %(known)s.") % facts
    return ""


def _columns(spec: CrossRuleSpec) -> dict[str, object]:
    trimmed = {"name": one_line(spec.name), "expression": spec.expression, "message": one_line(spec.message)}
    return asdict(spec) | trimmed


def _write(rule: CrossRule, shall: dict[str, object], expected_version: int) -> None:
    hit = only_if(rule, version=expected_version).update(**shall, version=F("version") + 1)
    if not hit:
        raise PlanRefused(_("Aturan ini sudah diubah orang lain. Muat ulang halaman ini."))
    rule.refresh_from_db()


def _note(action: str, rule: CrossRule, actor: Actor, **facts: object) -> None:
    subject = Subject("cross_rule", rule.pk, rule.agency_id, rule.agency.government_id)
    record(action, actor=actor, subject=subject, facts={"name": rule.name, **facts})
