"""Every chain is verified once a night; after nights off, as soon as somebody is there again."""

import logging
from datetime import date

from django.utils import timezone

from triwulan.audit.faults import sentence
from triwulan.audit.models import ChainCheck, ChainHead
from triwulan.audit.verify import ChainState, Fault, chains, verify
from triwulan.core import clock

log = logging.getLogger(__name__)

# O'clock, where the installation stands: the day's work is over and the next has not begun.
NIGHT = 1


def tick() -> None:
    now = timezone.localtime(clock.now())
    if now.hour >= NIGHT:
        check_chains(now.date())


def check_chains(day: date) -> int:
    """How many were verified now; a chain that has its check of the day is left alone."""
    done = ChainCheck.objects.filter(day=day).values("chain")
    if not ChainHead.objects.exclude(chain__in=done).exists():
        return 0
    checked = set(done.values_list("chain", flat=True))
    waiting = [chain for chain in chains() if chain not in checked]
    for chain in waiting:
        _keep(verify(chain), day)
    return len(waiting)


def _keep(state: ChainState, day: date) -> None:
    fault = state.fault
    if fault is not None:
        log.error("%s: %s", state.chain, sentence(fault))
    check = ChainCheck(
        chain=state.chain,
        day=day,
        checked_at=clock.now(),
        number=state.number,
        digest=state.digest,
        fault=fault.kind if fault else "",
        fault_number=fault.number if fault else None,
        fault_entry_id=fault.entry_id if fault else None,
    )
    ChainCheck.objects.bulk_create([check], ignore_conflicts=True)


def fault_of(check: ChainCheck) -> Fault | None:
    return Fault(check.fault, check.fault_number or 0, check.fault_entry_id) if check.fault else None


def last_checks(*names: str) -> list[ChainCheck]:
    """The newest check of each of these chains that has one."""
    newest: dict[str, ChainCheck] = {}
    for check in ChainCheck.objects.filter(chain__in=names).order_by("-day", "-id")[: 3 * len(names)]:
        newest.setdefault(check.chain, check)
    return [newest[name] for name in names if name in newest]
