"""Lembar Pengantar Dokumen: the cover sheet of what a free step yields, so that its files have a number and a hash."""

from dataclasses import dataclass

from triwulan.documents.blocks import (
    Block,
    Column,
    KeyValue,
    KeyValues,
    LetterheadBlock,
    Signatures,
    Table,
    Title,
    VerificationBlock,
)
from triwulan.documents.content import Paper, paper_of
from triwulan.documents.imprint import Imprint, Signature
from triwulan.documents.pieces.figures import Prose
from triwulan.documents.prose import prose

KIND = "dokumen"


@dataclass(frozen=True)
class Attachment:
    """`size` "1,2 MB"."""

    name: str
    sha256: str
    size: str = ""
    note: str = ""


@dataclass(frozen=True)
class Dokumen:
    """`output` is what the SOP says the step yields; `activity` its sentence."""

    imprint: Imprint
    unit: str
    period: str
    sop: str
    step: str
    activity: str
    output: str
    finished: str
    attachments: tuple[Attachment, ...]
    signer: Signature
    summary: Prose = ""


def compose(data: Dokumen) -> Paper:
    facts = (
        ("Kegiatan", data.activity),
        ("Keluaran", data.output),
        ("Unit kerja", data.unit),
        ("Periode", data.period),
        ("Dasar", f"{data.sop}, langkah {data.step}"),
        ("Selesai", data.finished),
    )
    blocks: tuple[Block, ...] = (
        LetterheadBlock(),
        Title(("Lembar Pengantar", data.output or data.activity), data.imprint.number),
        KeyValues(tuple(KeyValue(label, value) for label, value in facts if value), label_mm=38),
        *prose(data.summary),
        _attachments(data.attachments),
        Signatures((data.signer,), data.imprint.place, data.imprint.date),
        VerificationBlock(),
    )
    title = f"{data.output or data.activity} {data.unit} {data.period}"
    return paper_of(KIND, title, data.imprint, blocks, signers=(data.signer,))


def _attachments(attachments: tuple[Attachment, ...]) -> Block:
    columns = (
        Column("No.", "tengah", 9),
        Column("Berkas"),
        Column("Keterangan", width=38),
        Column("Ukuran", "tengah", 20),
        Column("Sidik jari (SHA-256)", width=46),
    )
    rows = tuple(
        (str(i), found.name, found.note or "–", found.size, found.sha256) for i, found in enumerate(attachments, 1)
    )
    return Table("", columns, rows)
