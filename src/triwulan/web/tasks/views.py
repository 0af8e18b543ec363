from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from triwulan.core import clock
from triwulan.web.access import DeskRequest, member
from triwulan.web.tasks.board import board_of, summary


@member
@never_cache
@require_safe
def tasks(request: DeskRequest) -> HttpResponse:
    board = board_of(request.desk)
    lead = summary(board.open, late=board.late, soon=board.soon)
    return render(request, "tasks/list.html", {"board": board, "lead": lead, "now": clock.now()})
