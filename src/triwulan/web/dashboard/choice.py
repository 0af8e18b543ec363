"""What the reader of the timeliness page asked for: a year, one of its quarters, one unit."""

from dataclasses import dataclass

from django.http import HttpRequest

from triwulan.dashboards.facts import RoundFacts, read_rounds, told_rounds, told_years

QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True)
class Choice:
    """`years` that have rounds, the newest first; `quarter` and `unit` None for all of them."""

    years: list[int]
    year: int | None
    quarter: int | None
    unit: int | None

    def rounds(self) -> list[RoundFacts]:
        """Of the chosen quarters, the newest first."""
        if self.year is None:
            return []
        of = {"year": self.year} | ({} if self.quarter is None else {"quarter": self.quarter})
        return read_rounds(told_rounds(**of))

    @property
    def query(self) -> str:
        """The same choice in an address."""
        asked = (("tahun", self.year), ("triwulan", self.quarter), ("unit", self.unit))
        return "&".join(f"{name}={value}" for name, value in asked if value is not None)


def chosen(request: HttpRequest) -> Choice:
    """What cannot be read or is not there counts as not asked for."""
    years = told_years()
    year = _number(request, "tahun")
    quarter = _number(request, "triwulan")
    return Choice(
        years,
        year if year in years else next(iter(years), None),
        quarter if quarter in QUARTERS else None,
        _number(request, "unit"),
    )


def _number(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None  # noqa: PLR2004 - a key's length
