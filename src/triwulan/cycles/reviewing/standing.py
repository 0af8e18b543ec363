"""Where a report's review stands, and the page that it puts into the report."""

from dataclasses import dataclass
from typing import Literal

from triwulan.core.dates import format_date
from triwulan.documents.imprint import Signature
from triwulan.documents.kinds.laporan_kinerja import Review as ReviewPage
from triwulan.documents.signer_rules import Signatory
from triwulan.reports.models import Outcome, Report, Review, SectionComment

Stand = Literal["none", "open", "returned", "stated"]


@dataclass(frozen=True)
class Standing:
    """`review` is the last turn; `open_notes` the Inspektorat's notes that nobody settled yet."""

    stand: Stand
    review: Review | None = None
    open_notes: int = 0


def standing_of(report: Report | None) -> Standing:
    """In two queries; a request that was withdrawn is as if it had not been made."""
    if report is None:
        return Standing("none")
    last = (
        Review.objects.filter(report=report)
        .exclude(outcome=Outcome.WITHDRAWN)
        .select_related("signatory")
        .order_by("-turn")
        .first()
    )
    notes = SectionComment.objects.filter(section__report=report, review__isnull=False, resolved_at=None).count()
    if last is None:
        return Standing("none", open_notes=notes)
    stand: Stand = "open" if not last.outcome else "stated" if last.outcome == Outcome.STATED else "returned"
    return Standing(stand, last, notes)


def statement_page(report: Report) -> ReviewPage | None:
    """None until the Inspektorat has stated it, and again while another turn is open."""
    review = _stated(report)
    if review is None or review.stated_on is None:
        return None
    return ReviewPage(review.statement, _signature(review), review.place, format_date(review.stated_on))


def statement_signers(report: Report) -> list[Signatory]:
    """The Inspektorat's position that is asked to sign the statement's page; none where ink elsewhere was chosen."""
    review = _stated(report)
    return [Signatory(review.signatory, printed=_signature(review))] if review and review.signatory else []


def _stated(report: Report) -> Review | None:
    standing = standing_of(report)
    return standing.review if standing.stand == "stated" else None


def _signature(review: Review) -> Signature:
    return Signature(review.signer, review.signer_name, review.signer_nip)
