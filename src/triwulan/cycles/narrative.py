"""The reports of a cycle: their sections drafted from the figures, kept as edited, frozen when handed in."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db.models import Q
from django.utils import translation

from triwulan.core.quarters import Quarter
from triwulan.core.sentences import INDONESIAN
from triwulan.cycles.annual_sections import year_specs
from triwulan.cycles.answers import Acting
from triwulan.cycles.models import Assignment, Cycle, Round, StepRun
from triwulan.cycles.people import cycle_indicators
from triwulan.indicators.figures import Figure, figures_for
from triwulan.indicators.year_figures import YearFigure, year_figures
from triwulan.organisations.models import Position, Unit
from triwulan.reports import actions, drafts
from triwulan.reports.actions import SectionSpec
from triwulan.reports.facts import fact_of, year_fact_of
from triwulan.reports.models import Report, ReportKind, ReportVersion, Section

REPORT_KINDS = {
    "laporan": ReportKind.UNIT,
    "rekap_triwulan": ReportKind.QUARTER,
    "laporan_tahunan": ReportKind.YEAR,
}
WRITING_WORKS = tuple(REPORT_KINDS)


def prepare_report(work: str, cycle: Cycle) -> None:
    """Bring the drafted sections of the report that the work writes up to today's figures; edited ones stay."""
    if work in REPORT_KINDS:
        draft_report(work, cycle)


@translation.override(INDONESIAN)
def draft_report(work: str, cycle: Cycle) -> Report:
    """In Indonesian, whoever opens it: it is what the paper will say."""
    period: Quarter | int = cycle.round.year if work == "laporan_tahunan" else cycle.round.period
    report = actions.ensure_report(unit=cycle.unit, kind=REPORT_KINDS[work], period=period)
    actions.ensure_sections(report, _specs(work, cycle))
    return report


def report_of(task: Assignment) -> Report:
    return draft_report(task.step_run.work, task.step_run.cycle)


def quarter_figures(cycle: Cycle) -> list[Figure]:
    return figures_for(cycle_indicators(cycle), cycle.round.year, cycle.round.quarter)


def annual_figures(cycle: Cycle) -> list[YearFigure]:
    return year_figures(cycle_indicators(cycle), cycle.round.year)


def narrative_by_indicator(sections: Iterable[Section]) -> dict[int, str]:
    """What somebody wrote of an indicator. A draft only repeats what the paper prints of the figure anyway."""
    return {
        section.indicator_id: section.body
        for section in sections
        if section.indicator_id is not None and section.edited_at is not None
    }


def unit_narrative(round_: Round) -> dict[int, str]:
    """What the divisions' reports say of their indicators, for the compiled one."""
    sections = Section.objects.filter(
        report__agency=round_.agency_id,
        report__kind=ReportKind.UNIT,
        report__year=round_.year,
        report__quarter=round_.quarter,
    )
    return narrative_by_indicator(sections)


def section_writers(round_: Round, unit: Unit) -> set[int]:
    """Persons whose words stand in the unit's reports of the round."""
    sections = Section.objects.filter(
        Q(report__quarter=round_.quarter) | Q(report__quarter=None),
        report__agency=round_.agency_id,
        report__year=round_.year,
        report__unit=unit,
        edited_by__isnull=False,
    )
    return set(sections.values_list("edited_by_id", flat=True))


def quarter_report(cycle: Cycle) -> Report | None:
    """The compiled report of the cycle's quarter, where there is one."""
    return Report.objects.filter(
        unit=cycle.unit, kind=ReportKind.QUARTER, year=cycle.round.year, quarter=cycle.round.quarter
    ).first()


@translation.override(INDONESIAN)
def freeze_report(task: Assignment, acting: Acting, corrected: Collection[int] | None = None) -> ReportVersion:
    """The next version: what the paper prints, with every figure's formula and evidence."""
    cycle = task.step_run.cycle
    yearly = task.step_run.work == "laporan_tahunan"
    return actions.freeze_report(
        report=report_of(task),
        figures=annual_figures(cycle) if yearly else quarter_figures(cycle),
        sop_checksum=cycle.round.revision.checksum,
        actor=acting.actor,
        person=acting.person,
        cycle_id=cycle.pk,
        corrected=corrected,
    )


