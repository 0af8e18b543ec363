"""How long the steps take against their standard, where the time goes, and what it does to the whole report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from triwulan.core import clock
from triwulan.core.quarters import Quarter
from triwulan.core.roman import to_roman
from triwulan.core.work_calendar import WorkCalendar
from triwulan.dashboards.completeness import Handover, Rates, handovers, rates
from triwulan.dashboards.facts import RoundFacts
from triwulan.dashboards.missing import figures_of, missing
from triwulan.dashboards.route import Outlook, outlook
from triwulan.dashboards.timeliness import Reading, Tally, readings, tallied, tally
from triwulan.organisations.calendars import work_calendar
from triwulan.organisations.models import Agency
from triwulan.web.access import DeskRequest, member
from triwulan.web.dashboard.choice import QUARTERS, Choice, chosen
from triwulan.web.dashboard.csv_rows import csv_answer
from triwulan.web.standards import standard_words

_HUNDRED = Decimal(100)
# The scale of shares.
MARKS = (0, 25, 50, 75, 100)


@dataclass(frozen=True)
class StepRow:
    """`share` of all the minutes, in per cent."""

    label: str
    name: str
    standard: str
    tally: Tally
    share: Decimal


@dataclass(frozen=True)
class QuarterRow:
    quarter: Quarter
    tally: Tally | None
    outlook: Outlook


@member
@never_cache
@require_safe
def timeliness(request: DeskRequest) -> HttpResponse:
    choice, now = chosen(request), clock.now()
    facts = choice.rounds()
    units = {unit.unit_id: unit.unit for round_ in facts for unit in round_.units}
    context: dict[str, object] = {"choice": choice, "now": now, "units": units, "marks": MARKS}
    context["quarters"] = [(quarter, to_roman(quarter)) for quarter in QUARTERS]
    if facts:
        calendar = work_calendar(request.agency)
        rows = _of_unit(readings(facts, calendar, now), choice)
        context |= _tables(facts, rows) | _reports(facts, choice, calendar) | _effect(request.agency, facts[0], now)
        context["by_quarter"] = _quarters(facts, rows, calendar, now)
    return render(request, "dashboard/timeliness.html", context)


@member
@never_cache
@require_safe
def download(request: DeskRequest) -> HttpResponse:
    choice = chosen(request)
    rows = _of_unit(readings(choice.rounds(), work_calendar(request.agency), clock.now()), choice)
    return csv_answer(rows, request.agency, choice)


def _of_unit(rows: list[Reading], choice: Choice) -> list[Reading]:
    return rows if choice.unit is None else [row for row in rows if row.unit.unit_id == choice.unit]


def _tables(facts: Sequence[RoundFacts], rows: Sequence[Reading]) -> dict[str, object]:
    return {
        "total": tally(rows),
        "by_step": _steps(facts, rows),
        "by_unit": tallied(sorted(rows, key=lambda row: row.unit.is_agency), lambda row: row.unit.unit),
        "by_position": tallied(rows, lambda row: (row.unit.unit, row.task.position)),
    }


def _steps(facts: Sequence[RoundFacts], rows: Sequence[Reading]) -> list[StepRow]:
    """In the SOP's order; of two revisions, the newer one's comes first."""
    minutes = sum(row.used for row in rows)
    found = tallied(rows, lambda row: (row.label, row.step.kind.label, standard_words(row.facts.sop, row.step)))
    order = {
        (round_.sop.label(step), step.kind.label): (-round_.round.pk, place)
        for round_ in reversed(facts)
        for place, step in enumerate(round_.sop.steps)
    }
    return [
        StepRow(*key, one, one.minutes * _HUNDRED / minutes if minutes else Decimal(0))
        for key, one in sorted(found.items(), key=lambda item: order[item[0][:2]])
    ]


def _quarters(
    facts: Sequence[RoundFacts], rows: Sequence[Reading], calendar: WorkCalendar, now: datetime
) -> list[QuarterRow]:
    found = tallied(rows, lambda row: row.quarter)
    return [QuarterRow(each.quarter, found.get(each.quarter), outlook(each, calendar, now)) for each in facts]


def _reports(facts: Sequence[RoundFacts], choice: Choice, calendar: WorkCalendar) -> dict[str, object]:
    rows = [row for row in handovers(facts, calendar) if choice.unit in (None, row.unit_id)]
    by_unit: dict[str, list[Handover]] = {}
    for row in rows:
        by_unit.setdefault(row.unit, []).append(row)
    reports: dict[str, Rates] = {unit: rates(group) for unit, group in by_unit.items()}
    return {"reports": reports, "all_reports": rates(rows)}


def _effect(agency: Agency, newest: RoundFacts, now: datetime) -> dict[str, object]:
    """Of the newest quarter chosen, whatever unit was: the report is one."""
    figures = figures_of(agency, newest.quarter)
    lacking = missing(newest, figures, now)
    return {
        "effect": lacking,
        "effect_quarter": newest.quarter,
        "lacking": sum(len(because.indicators) for because in lacking),
        "expected": len(figures),
    }
