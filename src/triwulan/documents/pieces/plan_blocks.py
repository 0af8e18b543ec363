"""Chapter II of the annual report: the plan of several years, the key indicators, the agreement and what changed of it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from triwulan.core.dates import format_date
from triwulan.documents.blocks import (
    Block,
    Cell,
    Column,
    GroupRow,
    Heading,
    KeyValues,
    Landscape,
    Paragraph,
    Row,
    Signatures,
    Table,
)
from triwulan.documents.content import Paper
from triwulan.documents.pieces.figure_blocks import NUMBER, grouped_rows
from triwulan.documents.pieces.figures import Budget, BudgetRow, FigureRow
from triwulan.documents.prose import prose

YEAR_MM, NARROW_YEAR_MM = 17.0, 14.5
FEW_YEARS = 5
"""As many years of a plan as stand beside the indicators' names on an upright page."""
REPEATED = (Paragraph, KeyValues, Table, Signatures)
"""What of the agreement is printed once more in the annex; its letterhead, title and QR are its own."""


@dataclass(frozen=True)
class Goal:
    """A tujuan with the sasaran that serve it."""

    name: str
    objectives: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """The plan in force: "Rencana Strategis 2024–2028", by which decree. `years` name the figures' `plan_years`."""

    name: str
    decree: str = ""
    years: tuple[str, ...] = ()
    goals: tuple[Goal, ...] = ()


@dataclass(frozen=True)
class Agreed:
    """The head's Perjanjian Kinerja: its number and day, and its blocks for the annex.

    `signed` False: none was made in the register, and the blocks are drawn up from the year's targets.
    """

    title: str
    blocks: tuple[Block, ...]
    number: str = ""
    day: dt.date | None = None
    signed: bool = True


@dataclass(frozen=True)
class Change:
    """What of the year's promise became another, and why: "Target Indeks SPBE" "2,60" "2,70"."""

    what: str
    before: str
    after: str
    reason: str = ""


def agreed_from(paper: Paper, title: str) -> Agreed:
    """Out of the register's paper."""
    kept = tuple(block for block in paper.blocks if isinstance(block, REPEATED))
    return Agreed(title, kept, paper.number, paper.date)


def plan_blocks(plan: Plan | None, figures: tuple[FigureRow, ...]) -> tuple[Block, ...]:
    """The plan, its targets and the key indicators; what is wide stands together on turned pages."""
    if plan is None:
        return *prose("", "Rencana strategis belum dicatat."), *_turned((), _key_indicators(figures))
    decree = f", ditetapkan dengan {plan.decree}" if plan.decree else ""
    targets = _plan_targets(plan, figures)
    known = () if targets else prose("", "Target jangka menengah belum dicatat.")
    upright = len(plan.years) <= FEW_YEARS
    return (
        *prose("", f"{plan.name}{decree} menjadi dasar perencanaan kinerja tahun ini."),
        *_goal_table(plan),
        *known,
        *(targets if upright else ()),
        *_turned(() if upright else targets, _key_indicators(figures)),
    )


def _turned(targets: tuple[Block, ...], key: tuple[Block, ...]) -> tuple[Block, ...]:
    wide = any(isinstance(block, Table) for block in key)
    if not targets and not wide:
        return key
    return (Landscape((*targets, *key)),) if wide else (Landscape(targets), *key)


def _goal_table(plan: Plan) -> tuple[Block, ...]:
    if not plan.goals:
        return ()
    rows: list[Row | GroupRow] = []
    for goal in plan.goals:
        rows += [GroupRow(f"Tujuan: {goal.name}")] if goal.name else []
        rows += [(str(i), name) for i, name in enumerate(goal.objectives, 1)]
    return (Table(f"Tujuan dan sasaran {plan.name}", (NUMBER, Column("Sasaran strategis")), tuple(rows)),)


def _plan_targets(plan: Plan, figures: tuple[FigureRow, ...]) -> tuple[Block, ...]:
    if not plan.years or not any(figure.plan_years for figure in figures):
        return ()
    upright = len(plan.years) <= FEW_YEARS
    columns = (
        NUMBER,
        Column("Indikator Kinerja"),
        Column("Satuan", width=22 if upright else 30),
        *(Column(year, "angka", NARROW_YEAR_MM if upright else YEAR_MM) for year in plan.years),
    )

    def row(number: int, figure: FigureRow) -> Row:
        known = dict(figure.plan_years)
        return (str(number), figure.name, figure.unit, *(known.get(year, "") for year in plan.years))

    caption = f"Target jangka menengah menurut {plan.name}"
    return (Table(caption, columns, grouped_rows(figures, row), source=f"{plan.name}."),)


