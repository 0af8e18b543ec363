"""Laporan Kinerja Triwulan: the agency's quarter, chapters A to D of DOMAIN.md 2.4 as Bab I to IV, a to h per indicator."""

from dataclasses import dataclass

from triwulan.documents.content import Paper
from triwulan.documents.figures import (
    NO_ORGANISATION,
    Budget,
    FigureRow,
    MissingUnit,
    Organisation,
    Prose,
    Recommendation,
    UnitTimeliness,
)
from triwulan.documents.imprint import Imprint, Signature

KIND = "laporan_triwulan"


@dataclass(frozen=True)
class LaporanTriwulan:
    """`quarter` "Triwulan III", `year` "2026". Empty prose is drafted from the figures; figures come by objective.

    `averages` holds the formatted average per objective; `average` the agency's.
    """

    imprint: Imprint
    quarter: str
    year: str
    sop: str
    figures: tuple[FigureRow, ...]
    average: str
    timeliness: tuple[UnitTimeliness, ...]
    signer: Signature
    organisation: Organisation = NO_ORGANISATION
    legal_bases: tuple[str, ...] = ()
    missing: tuple[MissingUnit, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    budget: Budget | None = None
    foreword: Prose = ""
    summary: Prose = ""
    background: Prose = ""
    collection: Prose = ""
    plan: Prose = ""
    closing: Prose = ""


def compose(data: LaporanTriwulan) -> Paper:
    raise NotImplementedError
