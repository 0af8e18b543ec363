"""The divisions' own sentences, as they handed them in, for the place in a compiled report where they are wanted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from triwulan.core.quarters import Quarter
from triwulan.cycles.models import Cycle
from triwulan.reports.models import ReportKind, ReportVersion, Section

SERVES = {
    "capaian": ("capaian", "ikhtisar"),
    "hambatan": ("hambatan", "isu-strategis", "langkah"),
}
"""A division's section and the parts of the agency's reports it may serve; those of an indicator serve its own."""


@dataclass(frozen=True)
class Quote:
    """`key` tells one from the others of its section; `source` is what stands behind the words."""

    key: str
    text: str
    source: str

    @property
    def words(self) -> str:
        """As it is inserted: its last line says whose it is."""
        return f"{self.text}\n\n({self.source})"

    def is_in(self, body: str) -> bool:
        return self.text in body


def quotes_for(cycle: Cycle, sections: Iterable[Section], *, yearly: bool) -> dict[str, list[Quote]]:
    """By the section's key, oldest quarter first; the same words of a division once. One query."""
    wanted = {section.key: section.indicator.code for section in sections if section.indicator}
    keys = {section.key for section in sections}
    found: dict[str, list[Quote]] = {}
    for version in _handed_in(cycle, yearly=yearly):
        for part in version.sections:
            for key in _served(part, keys, wanted):
                _add(found.setdefault(key, []), version, part)
    return found


def _handed_in(cycle: Cycle, *, yearly: bool) -> Iterator[ReportVersion]:
    """The last version of each division's report."""
    rows = ReportVersion.objects.filter(
        report__agency=cycle.round.agency_id, report__kind=ReportKind.UNIT, report__year=cycle.round.year
    )
    if not yearly:
        rows = rows.filter(report__quarter=cycle.round.quarter)
    last = {row.report_id: row for row in rows.select_related("report__unit").order_by("number")}
    yield from sorted(last.values(), key=lambda row: (row.report.quarter or 0, row.report.unit.order, row.pk))


def _served(part: dict[str, Any], keys: set[str], wanted: dict[str, str]) -> Iterator[str]:
    if part["indicator"]:
        yield from (key for key, code in wanted.items() if code == part["indicator"])
    else:
        yield from (key for key in SERVES.get(part["key"], ()) if key in keys)


def _add(quotes: list[Quote], version: ReportVersion, part: dict[str, Any]) -> None:
    report, text = version.report, str(part["body"]).strip()
    if not text:
        return
    source = _("Sumber: laporan %(unit)s, %(period)s") % {
        "unit": report.unit.name,
        "period": Quarter(report.year, report.quarter) if report.quarter else report.year,
    }
    known = {quote.text for quote in quotes}
    if text not in known:
        quotes.append(Quote(f"{report.pk}-{part['key']}", text, source))
