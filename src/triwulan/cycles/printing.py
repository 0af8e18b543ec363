"""What the papers of several steps print: figures as rows, signers, periods, times in words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from triwulan.core import clock
from triwulan.core.duration import Duration
from triwulan.core.numbers import format_percent
from triwulan.core.spoken import say_duration, say_instant, say_minutes
from triwulan.core.working_time import add_working_time, clock_from, working_minutes_between
from triwulan.cycles.models import Assignment
from triwulan.cycles.printing_warnings import Asked, asked_of
from triwulan.cycles.queries import sop_of, step_of
from triwulan.documents.imprint import Signature
from triwulan.documents.letterheads import signature_of
from triwulan.documents.pieces.figures import AskedWarning, Comparison, EvidenceRow, FigureRow, Period, VariableRow
from triwulan.indicators.figures import Figure
from triwulan.indicators.ledger import Mark
from triwulan.indicators.measured import Measured
from triwulan.indicators.models import Variable
from triwulan.indicators.year_figures import YearFigure
from triwulan.organisations.calendars import work_calendar
from triwulan.organisations.models import Position
from triwulan.organisations.queries import today
from triwulan.reports.drafts import paper_sentence
from triwulan.reports.facts import fact_of, year_fact_of


def quarter_rows(
    figures: Iterable[Figure], narrative: Mapping[int, str] | None = None, asked: Mapping[int, Asked] | None = None
) -> tuple[FigureRow, ...]:
    """Both by indicator: what the report says of it instead of the analyst's own words, and what was asked when it was
    approved instead of what would be asked now.
    """
    said, kept = narrative or {}, asked or {}
    return tuple(
        _quarter_row(figure, said.get(figure.indicator.pk), kept.get(figure.indicator.pk)) for figure in figures
    )


def year_rows(
    figures: Iterable[YearFigure], narrative: dict[int, str], asked: Mapping[int, tuple[AskedWarning, ...]]
) -> tuple[FigureRow, ...]:
    """Both by indicator: what the report says of it, and what was asked of its quarters."""
    return tuple(
        _year_row(figure, narrative.get(figure.indicator.pk), asked.get(figure.indicator.pk, ())) for figure in figures
    )


def average_text(figures: Sequence[Measured]) -> str:
    """Mean achievement of those that could be judged."""
    percents = [figure.percent for figure in figures if figure.percent is not None]
    return format_percent(sum(percents, Decimal(0)) / len(percents)) if percents else "–"


def signature(position: Position, task: Assignment, *, intro: str = "") -> Signature:
    return signature_of(position, today(task.step_run.cycle.round.agency), intro=intro)


def sop_name(task: Assignment) -> str:
    return f"SOP {sop_of(task.step_run.cycle.round).identity.name}"


def basis(task: Assignment) -> str:
    step = step_of(task)
    return f"{sop_name(task)}, langkah {step.no}"


def moment(instant: datetime | None, task: Assignment) -> str:
    return say_instant(instant, task.step_run.cycle.round.agency.time_zone) if instant else "–"


def expected_due(task: Assignment) -> str:
    """The limit of whoever gets the step that follows, were it opened now."""
    sop = sop_of(task.step_run.cycle.round)
    target = step_of(task).ways[0].target
    duration = sop.step(target).duration if target else None
    if not isinstance(duration, Duration):
        return _("tanpa batas waktu")
    calendar = work_calendar(task.step_run.cycle.round.agency)
    return moment(add_working_time(clock_from(clock.now(), calendar), duration, calendar), task)


def spent(task: Assignment) -> str:
    """Working time used against the standard, e.g. "47 menit dari 1 jam"."""
    if task.clock_from is None or task.finished_at is None:
        return "–"
    calendar = work_calendar(task.step_run.cycle.round.agency)
    minutes = max(0, working_minutes_between(task.clock_from, task.finished_at, calendar))
    standard = step_of(task).duration
    used = say_minutes(minutes)
    return (
        _("%(used)s dari %(standard)s") % {"used": used, "standard": say_duration(standard)}
        if isinstance(standard, Duration)
        else used
    )


def timeliness(task: Assignment) -> str:
    """Against `late_at`, which is what turns a task red."""
    if task.due_at is None or task.finished_at is None:
        return _("tanpa batas waktu")
    if task.late_at is None or task.finished_at <= task.late_at:
        return _("tepat waktu")
    calendar = work_calendar(task.step_run.cycle.round.agency)
    return _("terlambat %(late)s kerja") % {
        "late": say_minutes(working_minutes_between(task.due_at, task.finished_at, calendar))
    }


def _base(figure: Measured, evidence: Iterable[EvidenceRow]) -> dict[str, object]:
    one = figure.indicator
    return {
        "code": one.code,
        "name": one.name,
        "unit": one.measure,
        "target": figure.target_number,
        "value": figure.value_number,
        "achievement": figure.percent_text,
        "percent": figure.percent,
        "predicate": figure.predicate_text,
        "not_applicable": figure.not_applicable,
        "objective": one.objective.name,
        "definition": one.definition,
        "formula": figure.formula_text,
        "polarity": str(one.get_polarity_display()),
        "owner": one.owner.title if one.owner else "",
        "responsible": one.owner.title if one.owner else "",
        "decimals": one.decimals,
        "programme": str(one.programme) if one.programme else "",
        "evidence": tuple(evidence),
    }


def _quarter_row(figure: Figure, said: str | None, asked: Asked | None) -> FigureRow:
    before = (figure.year_before, figure.previous)
    return FigureRow(
        **_base(figure, _evidence(figure)),  # type: ignore[arg-type]
        year_target=figure.year_target_number,
        year_achievement=figure.year_percent_text,
        periods=tuple(_so_far(figure)),
        comparisons=tuple(Comparison(str(past.quarter), figure.count(past.value)) for past in before if past),
        variables=_variables(figure),
        sentence=paper_sentence(fact_of(figure)),
        explanation=said if said is not None else figure.explanation,
        support=figure.support,
        obstacle=figure.obstacle,
        follow_up=figure.follow_up,
        warnings=asked_of(figure) if asked is None else asked,
        entered=_entered(figure),
    )


def _year_row(figure: YearFigure, said: str | None, asked: tuple[AskedWarning, ...]) -> FigureRow:
    years = [Period(str(past.year), past.target, past.value) for past in figure.years]
    return FigureRow(
        **_base(figure, (EvidenceRow(one.name, one.file.sha256) for one in figure.evidence)),  # type: ignore[arg-type]
        year_target=figure.target_number,
        year_achievement=figure.percent_text,
        periods=tuple(_period(mark) for mark in figure.course),
        years=(*years, Period(str(figure.year), figure.target, figure.value)),
        comparisons=tuple(Comparison(f"Tahun {past.year}", figure.count(past.value)) for past in figure.years),
        sentence=paper_sentence(year_fact_of(figure)),
        explanation=said if said is not None else figure.explanation,
        support=figure.support,
        obstacle=figure.obstacle,
        follow_up=figure.follow_up,
        warnings=asked,
    )


def _evidence(figure: Figure) -> list[EvidenceRow]:
    zone = figure.indicator.agency.time_zone
    return [EvidenceRow(e.name, e.file.sha256, say_instant(e.attached_at, zone)) for e in figure.evidence]


def _variables(figure: Figure) -> tuple[VariableRow, ...]:
    return tuple(
        VariableRow(variable.label, _entered_value(figure, variable), variable.measure)
        for variable in figure.indicator.variables.all()
    )


def _entered_value(figure: Figure, variable: Variable) -> str:
    return "" if figure.variables.get(variable.code) is None else figure.variable_text(variable)


def _so_far(figure: Figure) -> Iterable[Period]:
    """The year's targets, and what was reached up to the quarter: a paper knows nothing of those that follow it."""
    for mark in figure.course:
        yield _period(mark) if mark.quarter <= figure.quarter else Period(f"TW {mark.quarter.roman}", mark.target)


def _period(mark: Mark) -> Period:
    return Period(f"TW {mark.quarter.roman}", mark.target, mark.value, mark.not_applicable)


def _entered(figure: Figure) -> str:
    row = figure.realisation
    if row is None or row.entered_at is None:
        return ""
    who = row.entered_by.full_name if row.entered_by else "sistem"
    return f"{who}, {say_instant(row.entered_at, figure.indicator.agency.time_zone)}"
