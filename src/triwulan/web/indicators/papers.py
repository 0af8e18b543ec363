"""The papers of a year that print an indicator: reports with its figure, agreements and plans with its target."""

from triwulan.documents.kinds import perjanjian_kinerja, rencana_aksi
from triwulan.documents.models import Document
from triwulan.indicators.models import Indicator
from triwulan.reports.models import Report

_PROMISING = (perjanjian_kinerja.KIND, rencana_aksi.KIND)


def papers_of(indicator: Indicator, year: int) -> list[Document]:
    """The newest first, with what took their place. Three queries at most."""
    reports = Report.objects.filter(agency=indicator.agency_id, year=year, versions__figures__indicator=indicator)
    printing = set(reports.distinct().values_list("kind", "unit", "quarter"))
    kinds = {kind for kind, _unit, _quarter in printing}
    holders = {indicator.owner_id, indicator.node.position_id}
    found = Document.objects.filter(agency=indicator.agency_id, year=year, kind__in=kinds.union(_PROMISING))
    rows = found.defer("content").select_related("superseded_by").prefetch_related("signings").order_by("-pk")
    return [row for row in rows if _prints(row, printing, holders)]


def _prints(row: Document, printing: set[tuple[str, int, int | None]], holders: set[int | None]) -> bool:
    if row.kind in _PROMISING:
        return any(one.order == 0 and one.position_id in holders for one in row.signings.all())
    return (row.kind, row.unit_id, row.quarter) in printing
