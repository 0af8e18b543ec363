"""Rounds: all of them, and one with its divisions against its steps."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from triwulan.core import clock
from triwulan.core.quarters import Quarter
from triwulan.cycles.access import round_for
from triwulan.cycles.actions.open_round import open_round_by_hand
from triwulan.cycles.queries import rounds_of
from triwulan.cycles.refusals import RoundRefused
from triwulan.dashboards.completeness import handovers, rates
from triwulan.dashboards.facts import read_rounds
from triwulan.dashboards.route import outlook
from triwulan.organisations.calendars import work_calendar
from triwulan.organisations.queries import today
from triwulan.web.access import DeskRequest, member, needs
from triwulan.web.dashboard.banner import outlook_sentence
from triwulan.web.rounds.heat import round_board
from triwulan.web.rounds.offers import offers, waiting_task
from triwulan.web.rounds.validation_views import may_see_validation

CHOICES = 6


@member
@never_cache
@require_safe
def rounds(request: DeskRequest) -> HttpResponse:
    return _list(request)


@member
@never_cache
@require_safe
def detail(request: DeskRequest, round_id: int) -> HttpResponse:
    facts, now = read_rounds([round_for(request.person, round_id)])[0], clock.now()
    board, calendar = round_board(facts), work_calendar(request.agency)
    expected = outlook(facts, calendar, now)
    every = offers(board, request.desk)
    context = {
        "board": board,
        "now": now,
        "handed": rates(handovers([facts], calendar)),
        "offers": every,
        "late": [offer for offer in every if offer.holding.state == "late"],
        "outlook": expected,
        "consequence": outlook_sentence(board.round.period, expected, now, request.agency.time_zone),
        "sees_validation": may_see_validation(request.desk),
        "waiting": waiting_task(board.open, request.desk),
    }
    return render(request, "rounds/detail.html", context)


@needs("perencana")
@require_POST
def open_by_hand(request: DeskRequest) -> HttpResponse:
    quarter = _chosen(request.POST.get("triwulan", ""))
    if quarter is None:
        return _list(request, [_("Pilih triwulan yang akan dibuka.")], 422)
    try:
        opened = open_round_by_hand(person=request.person, agency=request.agency, quarter=quarter)
    except RoundRefused as refused:
        return _list(request, refused.reasons, 422)
    messages.success(request, _("Putaran %(quarter)s dibuka. Tugas pertama sudah sampai.") % {"quarter": quarter})
    return HttpResponseRedirect(reverse("rounds:detail", args=[opened.pk]))


def _list(request: DeskRequest, faults: object = (), status: int = 200) -> HttpResponse:
    found = list(rounds_of(request.agency))
    taken = {round_.period for round_ in found}
    quarter = Quarter.containing(today(request.agency))
    choices = []
    for _number in range(CHOICES):
        if quarter not in taken:
            choices.append(quarter)
        quarter = quarter.previous
    context = {
        "rounds": found,
        "choices": choices,
        "faults": faults,
        "planner": "perencana" in request.desk.roles,
    }
    return render(request, "rounds/list.html", context, status=status)


def _chosen(text: str) -> Quarter | None:
    """ "2026-1" """
    year, _dash, number = text.partition("-")
    if not (year.isdecimal() and number in {"1", "2", "3", "4"} and len(year) == len("2026")):
        return None
    return Quarter(int(year), int(number))
