"""Whom an entry of the record concerns."""

from dataclasses import dataclass
from datetime import datetime

from triwulan.cycles.models import Assignment
from triwulan.notices.models import Channel, NoticeKind
from triwulan.organisations.models import Holding

EVERY_WAY = frozenset(Channel.values)


@dataclass(frozen=True)
class Told:
    """`at` is when it became true, which a system that was off learns later; `ways` lead out beside the inbox.

    `about` names the values of an entry that is about values.
    """

    holding: Holding
    kind: NoticeKind
    at: datetime
    task: Assignment | None = None
    reason: str = ""
    ways: frozenset[str] = EVERY_WAY
    about: str = ""
