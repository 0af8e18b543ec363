"""The pieces that several papers print: an indicator with its figures, proofs and words, timeliness, budget, advice.

All text is final (numbers formatted, dates written out); only `Period` carries decimals, for the charts.
"""

from dataclasses import dataclass
from decimal import Decimal

from triwulan.documents.blocks import Block

Prose = str | tuple[Block, ...]
"""Narrative: plain text with blank lines between paragraphs and "- " before list items, or blocks ready made."""


@dataclass(frozen=True)
class EvidenceRow:
    """`note` e.g. the date of the upload."""

    name: str
    sha256: str
    note: str = ""


@dataclass(frozen=True)
class VariableRow:
    """What was entered: "Pembilang: kegiatan yang mendapat rekomendasi", "5", "Kegiatan"; without a value, nothing was."""

    label: str
    value: str
    unit: str = ""


@dataclass(frozen=True)
class Period:
    """One mark of a chart: "TW I" or "2024"; None where there is no figure. `not_applicable`: why there can be none."""

    label: str
    target: Decimal | None = None
    value: Decimal | None = None
    not_applicable: str = ""


@dataclass(frozen=True)
class Comparison:
    """An earlier value beside this one, without its unit: "Triwulan III 2025", "41,20", "+2,30"."""

    label: str
    value: str
    change: str = ""


@dataclass(frozen=True)
class AskedWarning:
    """As the checker saw it; without an answer nobody had given one. `by`: who answered."""

    warning: str
    answer: str = ""
    by: str = ""


@dataclass(frozen=True)
class FigureRow:
    """One indicator in one period, as every paper prints it; a paper leaves out what it has no use for.

    `target`, `value`, `achievement`, `predicate` are the period's (a quarter's, or the year's in the annual report).
    `not_applicable` is the reason of a period that is n/a, printed as a note. An achievement that cannot be had is said in words ("tidak dapat dinilai", "belum lengkap"); `percent` is the same
    achievement for the charts. `key`: it is an IKU; `plan_years` are the plan's targets, "2026" with "85,00"; `spending`
    a sentence on what its program had and spent. `entered` is who and when: "Analis Data, Selasa 14 April 2026 09.00 WITA".
    """

    code: str
    name: str
    unit: str
    target: str
    value: str
    achievement: str
    predicate: str = ""
    objective: str = ""
    definition: str = ""
    formula: str = ""
    polarity: str = ""
    owner: str = ""
    year_target: str = ""
    year_achievement: str = ""
    plan_target: str = ""
    plan_achievement: str = ""
    benchmark: str = ""
    key: bool = False
    method: str = ""
    data_source: str = ""
    plan_years: tuple[tuple[str, str], ...] = ()
    spending: str = ""
    decimals: int = 2
    percent: Decimal | None = None
    periods: tuple[Period, ...] = ()
    years: tuple[Period, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    variables: tuple[VariableRow, ...] = ()
    not_applicable: str = ""
    sentence: str = ""
    explanation: Prose = ""
    support: Prose = ""
    obstacle: Prose = ""
    follow_up: Prose = ""
    responsible: str = ""
    due: str = ""
    programme: str = ""
    evidence: tuple[EvidenceRow, ...] = ()
    warnings: tuple[AskedWarning, ...] = ()
    entered: str = ""
    corrected: str = ""


@dataclass(frozen=True)
class UnitTimeliness:
    """A unit's run of the SOP in the quarter; `remark` "tepat waktu", "terlambat 2 jam 10 menit kerja".

    The steps counted are those with a standard time that are finished; the chart shows them. `period` where a table has
    several quarters: "Triwulan III 2026".
    """

    unit: str
    started: str
    handed_over: str
    returns: str
    remark: str
    late: bool = False
    steps_on_time: int = 0
    steps_late: int = 0
    period: str = ""


@dataclass(frozen=True)
class MissingUnit:
    """A unit that the report had to do without, and why."""

    unit: str
    reason: str


@dataclass(frozen=True)
class Recommendation:
    indicator: str
    text: str
    responsible: str = ""
    due: str = ""


@dataclass(frozen=True)
class BudgetRow:
    name: str
    ceiling: str
    realisation: str
    percent: str
    remainder: str = ""


@dataclass(frozen=True)
class BudgetGroup:
    """A programme with its activities; an empty title joins them without a head of their own."""

    title: str
    rows: tuple[BudgetRow, ...]


@dataclass(frozen=True)
class Budget:
    """`programmes`: each program whole, without its activities."""

    groups: tuple[BudgetGroup, ...]
    total: BudgetRow
    source: str = ""
    programmes: tuple[BudgetRow, ...] = ()


@dataclass(frozen=True)
class UnitBox:
    """A unit of the structure's chart and the posts that stand under it."""

    name: str
    posts: tuple[str, ...] = ()


@dataclass(frozen=True)
class StaffRow:
    unit: str
    counts: tuple[str, ...]


@dataclass(frozen=True)
class Organisation:
    """The agency as chapter I shows it; without `head` no chart is drawn, without `staff` no table."""

    profile: Prose = ""
    head: str = ""
    secretariat: UnitBox | None = None
    divisions: tuple[UnitBox, ...] = ()
    staff_columns: tuple[str, ...] = ()
    staff: tuple[StaffRow, ...] = ()
    staff_total: tuple[str, ...] = ()


NO_ORGANISATION = Organisation()
