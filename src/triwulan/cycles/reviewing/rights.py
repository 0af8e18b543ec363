"""Who asks for a review, who reviews, who reads it, and of which report."""

from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.cycles.models import Assignment
from triwulan.cycles.narration.speaking import reviewing_holdings
from triwulan.cycles.refusals import MayNot, NotThere
from triwulan.cycles.vacancies import PLANNER, actor_of
from triwulan.organisations.models import Agency, Person, Position
from triwulan.organisations.queries import holdings_of, today
from triwulan.organisations.rules import roles_in
from triwulan.reports.models import Report, ReportKind, Review

_READING = frozenset({PLANNER, "kepala_dinas", "sekretaris"})


def report_under_review(person: Person, report_id: int) -> Report:
    """An annual report. Raises NotThere, and MayNot for a colleague whom it does not concern."""
    rows = Report.objects.filter(pk=report_id, kind=ReportKind.YEAR).select_related("agency__government", "unit")
    report = rows.first()
    if report is None:
        raise NotThere
    if not _READING & roles_in(person, report.agency) and not reviewing_holdings(person, report.agency):
        raise MayNot(_("Reviu dibaca oleh perencana, pimpinan, dan pereviu."))
    found: Report = report
    return found


def planner(person: Person, agency: Agency) -> Actor:
    """Raises MayNot."""
    held = [each for each in holdings_of(person, today(agency)) if each.position.unit.agency_id == agency.pk]
    carrying = Position.objects.filter(pk__in=[each.position_id for each in held], roles__code=PLANNER)
    positions = set(carrying.values_list("pk", flat=True))
    mine = next((each for each in held if each.position_id in positions), None)
    if mine is None:
        raise MayNot(_("Reviu dan pengumuman laporan diurus perencana."))
    return actor_of(mine)


def reviewer(person: Person, agency: Agency) -> Actor:
    """Raises MayNot."""
    held = reviewing_holdings(person, agency)
    if not held:
        raise MayNot(_("Daftar uji diisi pereviu yang ditunjuk."))
    return actor_of(held[0])


def open_review(report: Report) -> Review:
    """Raises NotThere where none is asked for."""
    found: Review | None = Review.objects.filter(report=report, outcome="").first()
    if found is None:
        raise NotThere(_("Reviu ini sudah berakhir atau belum diminta."))
    return found


def draft_of(report: Report) -> Assignment | None:
    """The task at which the report is written, for its page."""
    tasks = Assignment.objects.filter(
        step_run__work="laporan_tahunan",
        step_run__cycle__unit=report.unit_id,
        step_run__cycle__round__year=report.year,
        withdrawn_at__isnull=True,
    )
    found: Assignment | None = tasks.select_related("step_run__cycle__round", "position").order_by("-id").first()
    return found
