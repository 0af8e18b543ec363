"""Bahan Laporan Data Kinerja: an analyst's figures with their variables, reasons and proofs, as handed to the sub-head."""

from dataclasses import dataclass

from triwulan.documents.blocks import (
    Block,
    Heading,
    KeyValue,
    KeyValues,
    LetterheadBlock,
    Signatures,
    Title,
    VerificationBlock,
)
from triwulan.documents.content import Paper, paper_of
from triwulan.documents.imprint import Imprint, Signature
from triwulan.documents.pieces.figure_blocks import (
    achievement_table,
    evidence_table,
    formula,
    obstacle_table,
    period_chart,
    trace,
    warning_table,
    with_unit,
)
from triwulan.documents.pieces.figures import FigureRow
from triwulan.documents.prose import one_line, prose

KIND = "bahan"


@dataclass(frozen=True)
class Bahan:
    """`unit` the sub-division, `order` the disposition that asked for it, `recipient` the position that gets it."""

    imprint: Imprint
    unit: str
    period: str
    order: str
    recipient: str
    handed_over: str
    figures: tuple[FigureRow, ...]
    signer: Signature
    note: str = ""


def compose(data: Bahan) -> Paper:
    rows = (
        KeyValue("Unit kerja", data.unit),
        KeyValue("Periode", data.period),
        KeyValue("Disposisi", data.order),
        KeyValue("Diserahkan kepada", data.recipient),
        KeyValue("Diserahkan pada", data.handed_over),
    )
    blocks: list[Block] = [
        LetterheadBlock(),
        Title(("Bahan Laporan Data Kinerja", data.period), data.imprint.number),
        KeyValues(rows, label_mm=38),
        Heading(1, "Ringkasan"),
        achievement_table(f"Target, realisasi, dan capaian {data.period}", data.figures, ""),
        *prose(data.note),
        Heading(1, "Rincian per indikator"),
    ]
    for figure in data.figures:
        blocks += _indicator(figure)
    blocks += [Signatures((data.signer,), data.imprint.place, data.imprint.date), VerificationBlock(at_foot=False)]
    title = f"Bahan Laporan Data Kinerja {data.unit} {data.period}"
    return paper_of(KIND, title, data.imprint, tuple(blocks), signers=(data.signer,))


def _indicator(figure: FigureRow) -> tuple[Block, ...]:
    words = (
        ("Kode", figure.code),
        ("Definisi operasional", figure.definition),
        ("Target triwulan", with_unit(figure.target, figure)),
        ("Target tahunan", with_unit(figure.year_target, figure) if figure.year_target else ""),
        ("Realisasi", with_unit(figure.value, figure)),
        ("Alasan n/a", figure.not_applicable),
        ("Capaian", figure.achievement),
        ("Penjelasan", one_line(figure.explanation)),
    )
    return (
        Heading(2, figure.name),
        KeyValues(tuple(KeyValue(label, value) for label, value in words if value), label_mm=38),
        *formula(figure),
        *period_chart(f"Target dan realisasi {figure.code}", figure, figure.periods, width=66),
        *obstacle_table(figure),
        *warning_table(figure),
        *evidence_table("", figure, whole_hash=True),
        *trace(figure),
    )
