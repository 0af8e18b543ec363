"""What is stored of reports."""

from collections.abc import Collection

from django.db.models import Count, Q

from triwulan.indicators.models import Indicator
from triwulan.reports.models import FrozenFigure, Report, ReportKind, ReportVersion, Section


def sections_of(report: Report) -> list[Section]:
    """Each with `open_comments`, how many are not settled."""
    rows = Section.objects.filter(report=report).select_related("indicator", "author", "edited_by")
    unsettled = Count("comments", filter=Q(comments__resolved_at=None, comments__id__isnull=False))
    return list(rows.annotate(open_comments=unsettled).order_by("order", "id"))


def versions_of(report: Report) -> list[ReportVersion]:
    """Oldest first."""
    return list(ReportVersion.objects.filter(report=report).select_related("frozen_by").order_by("number"))


def frozen_figures_of(version: ReportVersion) -> list[FrozenFigure]:
    return list(
        FrozenFigure.objects.filter(version=version)
        .select_related("indicator__agency")
        .prefetch_related("indicator__variables")
        .order_by("indicator__order", "id")
    )


def recommendations_of(report: Report) -> dict[int, str]:
    """Texts by the indicator's key."""
    return dict(report.recommendations.values_list("indicator_id", "text"))


def indicators_in(versions: list[list[FrozenFigure]]) -> list[Indicator]:
    """Every indicator of any of the versions, in the order of the last."""
    found: dict[int, Indicator] = {}
    for figures in reversed(versions):
        for figure in figures:
            found.setdefault(figure.indicator_id, figure.indicator)
    return list(found.values())


def warnings_kept(indicators: Collection[int], year: int) -> dict[tuple[int, int], list[dict[str, str]]]:
    """By indicator and quarter, as the quarter's compiled report froze them; its division's report where there is none."""
    rows = (
        FrozenFigure.objects.filter(
            indicator__in=indicators,
            warnings__isnull=False,
            version__report__year=year,
            version__report__kind__in=(ReportKind.UNIT, ReportKind.QUARTER),
        )
        .annotate(compiled=Q(version__report__kind=ReportKind.QUARTER))
        .order_by("compiled", "version__number", "id")
    )
    return {
        (indicator, quarter or 0): warnings or []
        for indicator, quarter, warnings in rows.values_list("indicator_id", "version__report__quarter", "warnings")
    }
