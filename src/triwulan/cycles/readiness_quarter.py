"""Readiness of the quarterly report: parts a to h of every indicator, and what its chapters need besides."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from triwulan.cycles.compiled import missing_units
from triwulan.cycles.models import Cycle
from triwulan.cycles.readiness import (
    PLAN,
    ChapterReadiness,
    Lack,
    Readiness,
    Wanted,
    of_each,
    once,
    spending_told,
)
from triwulan.cycles.readiness_talk import comments_settled, report_in
from triwulan.indicators.figures import Figure
from triwulan.indicators.spending import spending_by
from triwulan.reports.drafts import MET
from triwulan.reports.models import ReportKind


def quarter_readiness(cycle: Cycle, figures: Sequence[Figure]) -> Readiness:
    """In a fixed number of queries."""
    left_out = [Lack(f"{one.unit}: {one.reason}") for one in missing_units(cycle.round)]
    spendings = spending_by(cycle.round.period)
    return Readiness(
        (
            ChapterReadiness(
                _("Bab I. Pendahuluan"),
                (
                    once(_("Laporan semua bidang"), "2.b", *left_out),
                    comments_settled(report_in(cycle, ReportKind.QUARTER)),
                ),
            ),
            ChapterReadiness(_("Bab II. Perencanaan kinerja"), _planned(figures)),
            ChapterReadiness(
                _("Bab III. Akuntabilitas kinerja"),
                (*_reached(figures), spending_told(_("Realisasi anggaran setiap program"), "3.b", spendings)),
            ),
            ChapterReadiness(_("Bab IV. Analisis per indikator"), _analysed(figures)),
        )
    )


def _planned(figures: Sequence[Figure]) -> tuple[Wanted, ...]:
    unset = [one for one in figures if one.target is None]
    return (of_each(_("Target triwulan setiap indikator"), "3.b", figures, unset, PLAN),)


def _reached(figures: Sequence[Figure]) -> tuple[Wanted, ...]:
    asked = [one for one in figures if one.indicator.evidence_required and not one.is_excused]
    return (
        of_each(
            _("Realisasi setiap indikator"),
            "2.b",
            figures,
            [one for one in figures if one.own_value is None and not one.is_excused],
        ),
        of_each(_("Bukti dukung setiap indikator"), "2.b", asked, [one for one in asked if not one.evidence]),
    )


def _analysed(figures: Sequence[Figure]) -> tuple[Wanted, ...]:
    behind = [one for one in figures if one.percent is not None and one.percent < MET]
    alone = [one for one in figures if one.indicator.programme is None and not one.indicator.is_key]
    return (
        of_each(
            _("(a) Definisi operasional"),
            "2.a",
            figures,
            [one for one in figures if not one.indicator.definition],
            PLAN,
        ),
        of_each(
            _("(d) Nilai triwulan yang sama tahun lalu"),
            "3.b",
            figures,
            [one for one in figures if not one.year_before],
        ),
        of_each(_("(e) Program penunjang"), "3.b", figures, alone, PLAN),
        of_each(
            _("(f) Penjelasan capaian"),
            "3.b",
            figures,
            [one for one in figures if not one.explanation and not one.is_excused],
        ),
        of_each(
            _("(g) Hambatan bila target belum tercapai"), "3.b", behind, [one for one in behind if not one.obstacle]
        ),
        of_each(
            _("(h) Tindak lanjut bila target belum tercapai"),
            "3.c",
            behind,
            [one for one in behind if not one.follow_up],
        ),
    )
