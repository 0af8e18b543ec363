"""Who is told that a paper awaits his signature: the first who has not signed it yet.

One unread notice is enough: it leads to all that waits, and a year's agreements would else fill the inbox of who signs them.
"""

from collections.abc import Callable
from datetime import datetime

from django.db.models import Q
from django_scopes import scope

from triwulan.audit.models import Entry
from triwulan.documents.access import draw
from triwulan.documents.models import Document
from triwulan.documents.queries import next_signing
from triwulan.notices.models import Notice, NoticeKind
from triwulan.notices.told import Told
from triwulan.organisations.queries import holder_of, today


def _turn(entry: Entry) -> list[Told]:
    """Nobody where it is signed, over, or his own doing that it waits."""
    paper = Document.objects.filter(pk=entry.subject_id).select_related("agency").first()
    signing = next_signing(paper) if paper else None
    if paper is None or signing is None:
        return []
    with scope(government=paper.agency.government_id, agency=None):  # who reviews signs in another agency
        held = holder_of(signing.position, today(paper.agency))
    if held is None or held.person_id == entry.actor_id or _knows(held.person_id, entry.at):
        return []
    shown = draw(paper)  # a notice is mailed, and mail leaves the house
    return [Told(held, NoticeKind.TO_SIGN, entry.at, about=f"{shown.number} {shown.title}")]


def _knows(person: int, since: datetime) -> bool:
    """An entry is read again for some minutes: who has looked since it was written has seen this paper too."""
    seen = Q(read_at=None) | Q(read_at__gte=since)
    return Notice.objects.filter(seen, person=person, kind=NoticeKind.TO_SIGN).exists()


PAPERS: dict[str, Callable[[Entry], list[Told]]] = {
    "document_registered": _turn,
    "document_signed": _turn,
    "document_sealed": _turn,
}
