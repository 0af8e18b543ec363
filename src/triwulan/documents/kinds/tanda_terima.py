"""Tanda Terima: the approved report changes hands and is filed, electronically and on paper."""

from dataclasses import dataclass, replace

from triwulan.documents.blocks import (
    Block,
    Column,
    Heading,
    KeyValue,
    KeyValues,
    LetterheadBlock,
    Paragraph,
    Signatures,
    Table,
    Title,
    VerificationBlock,
)
from triwulan.documents.content import Paper, paper_of
from triwulan.documents.imprint import Imprint, Signature
from triwulan.documents.prose import prose

KIND = "tanda_terima"


@dataclass(frozen=True)
class HandedItem:
    """`form` "PDF dan DOCX", "cetak, 1 eksemplar"; `sha256` of the file that was handed over, `code` of its page."""

    name: str
    number: str = ""
    form: str = ""
    sha256: str = ""
    code: str = ""


@dataclass(frozen=True)
class ArchivePlace:
    """Where the paper is; what is empty prints as a dash, to be written by hand."""

    classification: str = ""
    retention: str = ""
    cabinet: str = ""
    box: str = ""
    folder: str = ""


UNFILED = ArchivePlace()


@dataclass(frozen=True)
class TandaTerima:
    imprint: Imprint
    unit: str
    period: str
    sop: str
    step: str
    items: tuple[HandedItem, ...]
    handed_over: str
    timeliness: str
    giver: Signature
    receiver: Signature
    archive: ArchivePlace = UNFILED
    note: str = ""


def compose(data: TandaTerima) -> Paper:
    opening = (
        f"Pada {data.handed_over} telah diserahterimakan naskah di bawah ini menurut {data.sop}, langkah {data.step}, "
        f"untuk {data.unit}, {data.period}."
    )
    blocks: tuple[Block, ...] = (
        LetterheadBlock(),
        Title(("Tanda Terima", "Laporan Data Kinerja"), data.imprint.number),
        Paragraph(opening),
        _items(data.items),
        KeyValues((KeyValue("Ketepatan waktu", data.timeliness),), label_mm=38),
        Heading(1, "Tempat penyimpanan arsip"),
        _archive(data.archive),
        *prose(data.note),
        Signatures(
            (
                replace(data.receiver, intro=data.receiver.intro or "Yang menerima,"),
                replace(data.giver, intro=data.giver.intro or "Yang menyerahkan,"),
            ),
            data.imprint.place,
            data.imprint.date,
        ),
        VerificationBlock(),
    )
    title = f"Tanda Terima Laporan Data Kinerja {data.unit} {data.period}"
    return paper_of(KIND, title, data.imprint, blocks, signers=(data.giver, data.receiver))


def _items(items: tuple[HandedItem, ...]) -> Block:
    columns = (
        Column("No.", "tengah", 9),
        Column("Naskah"),
        Column("Nomor", width=43),
        Column("Bentuk", width=23),
        Column("Sidik jari (SHA-256)", width=43),
    )
    rows = tuple(
        (str(i), found.name, found.number or "–", found.form or "–", found.sha256 or _by_code(found))
        for i, found in enumerate(items, 1)
    )
    return Table("", columns, rows)


def _by_code(item: HandedItem) -> str:
    """Until the worker has rendered the file, its verification page is what proves it."""
    return f"lihat kode verifikasi {item.code}" if item.code else "–"


def _archive(place: ArchivePlace) -> Block:
    """Electronic and on paper, as the SOP asks ("Disimpan Sebagai Data Elektronik dan Manual")."""
    rows = (
        KeyValue("Kode klasifikasi", place.classification),
        KeyValue("Retensi", place.retention),
        KeyValue("Lemari", place.cabinet),
        KeyValue("Boks", place.box),
        KeyValue("Folder", place.folder),
    )
    return KeyValues(rows, label_mm=38)
