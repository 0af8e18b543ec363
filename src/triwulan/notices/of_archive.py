"""Who is told of the archive: whoever keeps a paper too long and who plans; administrators of a damaged file and of their place."""

from collections.abc import Callable, Iterable

from triwulan.audit.models import Entry
from triwulan.cycles.vacancies import planners
from triwulan.documents.access import draw
from triwulan.documents.models import Loan
from triwulan.notices.models import NoticeKind
from triwulan.notices.told import Told
from triwulan.organisations.administrators import administrators
from triwulan.organisations.models import Agency, Holding
from triwulan.organisations.queries import holdings_of, today


def _late(entry: Entry) -> list[Told]:
    """Nobody, where it came back meanwhile."""
    rows = Loan.objects.filter(pk=entry.subject_id, returned_at=None)
    loan = rows.select_related("document__agency", "borrower").first()
    if loan is None:
        return []
    agency = loan.document.agency
    on = today(agency)
    own = [] if loan.borrower is None else _in(agency, holdings_of(loan.borrower, on))[:1]
    told = {held.person_id: held for held in (*own, *planners(agency, on))}
    paper = draw(loan.document)  # a notice is mailed, and mail leaves the house
    return _each(told.values(), NoticeKind.LOAN_LATE, entry, f"{paper.number} {paper.title}")


def _damaged(entry: Entry) -> list[Told]:
    agency = Agency.objects.filter(pk=entry.agency_id or 0).first()
    if agency is None:
        return []
    told = administrators(agency, today(agency)).order_by("pk")
    return _each(told, NoticeKind.FILE_DAMAGED, entry, str(entry.facts.get("sha256", ""))[:16])


def _store(entry: Entry) -> list[Told]:
    agency = Agency.objects.filter(pk=entry.agency_id or 0).first()
    if agency is None:
        return []
    kind = NoticeKind.STORAGE_AWAY if entry.action == "storage_away" else NoticeKind.STORAGE_BACK
    told = administrators(agency, today(agency)).order_by("pk")
    return _each(told, kind, entry, str(entry.facts.get("reason", ""))[:200])


def _in(agency: Agency, held: Iterable[Holding]) -> list[Holding]:
    return [each for each in held if each.position.unit.agency_id == agency.pk]


def _each(held: Iterable[Holding], kind: NoticeKind, entry: Entry, about: str) -> list[Told]:
    return [Told(each, kind, entry.at, about=about) for each in held]


ARCHIVE: dict[str, Callable[[Entry], list[Told]]] = {
    "loan_late": _late,
    "file_damaged": _damaged,
    "storage_away": _store,
    "storage_back": _store,
}
