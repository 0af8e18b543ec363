"""Rencana Aksi: what a position promises, quarter by quarter, by which kegiatan, with which budget, by whom (DOMAIN.md 4)."""

from dataclasses import dataclass

from triwulan.documents.blocks import (
    Block,
    Cell,
    Column,
    GroupRow,
    HeadCell,
    Landscape,
    LetterheadBlock,
    Row,
    Signatures,
    Table,
    Title,
    VerificationBlock,
)
from triwulan.documents.content import Paper, paper_of
from triwulan.documents.imprint import Imprint, Signature

KIND = "rencana_aksi"
NUMERALS = ("I", "II", "III", "IV")
MARK = "✓"


@dataclass(frozen=True)
class PlannedAction:
    """An indicator with its targets, the year's first; `activity` and `budget` of what serves it."""

    objective: str
    indicator: str
    unit: str
    target: str
    quarters: tuple[str, str, str, str]
    activity: str
    budget: str
    responsible: str


@dataclass(frozen=True)
class Activity:
    """What is done for an indicator, in which quarters; `node` is what pays `budget` of it."""

    indicator: str
    text: str
    quarters: tuple[int, ...]
    node: str
    budget: str
    responsible: str


@dataclass(frozen=True)
class RencanaAksi:
    """`activities` by indicator, in the order of `actions`; `total` of their budgets."""

    imprint: Imprint
    year: str
    signer: Signature
    actions: tuple[PlannedAction, ...]
    activities: tuple[Activity, ...] = ()
    total: str = ""


def compose(data: RencanaAksi) -> Paper:
    title = f"Rencana Aksi Tahun {data.year}"
    blocks = (
        Landscape(
            (
                LetterheadBlock(),
                Title((title, data.signer.position), data.imprint.number),
                _table(data),
                *_activities(data),
                Signatures((data.signer,), data.imprint.place, data.imprint.date),
                VerificationBlock(at_foot=False),
            )
        ),
    )
    return paper_of(KIND, f"{title} {data.signer.position}", data.imprint, blocks, signers=(data.signer,))


def _activities(data: RencanaAksi) -> tuple[Block, ...]:
    """Under the heads of their indicators, which repeat where the table breaks."""
    if not data.activities:
        return ()
    columns = (
        Column("No.", "tengah", 10),
        Column("Kegiatan", share=1.5),
        *(Column(f"TW {numeral}", "tengah", 11) for numeral in NUMERALS),
        Column("Kegiatan/Sub kegiatan", share=1.1),
        Column("Anggaran (Rp)", "rupiah", 30),
        Column("Penanggung jawab", width=42),
    )
    rows: list[Row | GroupRow] = []
    for number, one in enumerate(data.activities, 1):
        if number == 1 or data.activities[number - 2].indicator != one.indicator:
            rows.append(GroupRow(one.indicator))
        marks = (MARK if quarter in one.quarters else "" for quarter in range(1, 5))
        rows.append((str(number), one.text, *marks, one.node, one.budget, one.responsible))
    single = [HeadCell(column.title, rows=2) for column in columns]
    head = ((*single[:2], HeadCell("Triwulan", columns=4), *single[6:]), tuple(map(HeadCell, NUMERALS)))
    total = (Cell("Jumlah", columns=7), data.total, "")
    return (Table("", columns, tuple(rows), total, head=head, points=8.5),)


def _table(data: RencanaAksi) -> Table:
    columns = (
        Column("No.", "tengah", 10),
        Column("Sasaran", share=0.9),
        Column("Indikator Kinerja", share=1.3),
        Column("Satuan", "tengah", 18),
        Column("Target tahun", "angka", 15),
        *(Column(f"TW {quarter}", "angka", 12) for quarter in NUMERALS),
        Column("Program/Kegiatan/Sub kegiatan"),
        Column("Pagu (Rp)", "rupiah", 25),
        Column("Penanggung jawab", width=25),
    )
    single = [HeadCell(column.title, rows=2) for column in columns]
    head = (
        (*single[:5], HeadCell("Target triwulan", columns=4), *single[9:]),
        tuple(map(HeadCell, NUMERALS)),
    )
    rows: list[Row] = [
        (
            str(i),
            one.objective,
            one.indicator,
            one.unit,
            one.target,
            *one.quarters,
            one.activity,
            one.budget,
            one.responsible,
        )
        for i, one in enumerate(data.actions, 1)
    ]
    return Table("", columns, tuple(rows), head=head, points=8.5)
