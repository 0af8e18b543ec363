"""Laporan Disposisi: what the head of division decided about a report, indicator by indicator, and why."""

from dataclasses import dataclass

from triwulan.documents.blocks import (
    Block,
    Checkboxes,
    Column,
    Heading,
    KeyValue,
    KeyValues,
    LetterheadBlock,
    Option,
    Paragraph,
    Row,
    Run,
    Signatures,
    Statement,
    Table,
    Title,
    VerificationBlock,
)
from triwulan.documents.content import Paper, paper_of
from triwulan.documents.imprint import Imprint, Signature

KIND = "laporan_disposisi"


@dataclass(frozen=True)
class Mark:
    """The check of one indicator; `mark` e.g. "sesuai" or "perlu diperbaiki"."""

    code: str
    name: str
    value: str
    previous: str
    achievement: str
    mark: str
    note: str = ""
    ticked: bool = True


@dataclass(frozen=True)
class Change:
    """A value that changed since the last round of the check."""

    code: str
    name: str
    before: str
    after: str
    reason: str = ""


@dataclass(frozen=True)
class LaporanDisposisi:
    """`outcome` as the SOP's way out is called ("Disetujui"); `approved` tells which of two boxes is ticked.

    `next_step` says who acts now; `duration` "47 menit dari 1 jam"; `attempt` counts the rounds from 1.
    """

    imprint: Imprint
    unit: str
    period: str
    sop: str
    step: str
    report: str
    attempt: int
    approved: bool
    outcome: str
    reason: str
    checked: str
    duration: str
    next_step: str
    marks: tuple[Mark, ...]
    signer: Signature
    recipient: str = ""
    changes: tuple[Change, ...] = ()


def compose(data: LaporanDisposisi) -> Paper:
    choices = (Option("Disetujui", data.approved), Option("Dikembalikan untuk diperbaiki", not data.approved))
    blocks: list[Block] = [
        LetterheadBlock(),
        Title(("Laporan Disposisi", "Hasil Pemeriksaan Laporan Data Kinerja"), data.imprint.number),
        _facts(data),
        Checkboxes(_decision(data, choices), choices, columns=2),
        *_reason(data),
        *_changes(data.changes),
        *_marks(data.marks),
        Paragraph((Run("Langkah berikutnya: ", bold=True), Run(data.next_step)), indent=False, align="kiri"),
        Signatures((data.signer,), data.imprint.place, data.imprint.date),
        VerificationBlock(at_foot=False),
    ]
    decided = "disetujui" if data.approved else "dikembalikan"
    title = f"Laporan Disposisi {data.unit} {data.period}: {decided}"
    return paper_of(KIND, title, data.imprint, tuple(blocks), signers=(data.signer,))


def _decision(data: LaporanDisposisi, choices: tuple[Option, ...]) -> str:
    """The SOP's own word for the way out, where it says something else than the box that is ticked."""
    ticked = next(option.label for option in choices if option.checked).lower()
    return "Keputusan" if data.outcome.lower() in ticked else f"Keputusan: {data.outcome}"


def _facts(data: LaporanDisposisi) -> Block:
    rows = (
        ("Laporan", data.report),
        ("Unit kerja", data.unit),
        ("Periode", data.period),
        ("Dasar", f"{data.sop}, langkah {data.step}"),
        ("Pemeriksaan ke", str(data.attempt)),
        ("Diperiksa", data.checked),
        ("Lama pemeriksaan", data.duration),
        ("Diteruskan kepada", data.recipient),
    )
    return KeyValues(tuple(KeyValue(label, value) for label, value in rows if value), label_mm=38)


def _reason(data: LaporanDisposisi) -> tuple[Block, ...]:
    if not data.reason.strip():
        return ()
    return (Statement("Catatan pemeriksa:" if data.approved else "Alasan pengembalian:", data.reason),)


def _changes(changes: tuple[Change, ...]) -> tuple[Block, ...]:
    if not changes:
        return ()
    columns = (
        Column("Kode", width=20),
        Column("Indikator"),
        Column("Semula", "angka", 19),
        Column("Menjadi", "angka", 19),
        Column("Alasan", width=44),
    )
    rows = tuple((found.code, found.name, found.before, found.after, found.reason or "–") for found in changes)
    return Heading(1, "Perubahan sejak pemeriksaan sebelumnya"), Table("", columns, rows)


def _marks(marks: tuple[Mark, ...]) -> tuple[Block, ...]:
    """Remarks have a column where the checker made any."""
    noted = any(found.note for found in marks)
    columns = (
        Column("No.", "tengah", 9),
        Column("Indikator"),
        Column("Triwulan lalu", "angka", 22 if noted else 27),
        Column("Realisasi", "angka", 22 if noted else 27),
        Column("Capaian", "persen", 19),
        Column("Hasil periksa", width=23),
        *((Column("Catatan", width=28),) if noted else ()),
    )

    def row(number: int, found: Mark) -> Row:
        note = (found.note or "–",) if noted else ()
        return (str(number), found.name, found.previous, found.value, found.achievement, _marked(found), *note)

    rows = tuple(row(i, found) for i, found in enumerate(marks, 1))
    return Heading(1, "Hasil pemeriksaan per indikator"), Table("", columns, rows)


def _marked(mark: Mark) -> str:
    return f"{'✓' if mark.ticked else '✗'} {mark.mark}"