@translation.override(INDONESIAN)
def keep_recommendations(task: Assignment, texts: Mapping[str, str], acting: Acting) -> None:
    """Those given, and the drafted ones for the rest, so that each indicator has one."""
    report = report_of(task)
    for figure in quarter_figures(task.step_run.cycle):
        text = texts.get(figure.indicator.code, "").strip() or drafts.recommendation(fact_of(figure))
        actions.set_recommendation(
            report=report,
            indicator=figure.indicator,
            text=text,
            actor=acting.actor,
            cycle_id=task.step_run.cycle_id,
        )


def _specs(work: str, cycle: Cycle) -> list[SectionSpec]:
    if work == "laporan_tahunan":
        return _year_specs(cycle)
    return _unit_specs(cycle) if work == "laporan" else _quarter_specs(cycle)


def _unit_specs(cycle: Cycle) -> list[SectionSpec]:
    figures = quarter_figures(cycle)
    facts = [fact_of(figure) for figure in figures]
    period = str(cycle.round.period)
    authors = _authors(cycle)
    opening = (
        f"Laporan ini memuat capaian kinerja {cycle.unit.name} pada {period}, disusun menurut SOP "
        f"{cycle.round.revision.name} dari bahan yang diserahkan analis beserta bukti dukungnya."
    )
    return [
        SectionSpec("pendahuluan", "A. Pendahuluan", opening),
        SectionSpec("capaian", "B. Capaian indikator", drafts.summary(facts, period)),
        *_per_indicator("uraian", figures, [drafts.indicator_text(fact) for fact in facts], authors),
        SectionSpec("hambatan", "D. Hambatan dan tindak lanjut", drafts.obstacles(facts)),
    ]


def _quarter_specs(cycle: Cycle) -> list[SectionSpec]:
    figures = quarter_figures(cycle)
    facts = [fact_of(figure) for figure in figures]
    period = str(cycle.round.period)
    agency = cycle.round.agency.name
    return [
        SectionSpec(
            "pendahuluan",
            "Bab I. Pendahuluan",
            f"Laporan Kinerja {period} {agency} merekap laporan data kinerja semua bidang menurut SOP "
            f"{cycle.round.revision.name}.",
        ),
        SectionSpec(
            "perencanaan",
            "Bab II. Perencanaan kinerja",
            f"Target {period} diturunkan dari target tahun {cycle.round.year} pada setiap indikator sasaran.",
        ),
        SectionSpec("capaian", "Bab III. Akuntabilitas kinerja", drafts.summary(facts, period)),
        SectionSpec("hambatan", "Hambatan dan tindak lanjut", drafts.obstacles(facts)),
        SectionSpec("penutup", "Penutup", _closing(period)),
    ]


def _year_specs(cycle: Cycle) -> list[SectionSpec]:
    figures = annual_figures(cycle)
    facts = [year_fact_of(figure) for figure in figures]
    written = _per_indicator("analisis", figures, [drafts.indicator_text(fact) for fact in facts], {})
    return year_specs(cycle, figures, missing_quarters(cycle), written)


def _per_indicator(
    prefix: str, figures: Sequence[Figure | YearFigure], texts: Sequence[str], authors: Mapping[int, Position]
) -> list[SectionSpec]:
    return [
        SectionSpec(
            f"{prefix}-{figure.indicator.pk}",
            f"{figure.number}. {figure.indicator.name}",
            text,
            indicator=figure.indicator,
            author=authors.get(figure.indicator.pk),
        )
        for figure, text in zip(figures, texts, strict=True)
    ]


def missing_quarters(cycle: Cycle) -> list[str]:
    """Quarters of the year that no compiled report stands for; the annual report names them."""
    compiled = set(
        StepRun.objects.filter(
            cycle__round__agency=cycle.round.agency_id,
            cycle__round__year=cycle.round.year,
            work="rekap_triwulan",
            finished_at__isnull=False,
        ).values_list("cycle__round__quarter", flat=True)
    )
    return [str(Quarter(cycle.round.year, number)) for number in range(1, 5) if number not in compiled]


def _authors(cycle: Cycle) -> dict[int, Position]:
    """Which of the report's authors writes on which indicator."""
    shares = Assignment.objects.filter(
        step_run__cycle=cycle, step_run__work="laporan", withdrawn_at__isnull=True
    ).select_related("position")
    return {
        indicator.pk: share.position
        for share in shares.prefetch_related("indicators").order_by("id")
        for indicator in share.indicators.all()
    }


def _closing(period: str) -> str:
    return f"Demikian laporan kinerja {period} disusun sebagai bahan evaluasi dan perbaikan pada triwulan berikutnya."
