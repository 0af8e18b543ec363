"""What others still have to say of a report, for its readiness: comments that nobody settled, and the Inspektorat's review."""

from collections.abc import Sequence

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from triwulan.cycles.models import Cycle
from triwulan.cycles.readiness import REVIEW, SECTION, Lack, Place, Wanted, once
from triwulan.cycles.reviewing.standing import Standing, standing_of
from triwulan.reports.models import Report, ReportKind, Section


def report_in(cycle: Cycle, kind: ReportKind) -> Report | None:
    quarter = None if kind == ReportKind.YEAR else cycle.round.quarter
    rows = Report.objects.filter(unit=cycle.unit, kind=kind, year=cycle.round.year, quarter=quarter)
    found: Report | None = rows.first()
    return found


def comments_settled(report: Report | None) -> Wanted:
    """In one query; each section with open comments is one place."""
    unsettled = Count("comments", filter=Q(comments__resolved_at=None, comments__id__isnull=False))
    rows = (
        Section.objects.filter(report=report)
        .annotate(unsettled=unsettled)
        .filter(unsettled__gt=0)
        .order_by("order", "id")
    )
    lacks = [
        Lack(
            _("%(title)s: %(count)d komentar terbuka") % {"title": section.title, "count": section.unsettled},
            Place(SECTION, section.key),
        )
        for section in (rows if report else ())
    ]
    return once(_("Komentar pada naskah sudah diselesaikan"), "3.a", *lacks)


def review_told(report: Report | None, reviewers: Sequence[str]) -> Wanted:
    """Until it is stated, where it stands and whose turn it is."""
    who = ", ".join(reviewers) or _("Inspektorat; belum ada pereviu yang ditunjuk")
    standing = standing_of(report)
    place = Place(REVIEW, str(report.pk)) if report else None
    lacks = () if standing.stand == "stated" else (Lack(_stands(standing), place, who=_whose(standing, who)),)
    return once(_("Pernyataan telah direviu"), "3.a", *lacks)


def _stands(standing: Standing) -> str:
    if standing.stand == "open":
        return _("Reviu sedang berjalan; pernyataan belum diberikan")
    if standing.stand == "returned":
        return _("Reviu mengembalikan laporan dengan %(count)d catatan terbuka") % {"count": standing.open_notes}
    return _("Reviu belum diminta")


def _whose(standing: Standing, reviewers: str) -> str:
    """The planner's where it has to be asked for, again or at all, and somebody is there to be asked."""
    return reviewers if standing.stand == "open" else _("perencana, lalu %(who)s") % {"who": reviewers}
