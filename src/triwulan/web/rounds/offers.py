"""What a reader of a round may do about those who are late: remind them, or begin without them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from triwulan.cycles.actions.remind import reminders
from triwulan.cycles.models import Assignment
from triwulan.web.desk import Desk
from triwulan.web.rounds.heat import Holding, RoundBoard
from triwulan.web.rounds.remind import may_remind


@dataclass(frozen=True)
class Offer:
    """`at` is when the task was reminded of last."""

    holding: Holding
    may_remind: bool
    at: datetime | None


def offers(board: RoundBoard, desk: Desk) -> list[Offer]:
    last = reminders([holding.task.pk for holding in board.open])
    return [Offer(holding, may_remind(desk, holding.task), last.get(holding.task.pk)) for holding in board.open]


def waiting_task(holdings: Sequence[Holding], desk: Desk) -> Assignment | None:
    """His own task that waits for units, and that he may therefore start without them."""
    mine = {held.position_id for held in desk.holdings}
    waits = (holding.task for holding in holdings if holding.task.opened_at is None and holding.task.step_run.stretch)
    return next((task for task in waits if task.position_id in mine), None)
