"""What is asked of the database for a year's evidence, once: a fixed number of queries, however much happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from triwulan.core import clock
from triwulan.core.quarters import Quarter
from triwulan.core.spoken import say_instant
from triwulan.core.work_calendar import WorkCalendar
from triwulan.cycles.models import Correction, Cycle, Recipient, StepRun
from triwulan.cycles.narrative import annual_figures
from triwulan.cycles.readiness import Wanted
from triwulan.cycles.readiness_annual import Written, annual_readiness
from triwulan.dashboards.completeness import Handover, handovers
from triwulan.dashboards.facts import RoundFacts, read_rounds, told_rounds
from triwulan.dashboards.timeliness import Reading, readings
from triwulan.documents.access import draw
from triwulan.documents.models import Document
from triwulan.indicators.models import BudgetChange, Indicator
from triwulan.indicators.queries import valid_in
from triwulan.indicators.year_figures import YearFigure, year_figures
from triwulan.organisations.calendars import work_calendar
from triwulan.organisations.models import Agency
from triwulan.reports.models import Publication, Recommendation, Report, ReportKind, Review
from triwulan.reports.queries import sections_of

REPORTS = ("laporan_data_kinerja", "laporan_triwulan", "laporan_kinerja")
PAPERS = (*REPORTS, "lembar_disposisi", "laporan_disposisi", "tanda_terima", "perjanjian_kinerja", "rencana_aksi")


@dataclass(frozen=True)
class Known:
    """Of an agency and a year. Rounds and what is in them come in the order in which they happened.

    `wanted` is the annual report's readiness, None while there is no such report to look into.
    """

    agency: Agency
    year: int
    now: datetime
    calendar: WorkCalendar
    rounds: Sequence[RoundFacts]
    readings: Sequence[Reading]
    handovers: Sequence[Handover]
    orders: Sequence[Recipient]
    checks: Sequence[StepRun]
    papers: Sequence[Document]
    indicators: Sequence[Indicator]
    figures: Sequence[YearFigure]
    recommendations: int
    budget_changes: int
    corrections: int
    reviews: Sequence[Review]
    publication: Publication | None
    wanted: Sequence[Wanted] | None

    def of_kind(self, *kinds: str) -> list[Document]:
        """In force, oldest first."""
        return [each for each in self.papers if each.kind in kinds and not hasattr(each, "superseded_by")]

    def when(self, instant: datetime) -> str:
        return say_instant(instant, self.agency.time_zone)


def known_of(agency: Agency, year: int) -> Known:
    """Needs the agency's scope."""
    rounds = list(reversed(read_rounds(told_rounds(year=year))))
    calendar, now = work_calendar(agency), clock.now()
    indicators = list(Indicator.objects.filter(valid_in(year), agency=agency).order_by("order", "id"))
    within = {"cycle__round__agency": agency, "cycle__round__year": year, "cycle__round__written_later": False}
    return Known(
        agency=agency,
        year=year,
        now=now,
        calendar=calendar,
        rounds=rounds,
        readings=readings(rounds, calendar, now),
        handovers=handovers(rounds, calendar),
        orders=_orders(agency, year),
        checks=list(
            StepRun.objects.filter(**within, work="periksa", finished_at__isnull=False, withdrawn_at__isnull=True)
            .select_related("cycle__unit", "cycle__round")
            .prefetch_related("assignments__position")
            .order_by("finished_at", "id")
        ),
        papers=_papers(agency, year),
        indicators=indicators,
        figures=year_figures(indicators, year),
        recommendations=Recommendation.objects.filter(report__agency=agency, report__year=year).count(),
        budget_changes=BudgetChange.objects.filter(node__plan__agency=agency, year=year).count(),
        corrections=Correction.objects.filter(**within, handed_in_at__isnull=False).count(),
        reviews=list(Review.objects.filter(report__agency=agency, report__year=year).order_by("turn")),
        publication=Publication.objects.filter(
            document__agency=agency, document__year=year, taken_down_at__isnull=True
        ).first(),
        wanted=_wanted(agency, year),
    )


def _orders(agency: Agency, year: int) -> list[Recipient]:
    given = Recipient.objects.filter(
        assignment__step_run__cycle__round__agency=agency,
        assignment__step_run__cycle__round__year=year,
        assignment__step_run__cycle__round__written_later=False,
        assignment__withdrawn_at__isnull=True,
        assignment__finished_at__isnull=False,
    )
    found = given.select_related(
        "position", "assignment__position", "assignment__step_run__cycle__round", "assignment__step_run__cycle__unit"
    )
    return list(found.prefetch_related("indicators").order_by("assignment__finished_at", "id"))


def _papers(agency: Agency, year: int) -> list[Document]:
    """The evidence is for evaluators outside: a paper that is not ordinary is named by its number and date."""
    found = Document.objects.filter(agency=agency, year=year, kind__in=PAPERS, taken_back_at__isnull=True)
    related = found.select_related("unit", "superseded_by").prefetch_related("signings")
    return [draw(each) for each in related.order_by("date", "id")]


def _wanted(agency: Agency, year: int) -> list[Wanted] | None:
    report = Report.objects.filter(agency=agency, year=year, kind=ReportKind.YEAR).first()
    cycle = (
        Cycle.objects.filter(round__agency=agency, round__year=year, unit__parent__isnull=True)
        .select_related("round__agency__government", "round__revision", "unit")
        .order_by("-round__quarter")
        .first()
    )
    if report is None or cycle is None or cycle.round.period != Quarter(year, 4):
        return None
    sections = sections_of(report)
    written = Written(
        {one.key: one.body if one.edited_at else one.drafted for one in sections},
        {one.key for one in sections if one.edited_at},
    )
    readiness = annual_readiness(cycle, annual_figures(cycle), written)
    return [wanted for chapter in readiness.chapters for wanted in chapter.wanted]
