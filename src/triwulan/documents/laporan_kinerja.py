"""Laporan Kinerja (LKjIP): the agency's year in the outline of PermenPANRB 53/2014, chapters I to IV (DOMAIN.md 2.3)."""

from dataclasses import dataclass

from triwulan.documents.content import Paper
from triwulan.documents.figures import (
    NO_ORGANISATION,
    Budget,
    FigureRow,
    Organisation,
    Prose,
    Recommendation,
    UnitTimeliness,
)
from triwulan.documents.imprint import Imprint, Signature

KIND = "laporan_kinerja"


@dataclass(frozen=True)
class Review:
    """The Inspektorat's statement; its wording is theirs."""

    statement: Prose
    signer: Signature
    place: str
    reviewed_on: str


@dataclass(frozen=True)
class Objective:
    """A strategic objective as chapter III.A treats it; (5) to (7) are narrative, empty ones are drafted.

    `name` equals the `objective` of its figures. `efficiency` = achievement less absorption, formatted.
    """

    name: str
    average: str
    predicate: str
    ceiling: str = ""
    realisation: str = ""
    absorption: str = ""
    efficiency: str = ""
    causes: Prose = ""
    resources: Prose = ""
    programmes: Prose = ""


@dataclass(frozen=True)
class LaporanKinerja:
    """`figures` are the year's; their `periods` the quarters, their `years` the years before with this one last."""

    imprint: Imprint
    year: str
    sop: str
    objectives: tuple[Objective, ...]
    figures: tuple[FigureRow, ...]
    average: str
    signer: Signature
    organisation: Organisation = NO_ORGANISATION
    review: Review | None = None
    timeliness: tuple[UnitTimeliness, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    budget: Budget | None = None
    missing_quarters: tuple[str, ...] = ()
    foreword: Prose = ""
    summary: Prose = ""
    aspects: Prose = ""
    issues: Prose = ""
    legal_bases: tuple[str, ...] = ()
    plan: Prose = ""
    agreement: Prose = ""
    conclusions: Prose = ""
    next_steps: Prose = ""
    awards: Prose = ""


def compose(data: LaporanKinerja) -> Paper:
    raise NotImplementedError
