"""Rencana Aksi: what a position promises, quarter by quarter, by which kegiatan, with which budget, by whom (DOMAIN.md 4)."""

from dataclasses import dataclass

from triwulan.documents.blocks import (
    Column,
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
class RencanaAksi:
    imprint: Imprint
    year: str
    signer: Signature
    actions: tuple[PlannedAction, ...]


def compose(data: RencanaAksi) -> Paper:
    title = f"Rencana Aksi Tahun {data.year}"
    blocks = (
        Landscape(
            (
                LetterheadBlock(),
                Title((title, data.signer.position), data.imprint.number),
                _table(data),
                Signatures((data.signer,), data.imprint.place, data.imprint.date),
                VerificationBlock(at_foot=False),
            )
        ),
    )
    return paper_of(KIND, f"{title} {data.signer.position}", data.imprint, blocks, signers=(data.signer,))


def _table(data: RencanaAksi) -> Table:
    columns = (
        Column("No.", "tengah", 8),
        Column("Sasaran", share=0.9),
        Column("Indikator Kinerja", share=1.3),
        Column("Satuan", "tengah", 18),
        Column("Target tahun", "angka", 15),
        *(Column(f"TW {quarter}", "angka", 12) for quarter in ("I", "II", "III", "IV")),
        Column("Program/Kegiatan/Sub kegiatan"),
        Column("Pagu (Rp)", "rupiah", 25),
        Column("Penanggung jawab", width=25),
    )
    single = [HeadCell(column.title, rows=2) for column in columns]
    head = (
        (*single[:5], HeadCell("Target triwulan", columns=4), *single[9:]),
        tuple(HeadCell(f"TW {quarter}") for quarter in ("I", "II", "III", "IV")),
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
