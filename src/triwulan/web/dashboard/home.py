"""Where the agency stands and what is late because of whom, on one page. A fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from triwulan.core import clock
from triwulan.core.work_calendar import WorkCalendar
from triwulan.dashboards.absences import absences
from triwulan.dashboards.completeness import Rates, handovers, rates
from triwulan.dashboards.efficiency import points
from triwulan.dashboards.facts import RoundFacts, read_rounds, told_rounds, untold_quarters
from triwulan.dashboards.performance import Performance, performance
from triwulan.dashboards.route import outlook
from triwulan.dashboards.timeliness import Reading, late_open, readings
from triwulan.indicators.scales import scale_of
from triwulan.indicators.spending import spending_by, total_of
from triwulan.organisations.calendars import work_calendar
from triwulan.organisations.models import Agency
from triwulan.web.access import DeskRequest, member
from triwulan.web.dashboard.banner import banner
from triwulan.web.dashboard.pictures import CourseShown, EfficiencyShown, ScaleShown
from triwulan.web.dashboard.punctuality import Punctuality, punctuality

ROUNDS = 4


@dataclass(frozen=True)
class Course:
    """What the rounds say."""

    facts: Sequence[RoundFacts]
    rows: Sequence[Reading]
    calendar: WorkCalendar
    now: datetime

    @property
    def newest(self) -> RoundFacts:
        return self.facts[0]


@member
@never_cache
@require_safe
def home(request: DeskRequest) -> HttpResponse:
    now = clock.now()
    rounds = told_rounds(most=ROUNDS)
    context: dict[str, object] = {"now": now, "planner": "perencana" in request.desk.roles}
    if rounds:
        calendar = work_calendar(request.agency)
        facts = read_rounds(rounds)
        context |= _shown(request.agency, Course(facts, readings(facts, calendar, now), calendar, now))
    return render(request, "dashboard/home.html", context)


def _shown(agency: Agency, course: Course) -> dict[str, object]:
    newest = course.newest
    untold = untold_quarters()
    reached = performance(agency, newest.quarter, told=lambda quarter: quarter not in untold)
    found = outlook(newest, course.calendar, course.now)
    late = late_open([row for row in course.rows if row.facts is newest])
    spendings = spending_by(newest.quarter)
    scale = ScaleShown(scale_of(agency))
    units = punctuality(course.facts, course.rows, course.now)
    return {
        "round": newest.round,
        "quarter": newest.quarter,
        "banner": banner(newest.quarter, late, found, course.now, agency.time_zone),
        "handed": _handed(course),
        "provisional": not found.finished,
        "reached": reached,
        "absences": absences(reached.figures, newest.quarter),
        "scale": scale,
        "at_top": _at_top(reached, scale),
        "below": _below(reached, agency.explanation_below),
        "explanation_below": agency.explanation_below,
        "total": total_of(spendings),
        "punctual": Punctuality.together(units),
        "units": units,
        "rounds": len(course.facts),
        "course": CourseShown(reached.course),
        "efficiency": EfficiencyShown(points(reached.figures, spendings)),
    }


def _handed(course: Course) -> Rates:
    return rates(handovers([course.newest], course.calendar))


def _at_top(reached: Performance, scale: ScaleShown) -> int:
    return sum(row.predicate == scale.top.label for row in reached.rows)


def _below(reached: Performance, bound: Decimal) -> int:
    """As the papers judge, what the agency wants explained."""
    return sum(row.percent is not None and row.percent < bound for row in reached.rows)
