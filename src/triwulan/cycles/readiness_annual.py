"""Readiness of the annual report: its chapters against what the evaluation sheet asks of them."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from triwulan.core.quarters import Quarter
from triwulan.cycles.compiled import head_of_agency
from triwulan.cycles.models import Cycle
from triwulan.cycles.narrative import missing_quarters
from triwulan.cycles.readiness import (
    AGREEMENT,
    PLAN,
    TREE,
    ChapterReadiness,
    Lack,
    Place,
    Readiness,
    Wanted,
    of_each,
    once,
    section_told,
    spending_told,
)
from triwulan.cycles.readiness_talk import comments_settled, report_in, review_told
from triwulan.documents.kinds.perjanjian_kinerja import KIND
from triwulan.indicators.models import Benchmark, Plan, PlanKind, PlanTarget
from triwulan.indicators.spending import Spending, spending_by
from triwulan.indicators.year_figures import YearFigure
from triwulan.organisations.models import Position, ReviewGrant
from triwulan.reports.agreements import current
from triwulan.reports.drafts import MET
from triwulan.reports.models import Report, ReportKind


@dataclass(frozen=True)
class Written:
    """The report's words by section, and which of them somebody wrote himself."""

    said: Mapping[str, str]
    edited: AbstractSet[str]


@dataclass(frozen=True)
class _Known:
    """What is asked of the database, once."""

    figures: Sequence[YearFigure]
    written: Written
    has_plan: bool
    planned: AbstractSet[int]
    compared: AbstractSet[int]
    head: Position | None
    agreed: bool
    spendings: Sequence[Spending]
    quarters: Sequence[str]
    reviewers: Sequence[str]
    report: Report | None


def annual_readiness(cycle: Cycle, figures: Sequence[YearFigure], written: Written) -> Readiness:
    """In a fixed number of queries."""
    known = _known(cycle, figures, written)
    return Readiness(
        (
            ChapterReadiness(_("Bagian awal"), _front(known)),
            ChapterReadiness(_("Bab I. Pendahuluan"), _introduction(known)),
            ChapterReadiness(_("Bab II. Perencanaan kinerja"), _planning(known)),
            ChapterReadiness(_("Bab III. Akuntabilitas kinerja"), (*_measured(known), *_explained(known))),
            ChapterReadiness(_("Bab IV. Penutup"), _closing(known)),
            ChapterReadiness(_("Lampiran"), _annexes(known)),
        )
    )


def _known(cycle: Cycle, figures: Sequence[YearFigure], written: Written) -> _Known:
    agency, year = cycle.round.agency, cycle.round.year
    indicators = [figure.indicator.pk for figure in figures]
    head = head_of_agency(agency)
    plans = Plan.objects.filter(agency=agency, kind=PlanKind.RENSTRA, first_year__lte=year, last_year__gte=year)
    grants = ReviewGrant.objects.filter(agency=agency).select_related("position").order_by("position__order", "id")
    return _Known(
        figures=figures,
        written=written,
        has_plan=plans.exists(),
        planned=set(PlanTarget.objects.filter(indicator__in=indicators).values_list("indicator_id", flat=True)),
        compared=set(Benchmark.objects.filter(indicator__in=indicators).values_list("indicator_id", flat=True)),
        head=head,
        agreed=head is not None and current(head, year, KIND) is not None,
        spendings=spending_by(Quarter(year, 4)),
        quarters=missing_quarters(cycle),
        reviewers=[grant.position.title for grant in grants],
        report=report_in(cycle, ReportKind.YEAR),
    )


def _front(known: _Known) -> tuple[Wanted, ...]:
    said = known.written.said
    return (
        section_told(_("Kata pengantar"), "3.a", "kata-pengantar", said),
        review_told(known.report, known.reviewers),
        section_told(_("Ikhtisar eksekutif"), "3.a", "ikhtisar", said),
        comments_settled(known.report),
    )


