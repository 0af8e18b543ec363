"""What was found in a round's figures: for the planner and the heads of the agency all of it, for a division its own."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from triwulan.cycles.access import round_for
from triwulan.organisations.models import Unit
from triwulan.web.access import DeskRequest, needs
from triwulan.web.desk import Desk
from triwulan.web.rounds.validation import board_of

LEADING = frozenset({"perencana", "kepala_dinas", "sekretaris", "admin"})
HEADING = "kepala_bidang"
FILTER, TROUBLED = "saring", "masalah"


@needs(*sorted(LEADING), HEADING, reviewers=True)
@never_cache
@require_safe
def validation(request: DeskRequest, round_id: int) -> HttpResponse:
    round_ = round_for(request.person, round_id)
    only_troubled = request.GET.get(FILTER) == TROUBLED
    board = board_of(round_, of=own_units(request.desk), only_troubled=only_troubled)
    context = {"round": round_, "board": board, "only_troubled": only_troubled}
    return render(request, "rounds/validation.html", context)


def may_see_validation(desk: Desk) -> bool:
    return desk.reviews or bool((LEADING | {HEADING}) & desk.roles)


def own_units(desk: Desk) -> list[Unit] | None:
    """None: he sees them all."""
    if desk.reviews or LEADING & desk.roles:
        return None
    headed = {position for position, role in desk.carried if role == HEADING}
    return [holding.position.unit for holding in desk.holdings if holding.position_id in headed]
