"""Laporan Data Kinerja: a division's quarter, under a nota dinas to the planner (inside the office no letter is sent)."""

from dataclasses import dataclass

from triwulan.core.dates import format_date
from triwulan.documents.blocks import (
    Block,
    Column,
    Heading,
    KeyValue,
    KeyValues,
    LetterheadBlock,
    PageBreak,
    Paragraph,
    Run,
    Signatures,
    Table,
    Title,
    VerificationBlock,
)
from triwulan.documents.content import Paper, paper_of
from triwulan.documents.imprint import Imprint, Signature
from triwulan.documents.pieces.figure_blocks import (
    achievement_table,
    evidence_table,
    formula,
    numbered,
    obstacle_table,
    period_chart,
    sentence,
    trace,
    warning_table,
)
from triwulan.documents.pieces.figures import Budget, FigureRow, Prose
from triwulan.documents.pieces.unit_blocks import budget_table, section
from triwulan.documents.prose import prose

KIND = "laporan_data_kinerja"
CLOSING = "Demikian laporan data kinerja ini disusun untuk digunakan dalam penyusunan laporan kinerja triwulanan perangkat daerah."


@dataclass(frozen=True)
class NotaDinas:
    """`text` replaces the drafted body of the note."""

    to: str
    sender: str
    copies: str = ""
    nature: str = "Biasa"
    attachments: str = "1 (satu) berkas"
    text: Prose = ""


@dataclass(frozen=True)
class Author:
    """Each assigned sub-head writes his part."""

    position: str
    name: str
    part: str = ""


@dataclass(frozen=True)
class LaporanDataKinerja:
    """`average` is formatted; `basis` names the disposition that started the round in this unit."""

    imprint: Imprint
    unit: str
    period: str
    sop: str
    basis: str
    nota: NotaDinas
    figures: tuple[FigureRow, ...]
    average: str
    signer: Signature
    opening: Prose = ""
    summary: Prose = ""
    obstacles: Prose = ""
    closing: Prose = ""
    authors: tuple[Author, ...] = ()
    budget: Budget | None = None


def compose(data: LaporanDataKinerja) -> Paper:
    title = f"Laporan Data Kinerja {data.unit} {data.period}"
    blocks: list[Block] = [
        *_note(data, title),
        PageBreak(),
        Title(("Laporan Data Kinerja", data.unit, data.period)),
        Heading(1, "Pendahuluan"),
        *prose(data.opening, _opening(data)),
        Heading(1, "Ringkasan capaian"),
        *prose(data.summary),
        achievement_table(f"Target, realisasi, dan capaian {data.period}", data.figures, data.average),
        Heading(1, "Uraian per indikator"),
    ]
    for number, figure in numbered(data.figures):
        blocks += _indicator(number, figure, data.period)
    if data.budget:
        blocks += [Heading(1, "Realisasi anggaran"), budget_table(f"Realisasi anggaran {data.period}", data.budget)]
    blocks += [
        *section(1, "Hambatan dan tindak lanjut", data.obstacles),
        Heading(1, "Penutup"),
        *prose(data.closing, CLOSING),
        *_authors(data.authors),
        Signatures((data.signer,), data.imprint.place, data.imprint.date),
    ]
    return paper_of(KIND, title, data.imprint, tuple(blocks), signers=(data.signer,))


def _note(data: LaporanDataKinerja, title: str) -> tuple[Block, ...]:
    nota = data.nota
    rows = (
        KeyValue("Kepada", f"Yth. {nota.to}"),
        KeyValue("Dari", nota.sender),
        KeyValue("Tembusan", nota.copies),
        KeyValue("Tanggal", format_date(data.imprint.date)),
        KeyValue("Nomor", data.imprint.number),
        KeyValue("Sifat", nota.nature),
        KeyValue("Lampiran", nota.attachments),
        KeyValue("Hal", (Run(f"Penyampaian {title}", bold=True),)),
    )
    body = (
        f"Bersama ini disampaikan {title}, disusun menurut {data.sop}.\n\n"
        f"Laporan memuat {len(data.figures)} indikator beserta bukti dukungnya. Setiap angka dapat ditelusuri sampai "
        "penyusun dan waktunya.\n\nDemikian disampaikan, atas perhatian dan kerja sama Saudara diucapkan terima kasih."
    )
    return (
        LetterheadBlock(),
        Title(("Nota Dinas",)),
        KeyValues(rows, label_mm=24, rule_below=True),
        *prose(nota.text, body),
        Signatures((data.signer,)),
        VerificationBlock(),
    )


def _opening(data: LaporanDataKinerja) -> str:
    return (
        f"Laporan ini memuat data kinerja {data.unit} sampai dengan {data.period}. Data dikumpulkan menurut {data.sop} "
        f"berdasarkan {data.basis} dan diperiksa sebelum diserahkan."
    )


def _indicator(number: int, figure: FigureRow, period: str) -> tuple[Block, ...]:
    return (
        Heading(2, figure.name),
        Paragraph(sentence(figure, f"sampai dengan {period}")),
        *formula(figure),
        *period_chart(f"Target dan realisasi indikator {number}", figure, figure.periods),
        *prose(figure.explanation),
        *obstacle_table(figure),
        *warning_table(figure),
        *evidence_table(f"Bukti dukung indikator {number}", figure),
        *trace(figure),
    )


def _authors(authors: tuple[Author, ...]) -> tuple[Block, ...]:
    if not authors:
        return ()
    columns = (Column("No.", "tengah", 9), Column("Penyusun"), Column("Jabatan"), Column("Bagian", width=44))
    rows = tuple((str(i), author.name, author.position, author.part or "–") for i, author in enumerate(authors, 1))
    return (Table("", columns, rows),)
