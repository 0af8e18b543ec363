"""What keeps the worksheet from being handed in: each with its place on the page, and how many of each sort."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import ngettext

from triwulan.indicators.crossing import BLOCKER_CODE
from triwulan.indicators.figures import Figure
from triwulan.indicators.validation import Finding, findings
from triwulan.web.steps.bahan_rows import field_name
from triwulan.web.steps.page import Missing


@dataclass(frozen=True)
class Tally:
    """Like "2 bukti belum ada", with the first place where one is."""

    words: str
    place: str


def missing_of(figures: Sequence[Figure]) -> list[Missing]:
    return [
        Missing(f"{figure.number}. {figure.indicator.name}: {one.sentence}", place_of(figure, one))
        for figure in figures
        for one in open_findings(figure)
    ]


def tallies_of(figures: Sequence[Figure]) -> list[Tally]:
    found = [(_sort(one.code), place_of(figure, one)) for figure in figures for one in open_findings(figure)]
    counts = Counter(sort for sort, _place in found)
    first = dict(reversed(found))
    return [Tally(_words(sort, counts[sort]), first[sort]) for sort in counts]


def open_findings(figure: Figure) -> list[Finding]:
    found = findings(figure)
    return [*found.blockers, *found.unanswered]


def place_of(figure: Figure, finding: Finding) -> str:
    """The field where it is mended."""
    pk = figure.indicator.pk
    if finding.code == "evidence_missing":
        return f"#{field_name('b', pk)}"
    if finding.code == "explanation_missing":
        return f"#{field_name('t', pk, 'explanation')}"
    if finding.code in _VALUES | _FAULTS or finding.code.startswith(BLOCKER_CODE):
        rows = list(figure.indicator.variables.all())
        empty = [row for row in rows if figure.variables[row.code] is None]
        return f"#{field_name('v', pk, (empty or rows)[0].code)}" if rows else f"#i{pk}"
    return f"#{field_name('w', pk, finding.code)}"


_VALUES = {"not_filled", "incomplete"}
_FAULTS = {"out_of_bounds", "not_computable"}


def _sort(code: str) -> str:
    if code in _VALUES:
        return "value"
    if code in _FAULTS or code.startswith(BLOCKER_CODE):
        return "fault"
    return {"evidence_missing": "evidence", "explanation_missing": "explanation"}.get(code, "question")


def _words(sort: str, count: int) -> str:
    said = {
        "value": ngettext("%(count)d nilai belum lengkap", "%(count)d nilai belum lengkap", count),
        "fault": ngettext("%(count)d nilai keliru", "%(count)d nilai keliru", count),
        "evidence": ngettext("%(count)d bukti belum ada", "%(count)d bukti belum ada", count),
        "explanation": ngettext("%(count)d penjelasan belum ada", "%(count)d penjelasan belum ada", count),
        "question": ngettext("%(count)d peringatan belum dijawab", "%(count)d peringatan belum dijawab", count),
    }
    return said[sort] % {"count": count}
