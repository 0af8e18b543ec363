"""The papers that print a value, with the figure as each printed it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from triwulan.core.numbers import format_percent
from triwulan.core.quarters import Quarter
from triwulan.cycles.models import Assignment, Paper
from triwulan.documents.models import Document
from triwulan.indicators.measured import NOT_APPLICABLE, value_words
from triwulan.indicators.models import Indicator
from triwulan.reports.models import FrozenFigure, Report, ReportKind

_WORKING_PAPERS = ("bahan", "laporan_disposisi")


@dataclass(frozen=True)
class Printed:
    """`value` and `percent` as the report froze them; "" on a working paper, which freezes its content alone."""

    document: Document
    value: str = ""
    percent: str = ""

    @property
    def successor(self) -> Document | None:
        return getattr(self.document, "superseded_by", None)


def reports_printing(indicator: Indicator, quarter: Quarter) -> list[Report]:
    """Those of the quarter, of the later ones of its year, which print the year so far, and of the year itself."""
    later = Q(quarter__gte=quarter.number) | Q(quarter=None)
    found = Report.objects.filter(
        later, agency=indicator.agency_id, year=quarter.year, versions__figures__indicator=indicator
    )
    return list(found.select_related("unit").distinct().order_by("kind", "quarter", "id"))


def documents_of(report: Report) -> list[Document]:
    """Oldest first: each version of a report has its paper, in the same order."""
    papers = Document.objects.filter(agency=report.agency_id, unit=report.unit_id, kind=report.kind, year=report.year)
    if report.kind != ReportKind.YEAR:
        papers = papers.filter(quarter=report.quarter)
    return list(papers.defer("content").select_related("unit", "superseded_by").order_by("id"))


def printed_in(indicator: Indicator, quarter: Quarter, tasks: Sequence[Assignment]) -> list[Printed]:
    """Oldest first."""
    found = _working_papers(tasks)
    for report in reports_printing(indicator, quarter):
        versions = report.versions.order_by("number").values_list("pk", flat=True)
        frozen = {one.version_id: one for one in FrozenFigure.objects.filter(version__in=versions, indicator=indicator)}
        for version, document in zip(versions, documents_of(report), strict=False):
            if version in frozen:
                found.append(_printed(document, frozen[version], indicator))
    return sorted(found, key=lambda one: one.document.pk)


def _working_papers(tasks: Sequence[Assignment]) -> list[Printed]:
    papers = Paper.objects.filter(assignment__in=tasks, document__kind__in=_WORKING_PAPERS)
    found = papers.defer("document__content").select_related("document__unit", "document__superseded_by")
    return [Printed(paper.document) for paper in found.order_by("id")]


def _printed(document: Document, frozen: FrozenFigure, indicator: Indicator) -> Printed:
    value = NOT_APPLICABLE if frozen.not_applicable else _words(indicator, frozen.value)
    return Printed(document, value, "–" if frozen.percent is None else _percent(frozen))


def _words(indicator: Indicator, value: Decimal | None) -> str:
    return "–" if value is None else value_words(indicator, value)


def _percent(frozen: FrozenFigure) -> str:
    return format_percent(frozen.percent)
