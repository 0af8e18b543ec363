"""Trying until it arrived: with growing pauses, by one process at a time.

Whoever counts the next attempt up has the row until the pause is over; if he dies meanwhile, it is tried again then.
"""

from datetime import timedelta

from triwulan.core import clock
from triwulan.notices.models import Delivery, Digest
from triwulan.organisations.scoping import only_if

# Minutes; the last one repeats. Ten attempts take about three days.
PAUSES = (1, 5, 15, 60, 240, 720)
MOST_ATTEMPTS = 10
FAULT_LENGTH = 300


def take(row: Delivery | Digest) -> bool:
    """False when another process has it."""
    pause = timedelta(minutes=PAUSES[min(row.attempts, len(PAUSES) - 1)])
    untouched = only_if(row, attempts=row.attempts, not_before__lte=clock.now())
    if not untouched.update(attempts=row.attempts + 1, not_before=clock.now() + pause):
        return False
    row.attempts += 1
    return True


def end(delivery: Delivery, *, fault: str = "", dropped: bool = False) -> None:
    Delivery.objects.filter(pk=delivery.pk).update(done_at=clock.now(), dropped=dropped, fault=fault[:FAULT_LENGTH])


def note_fault(delivery: Delivery, fault: str) -> None:
    """Kept for the page; after so many attempts it is given up."""
    if delivery.attempts >= MOST_ATTEMPTS:
        end(delivery, fault=fault, dropped=True)
    else:
        Delivery.objects.filter(pk=delivery.pk).update(fault=fault[:FAULT_LENGTH])
