"""The indicators under check: this quarter beside the last, and the mark that each gets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.http import QueryDict
from django.utils.translation import gettext as _

from triwulan.core.numbers import format_percent
from triwulan.cycles.answers import MarkChoice
from triwulan.cycles.models import Assignment
from triwulan.indicators.figures import Figure, Past
from triwulan.indicators.models import Indicator
from triwulan.indicators.validation import Finding, findings
from triwulan.web.steps.bahan_rows import figures_of

FITS, MEND = "sesuai", "perbaiki"
# What the bars reach to; beyond it the figure beside them stays whole.
FULL = Decimal(150)


@dataclass(frozen=True)
class Side:
    """One quarter of the two: its achievement, its value, and how far the bar goes."""

    label: str
    percent: str
    value: str
    meter: str


@dataclass(frozen=True)
class CheckRow:
    """`changed`: since somebody sent the report back. `words` is what its author wrote of it."""

    figure: Figure
    now: Side
    before: Side | None
    fits: bool
    note: str
    changed: bool
    words: str

    @property
    def indicator(self) -> Indicator:
        return self.figure.indicator

    @property
    def mark_name(self) -> str:
        return f"m-{self.indicator.pk}"

    @property
    def note_name(self) -> str:
        return f"n-{self.indicator.pk}"

    @property
    def asked(self) -> Sequence[Finding]:
        """Every warning: the answered ones with their answer, and what came up since the report was handed in."""
        return findings(self.figure).warnings


def rows_of(task: Assignment, fields: QueryDict, touched: frozenset[int], words: Mapping[str, str]) -> list[CheckRow]:
    return [
        CheckRow(
            figure=figure,
            now=_now(figure),
            before=_before(figure),
            fits=fields.get(f"m-{figure.indicator.pk}", FITS) != MEND,
            note=fields.get(f"n-{figure.indicator.pk}", ""),
            changed=figure.indicator.pk in touched,
            words=words.get(figure.indicator.code, ""),
        )
        for figure in figures_of(task)
    ]


def marks_of(task: Assignment, fields: QueryDict) -> dict[str, MarkChoice]:
    """Those that were marked; the rest fit."""
    return {
        indicator.code: MarkChoice(
            fits=fields[f"m-{indicator.pk}"] != MEND, note=fields.get(f"n-{indicator.pk}", "").strip()
        )
        for indicator in task.indicators.all()
        if f"m-{indicator.pk}" in fields
    }


def reason_of(task: Assignment, marks: Mapping[str, MarkChoice]) -> str:
    """The notes beside the marks, where nobody wrote a reason of his own."""
    notes = [
        f"{indicator.name}: {mark.note}"
        for indicator in task.indicators.all()
        if (mark := marks.get(indicator.code)) and not mark.fits and mark.note
    ]
    return "\n".join(notes)


def tally(rows: Sequence[CheckRow]) -> str:
    """Like "7 indikator sesuai, 1 perlu diperbaiki." """
    mend = sum(not row.fits for row in rows)
    facts = {"fits": len(rows) - mend, "mend": mend}
    if not mend:
        return _("%(fits)d indikator sesuai.") % facts
    return _("%(fits)d indikator sesuai, %(mend)d perlu diperbaiki.") % facts


def _now(figure: Figure) -> Side:
    return Side(_short(figure.quarter), figure.percent_text, figure.value_text, _meter(figure.percent))


def _before(figure: Figure) -> Side | None:
    past: Past | None = figure.previous
    if past is None:
        return None
    percent = _("tidak dapat dinilai") if past.percent is None else format_percent(past.percent)
    return Side(_short(past.quarter), percent, figure.say(past.value), _meter(past.percent))


def _short(quarter: object) -> str:
    return str(quarter).replace("Triwulan", "TW")


def _meter(percent: Decimal | None) -> str:
    """As HTML counts: a point, and nothing beyond the scale; empty where there is nothing to draw."""
    return "" if percent is None else f"{max(min(percent, FULL), Decimal(0)):.2f}"
