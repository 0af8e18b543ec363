"""Who reads which paper: the one rule of the security class, as a question to a paper and as a condition on rows.

An ordinary paper is for the agency's people and its reviewers. A limited one (terbatas) is for the people of the unit it
came from, for every head and for the reviewers; a secret one (rahasia) for those alone who keep its register, for its
signers and for the head of the agency.

Lists and searches leave out what somebody may not read (`visible`). Where a step or a figure points to its papers, one
that is closed to him is named by number and date alone, as the public verification names any paper (`curtained`).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django_scopes import scope

from triwulan.documents.models import Document, Security, Signing
from triwulan.organisations.models import Agency, Person, Position, ReviewGrant, Unit
from triwulan.organisations.prepared import prepared
from triwulan.organisations.queries import all_holdings_of, descendant_ids, holdings_of, parents_in, today
from triwulan.organisations.remembering import remembered

HEADS = frozenset({"kepala_bidang", "kepala_subbidang"})
_EVERYTHING = frozenset({"perencana", "kepala_dinas"})
# Of these the class is higher than of those before.
_CLASSES = (Security.ORDINARY, Security.LIMITED, Security.SECRET)


@dataclass(frozen=True)
class Reader:
    """`positions` he acts for; `led` are the units whose secret papers he reads as a head, `own` those he works in."""

    everything: bool = False
    positions: frozenset[int] = frozenset()
    led: frozenset[int] = frozenset()
    own: frozenset[int] = frozenset()
    reviews: bool = False

    def reads(self, document: Document) -> bool:
        if self.everything or document.security == Security.ORDINARY or document.unit_id in self.led:
            return True
        if document.security == Security.LIMITED and (self.reviews or document.unit_id in self.own):
            return True
        return any(each.position_id in self.positions for each in document.signings.all())

    def condition(self, prefix: str = "") -> Q:
        """`prefix` reaches the paper, e.g. "document__"."""
        signed = Signing.objects.filter(position__in=self.positions).values("document")

        def where(**columns: object) -> Q:
            return Q(**{f"{prefix}{name}": value for name, value in columns.items()})

        limited = where(security=Security.LIMITED, **({} if self.reviews else {"unit__in": self.own}))
        return where(security=Security.ORDINARY) | where(unit__in=self.led) | where(pk__in=signed) | limited


NOBODY = Reader()


def reader(person: object, agency: Agency) -> Reader:
    """Of the agency's papers. Whoever may not come in at all is kept out where the agency is chosen."""
    if not isinstance(person, Person) or not person.is_active or person.government_id != agency.government_id:
        return NOBODY
    [found] = remembered(("reader", person.pk, agency.pk), lambda: [_reader(person, agency)])
    return found


def may_read(person: object, document: Document) -> bool:
    return document.security == Security.ORDINARY or reader(person, document.agency).reads(document)


def visible(rows: "QuerySet[Any]", person: object, agency: Agency, prefix: str = "") -> "QuerySet[Any]":
    """Without the papers that he may not read; the rows are papers, or have one at `prefix`."""
    asking = reader(person, agency)
    return rows if asking.everything else rows.filter(asking.condition(prefix))


def curtained(person: object, papers: Iterable[Document]) -> list[Document]:
    """The same papers; one that is closed to him has neither title, content nor place any more, and says so.

    Asks nothing while all are ordinary, which is nearly always.
    """
    found = list(papers)
    for each in found:
        if not may_read(person, each):
            draw(each)
    return found


def draw(document: Document) -> Document:
    """The curtain before one paper, for a reader who is not known or not entitled. Only on rows that are shown."""
    if document.security != Security.ORDINARY:
        document.title = closed_name()
        document.content = document.archive_place = document.sent_to = document.receipt = ""
        document.closed = True
    return document


def closed_sentence(document: Document) -> str:
    """Why he is turned away."""
    if document.security == Security.LIMITED:
        return _("Naskah ini terbatas: hanya untuk unitnya, pimpinan, penanda tangan, dan pemeriksa.")
    return _("Naskah ini rahasia: hanya untuk penjaga register, penanda tangan, dan kepala perangkat daerah.")


def closed_name() -> str:
    return _("Dokumen rahasia")


def closed_count(rows: "QuerySet[Document]", person: object, agency: Agency) -> int:
    """How many of the rows `visible` leaves out."""
    asking = reader(person, agency)
    return 0 if asking.everything else rows.exclude(asking.condition()).count()


def highest(classes: Iterable[str]) -> str:
    """A paper that tells of others is as closed as the most closed of them."""
    return max((Security(each) for each in classes), key=_CLASSES.index, default=Security.ORDINARY)


def _reader(person: Person, agency: Agency) -> Reader:
    with scope(government=agency.government_id, agency=None):
        acts_for = holdings_of(person, today(agency))
    held = [each for each in acts_for if each.position.unit.agency_id == agency.pk]
    signing = frozenset(each.position_id for each in acts_for)
    if not held:
        return Reader(reviews=_reviews(person, agency), positions=signing)
    roles: dict[int, set[str]] = {}
    for position, code in _carried(positions=[each.position_id for each in held]):
        roles.setdefault(position, set()).add(code)
    if any(carried & _EVERYTHING for carried in roles.values()):
        return Reader(everything=True)
    parents = parents_in(agency.pk)
    units = {each.position_id: each.position.unit for each in held}
    leading = [unit for position, unit in units.items() if roles.get(position, set()) & HEADS]
    return Reader(
        positions=signing,
        led=frozenset(pk for unit in leading for pk in _upwards(unit.pk, parents)),
        own=frozenset(pk for unit in units.values() for pk in _branch(unit, parents)),
    )


@prepared
def _carried(*, positions: Collection[int]) -> "QuerySet[Any, tuple[int, str]]":
    rows = Position.roles.through.objects.filter(position__in=positions).order_by("position_id", "role__code")
    return rows.values_list("position_id", "role__code")


def _upwards(unit: int, parents: Mapping[int, int | None]) -> set[int]:
    """The unit and those it lies in."""
    found: set[int] = set()
    at: int | None = unit
    while at is not None and at not in found:
        found.add(at)
        at = parents.get(at)
    return found


def _branch(unit: Unit, parents: Mapping[int, int | None]) -> set[int]:
    """The unit with what it lies in and what lies in it; the whole agency is a branch of nobody's but its head's own."""
    if parents.get(unit.pk) is None:
        return {unit.pk}
    above = {pk for pk in _upwards(unit.pk, parents) if parents.get(pk) is not None}
    return above | descendant_ids(unit)


def _reviews(person: Person, agency: Agency) -> bool:
    with scope(government=agency.government_id, agency=None):
        positions = [each.position_id for each in all_holdings_of(person, today(agency))]
        return ReviewGrant.objects.filter(agency=agency, position__in=positions).exists()