def _introduction(known: _Known) -> tuple[Wanted, ...]:
    said = known.written.said
    return (
        section_told(_("Gambaran umum organisasi"), "3.a", "pendahuluan", said),
        section_told(_("Aspek strategis organisasi"), "3.a", "aspek", said),
        section_told(_("Permasalahan utama"), "3.a", "isu-strategis", said),
    )


def _planning(known: _Known) -> tuple[Wanted, ...]:
    figures = known.figures
    plan = () if known.has_plan else (Lack(_("Renstra yang memuat tahun ini belum dicatat"), Place(TREE)),)
    key = any(figure.indicator.is_key for figure in figures)
    unmarked = () if key else (Lack(_("Tidak satu indikator pun ditandai IKU"), Place(TREE)),)
    return (
        once(_("Rencana strategis"), "1.a", *plan),
        once(_("Indikator kinerja utama"), "1.b", *unmarked),
        of_each(
            _("Target tahunan setiap indikator"), "3.b", figures, [one for one in figures if one.target is None], PLAN
        ),
        once(_("Perjanjian kinerja kepala perangkat daerah"), "3.b", *_unsigned(known)),
    )


def _unsigned(known: _Known) -> tuple[Lack, ...]:
    if known.agreed:
        return ()
    if known.head is None:
        return (Lack(_("Jabatan kepala perangkat daerah belum ada")),)
    lack = Lack(_("Perjanjian kinerja tahun ini belum ada dalam register"), supplier=known.head)
    return (replace(lack, place=Place(AGREEMENT, str(known.head.pk))),)


def _measured(known: _Known) -> tuple[Wanted, ...]:
    figures = known.figures
    compared = [one for one in figures if one.indicator.is_key]
    return (
        of_each(_("(1) Realisasi keempat triwulan"), "2.b", figures, [one for one in figures if one.missing]),
        of_each(
            _("(2) Perbandingan dengan tahun lalu"), "3.b", figures, [one for one in figures if not one.year_before]
        ),
        of_each(
            _("(3) Target jangka menengah"),
            "3.b",
            figures,
            [one for one in figures if one.indicator.pk not in known.planned],
            PLAN,
        ),
        of_each(
            _("(4) Nilai nasional atau provinsi bagi IKU"),
            "3.b",
            compared,
            [one for one in compared if one.indicator.pk not in known.compared],
            PLAN,
        ),
    )


def _explained(known: _Known) -> tuple[Wanted, ...]:
    figures, edited = known.figures, known.written.edited
    silent = [
        one
        for one in figures
        if not one.explanation and not one.is_excused and f"analisis-{one.indicator.pk}" not in edited
    ]
    behind = [one for one in figures if one.percent is not None and one.percent < MET]
    without = [one for one in behind if not (one.obstacle and one.follow_up)]
    alone = [one for one in figures if one.indicator.programme is None and not one.indicator.is_key]
    return (
        of_each(_("(5) Penyebab keberhasilan atau kegagalan"), "3.b", figures, silent),
        of_each(_("(5) Hambatan dan tindak lanjut bila target belum tercapai"), "3.b", behind, without),
        spending_told(_("(6) Efisiensi: realisasi anggaran setiap program"), "3.b", known.spendings),
        of_each(_("(7) Program penunjang setiap indikator"), "3.b", figures, alone, PLAN),
    )


def _closing(known: _Known) -> tuple[Wanted, ...]:
    said = known.written.said
    return (
        section_told(_("Simpulan"), "3.b", "penutup", said),
        section_told(_("Langkah di masa mendatang"), "3.c", "langkah", said),
    )


def _annexes(known: _Known) -> tuple[Wanted, ...]:
    asked = [one for one in known.figures if one.indicator.evidence_required and not one.is_excused]
    late = [Lack(quarter) for quarter in known.quarters]
    return (
        of_each(_("Bukti dukung setiap indikator"), "2.b", asked, [one for one in asked if not one.evidence]),
        once(_("Laporan keempat triwulan"), "3.a", *late, count=4),
    )