def _key_indicators(figures: tuple[FigureRow, ...]) -> tuple[Block, ...]:
    kept = tuple(figure for figure in figures if figure.key)
    if not kept:
        return Heading(2, "Indikator kinerja utama"), *prose("", "Indikator kinerja utama belum ditetapkan.")
    columns = (
        NUMBER,
        Column("Indikator kinerja utama"),
        Column("Satuan", width=22),
        Column("Cara penghitungan"),
        Column("Sumber data", width=40),
        Column("Penanggung jawab", width=44),
    )

    def row(number: int, figure: FigureRow) -> Row:
        counted = figure.method or figure.formula or "–"
        return (str(number), figure.name, figure.unit, counted, figure.data_source or "–", figure.owner or "–")

    table = Table("Indikator kinerja utama", columns, grouped_rows(kept, row), source="Metadata indikator.")
    said = f"Dari {len(figures)} indikator, {len(kept)} ditetapkan sebagai indikator kinerja utama (IKU)."
    return Heading(2, "Indikator kinerja utama"), *prose("", said), table


def agreement_words(agreed: Agreed | None, year: str) -> str:
    if agreed is None or not agreed.signed:
        return f"Target yang diperjanjikan untuk Tahun {year} sebagai berikut."
    numbered = f" Nomor {agreed.number}" if agreed.number else ""
    dated = f" tanggal {format_date(agreed.day)}" if agreed.day else ""
    return f"{agreed.title}{numbered}{dated} memuat target sebagai berikut. Naskahnya ada pada Lampiran 1."


def promised_budgets(caption: str, budget: Budget | None) -> tuple[Block, ...]:
    """Programs with their ceilings, as the agreement's second table has them."""
    if budget is None or not budget.programmes:
        return ()
    rows = tuple((str(i), one.name, one.ceiling) for i, one in enumerate(budget.programmes, 1))
    columns = (NUMBER, Column("Program"), Column("Anggaran (Rp)", "rupiah", 40))
    return (Table(caption, columns, rows, (Cell("Jumlah", columns=2), budget.total.ceiling)),)


def change_blocks(changes: Sequence[Change]) -> tuple[Block, ...]:
    if not changes:
        return Heading(2, "Perubahan perjanjian kinerja"), *prose(
            "", "Selama tahun berjalan tidak ada perubahan target, indikator, atau pagu yang dicatat."
        )
    columns = (
        NUMBER,
        Column("Yang berubah"),
        Column("Semula", "tengah", 28),
        Column("Menjadi", "tengah", 28),
        Column("Alasan", width=42),
    )
    rows = tuple(
        (str(i), one.what, one.before or "–", one.after or "–", one.reason or "–") for i, one in enumerate(changes, 1)
    )
    return Heading(2, "Perubahan perjanjian kinerja"), Table("Perubahan selama tahun berjalan", columns, rows)


def agreement_annex(agreed: Agreed | None) -> tuple[Block, ...]:
    """The agreement once more, without what makes it a paper of its own."""
    if agreed is None:
        return ()
    missing = (
        "Naskah yang ditandatangani tidak ada dalam register; lampiran ini disusun dari target dan pagu tahun ini."
    )
    numbered = " ".join(
        part
        for part in (
            f"Nomor {agreed.number}" if agreed.number else "",
            f"tanggal {format_date(agreed.day)}" if agreed.day else "",
        )
        if part
    )
    opening = prose("", f"{numbered}." if agreed.signed and numbered else "" if agreed.signed else missing)
    return (Heading(1, agreed.title), *opening, *agreed.blocks)


def programme_table(caption: str, rows: Sequence[BudgetRow]) -> tuple[Block, ...]:
    """The programs that serve one sasaran, with what each had and spent."""
    if not rows:
        return ()
    columns = (
        Column("Program"),
        Column("Pagu (Rp)", "rupiah", 34),
        Column("Realisasi (Rp)", "rupiah", 34),
        Column("Serapan", "persen", 22),
    )
    return (Table(caption, columns, tuple((one.name, one.ceiling, one.realisation, one.percent) for one in rows)),)
