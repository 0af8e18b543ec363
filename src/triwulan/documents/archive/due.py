"""What has come to the end of a retention: to be carried to the inactive papers, destroyed, handed over or appraised."""

from typing import Literal, get_args

from django.db.models import F, QuerySet
from django.db.models.functions import ExtractYear
from django.db.models.lookups import GreaterThanOrEqual, LessThan

from triwulan.documents.access import visible
from triwulan.documents.models import Document
from triwulan.organisations.models import Agency
from triwulan.organisations.queries import today

Due = Literal["inaktif", "musnah", "permanen", "dinilai_kembali"]
DUE: tuple[Due, ...] = get_args(Due)


def due(agency: Agency, what: Due, person: object) -> "QuerySet[Document]":
    """That he may read, oldest first, without contents. Not what lies in an open file, nor what a berita acara lists already."""
    year = today(agency).year
    ends = ExtractYear("retention_from") + F("active_years")
    over = ends + F("inactive_years")
    found = visible(Document.objects.filter(agency=agency, disposal=None), person, agency)
    if what == "inaktif":
        found = found.filter(LessThan(ends, year), GreaterThanOrEqual(over, year), inactive_at=None)
    else:
        found = found.filter(LessThan(over, year), fate=what)
    return found.defer("content").select_related("unit", "agency__government").order_by("date", "pk")


def how_many(agency: Agency, person: object) -> dict[Due, int]:
    return {what: due(agency, what, person).count() for what in DUE}
