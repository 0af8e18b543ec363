"""The register as it is searched: by words of number, title and inside, kind, unit, period, and how far a paper has come."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from triwulan.documents.access import visible
from triwulan.documents.models import Document, Signing
from triwulan.documents.queries import Register
from triwulan.documents.register.index import hits, marks_for
from triwulan.organisations.models import Agency


@dataclass(frozen=True)
class Wanted:
    """What is empty does not narrow the search; `state` is as `register_status` tells it."""

    words: str = ""
    kind: str = ""
    unit: int | None = None
    year: int | None = None
    quarter: int | None = None
    state: Register | None = None
    classification: str = ""

    @property
    def is_narrow(self) -> bool:
        return self != Wanted()


def find(agency: Agency, wanted: Wanted, person: object) -> "QuerySet[Document]":
    """What he may read, newest first, with what the list shows; contents stay in the database.

    Of words, only so many (`MOST_HITS`).
    """
    found = visible(Document.objects.filter(agency=agency, **_columns(wanted)), person, agency)
    marks = marks_for(agency.pk, wanted.kind, wanted.year, wanted.quarter, wanted.unit)
    keys = hits(wanted.words, marks)
    if keys is not None:
        found = found.filter(pk__in=keys)
    if wanted.state:
        found = found.filter(_come_as_far_as(wanted.state))
    return (
        found.defer("content", "superseded_by__content")
        .select_related("unit", "superseded_by")
        .prefetch_related("signings")
        .order_by("-created_at", "-id")
    )


def years_of(agency: Agency) -> list[int]:
    """The years that papers of the agency tell of, newest first."""
    years = Document.objects.filter(agency=agency).order_by("-year").values_list("year", flat=True).distinct()
    return list(years)


def classifications_of(agency: Agency) -> list[str]:
    codes = Document.objects.filter(agency=agency).exclude(classification="").order_by("classification")
    return list(codes.values_list("classification", flat=True).distinct())


def _columns(wanted: Wanted) -> dict[str, object]:
    columns = {
        "kind": wanted.kind,
        "unit": wanted.unit,
        "year": wanted.year,
        "quarter": wanted.quarter,
        "classification": wanted.classification,
    }
    return {name: value for name, value in columns.items() if value}


def _come_as_far_as(state: Register) -> Q:
    signings = Signing.objects.filter(document=OuterRef("pk"))
    signed = Q(Exists(signings)) & ~Q(Exists(signings.filter(signed_at=None)))
    if state == "sent":
        return Q(sent_at__isnull=False)
    return Q(sent_at=None) & (signed if state == "signed" else ~signed)
