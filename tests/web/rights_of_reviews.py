"""The rows of the review's and the publication's pages, with the words of their addresses."""

from datetime import UTC, datetime
from typing import Any

from triwulan.organisations.models import Unit
from triwulan.reports.models import Report, ReportKind, Review

# In the order of ROLES. The paper of the world is no annual report, so that its publication is refused on the page.
REVIEWS = {
    "published:file": "404 404 404 404 404 404 404 404 404 404",
    "published:list": "200 200 200 200 200 200 200 200 200 200",
    "reviews:ask": "302 403 403 403 200 403 403 403 404 404",
    "reviews:detail": "302 403 403 403 200 200 403 200 404 404",
    "reviews:give_back": "302 403 403 403 403 403 403 200 404 404",
    "reviews:issue_again": "302 403 403 403 405 403 403 403 403 403",
    "reviews:list": "302 403 403 403 200 200 403 200 403 403",
    "reviews:publish": "302 403 403 403 200 403 403 403 403 403",
    "reviews:state": "302 403 403 403 403 403 403 200 404 404",
    "reviews:take_down": "302 403 403 403 200 403 403 403 403 403",
    "reviews:withdraw": "302 403 403 403 200 403 403 403 404 404",
}


def review_keys(paper: Any) -> dict[str, dict[str, object]]:
    """An annual report whose review is open."""
    root = Unit.objects.get(agency=paper.agency, parent=None)
    report, _made = Report.objects.get_or_create(agency=paper.agency, unit=root, kind=ReportKind.YEAR, year=2026)
    who = paper.agency.government.people.order_by("pk").first()
    fields = {"asked_at": datetime(2027, 1, 11, tzinfo=UTC), "asked_by": who}
    Review.objects.get_or_create(report=report, turn=1, defaults=fields)
    row: dict[str, object] = {"report_id": report.pk}
    document: dict[str, object] = {"document_id": paper.pk}
    public: dict[str, object] = {"agency_id": paper.agency_id}
    names = ("ask", "detail", "give_back", "issue_again", "state", "withdraw")
    return (
        dict.fromkeys((f"reviews:{name}" for name in names), row)
        | dict.fromkeys(("reviews:publish", "reviews:take_down"), document)
        | {"published:list": public, "published:file": {**public, "code": "AAAA-BBBB"}}
    )
