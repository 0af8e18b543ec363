"""Cycles: where each unit stands in the round that runs, and one with its map, its papers and its history."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from triwulan.core import clock
from triwulan.cycles.access import cycle_for
from triwulan.cycles.models import Cycle, Round, StepRun
from triwulan.cycles.queries import papers_of, runs_of, sop_of
from triwulan.dashboards.facts import read_rounds
from triwulan.documents.access import curtained
from triwulan.organisations.calendars import work_calendar
from triwulan.sop import engine
from triwulan.web.access import DeskRequest, member
from triwulan.web.cycles.map import live_map
from triwulan.web.cycles.timeline import timeline
from triwulan.web.moves.offers import open_offers
from triwulan.web.rounds.heat import Holding, open_holdings, round_board


@member
@never_cache
@require_safe
def cycles(request: DeskRequest) -> HttpResponse:
    """Of the newest round; older ones are reached through their round."""
    newest = Round.objects.filter(agency=request.agency).select_related("agency", "revision").first()
    board = round_board(read_rounds([newest])[0]) if newest else None
    return render(request, "cycles/list.html", {"board": board})


@member
@never_cache
@require_safe
def detail(request: DeskRequest, cycle_id: int) -> HttpResponse:
    cycle = cycle_for(request.person, cycle_id)
    sop = sop_of(cycle.round)
    calendar = work_calendar(cycle.round.agency)
    runs = runs_of(cycle)
    held = _open(cycle)
    scope = "perangkat_daerah" if cycle.unit.parent_id is None else "bidang"
    title = _("Diagram alir siklus %(unit)s, %(period)s") % {"unit": cycle.unit.name, "period": cycle.round.period}
    steps = engine.steps_of_quarter(sop, cycle.round.quarter)
    events, papers = timeline(sop, cycle, runs, calendar), papers_of(cycle)
    shown = (*papers, *(paper for event in events for paper in event.papers))
    curtained(request.person, (paper.document for paper in shown))
    context = {
        "cycle": cycle,
        "sop": sop,
        "scope": scope,
        "figures": live_map(sop, steps, _whole_way(cycle, runs), calendar, title),
        "events": events,
        "papers": papers,
        "open": held,
        "offers": open_offers(request.desk, [each.task for each in held]),
        "mine": {holding.position_id for holding in request.desk.holdings},
        "now": clock.now(),
    }
    return render(request, "cycles/detail.html", context)


def _whole_way(cycle: Cycle, own: list[StepRun]) -> list[StepRun]:
    """A division's map goes on to the agency's steps; the agency's own shows its own alone."""
    if cycle.unit.parent_id is None:
        return own
    agency = cycle.round.cycles.filter(unit__parent=None).select_related("unit", "round").first()
    return [*own, *(runs_of(agency) if agency else [])]


def _open(cycle: Cycle) -> list[Holding]:
    return [holding for holding in open_holdings(cycle.round) if holding.task.step_run.cycle_id == cycle.pk]
