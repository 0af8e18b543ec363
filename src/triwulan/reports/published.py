"""What the public may read: the reports that an agency has published, and nothing else of it.

Asked by anybody, of whatever agency: it looks past every scope, and answers only with papers that are in force, signed,
not secret, and marked as published.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django_scopes import scopes_disabled

from triwulan.documents.models import Security
from triwulan.organisations.models import Agency
from triwulan.reports.models import Publication

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True)
class Published:
    agency: Agency
    publications: tuple[Publication, ...]


def published_by(agency_id: int) -> Published | None:
    """Newest year first; None for an agency that there is none of."""
    with scopes_disabled():  # public: what was published is for everybody
        agency = Agency.objects.select_related("government").filter(pk=agency_id).first()
        if agency is None:
            return None
        rows = _public().filter(document__agency=agency)
        return Published(agency, tuple(rows.order_by("-document__year", "-published_on", "-pk")))


def published_paper(agency_id: int, code: str) -> Publication | None:
    with scopes_disabled():  # public: what was published is for everybody
        rows = _public().filter(document__agency=agency_id, document__verification_code=code.upper())
        return rows.select_related("document__agency__government").first()


def _public() -> "QuerySet[Publication]":
    standing = Publication.objects.filter(taken_down_at=None, document__taken_back_at=None)
    standing = standing.filter(document__security=Security.ORDINARY)
    return standing.filter(document__superseded_by=None).select_related("document").defer("document__content")
