"""Lembar Disposisi: a superior orders the next performers. Half a sheet, as offices file it, once to keep, once to hand on.

The SOP's disposition answers to the calendar, not to a letter: the letter's fields stay and show a dash (DOMAIN.md 7).
"""

from dataclasses import dataclass

from triwulan.core.sentences import term
from triwulan.documents.blocks import (
    Block,
    Box,
    Checkboxes,
    Column,
    Form,
    HalfSheet,
    KeyValue,
    KeyValues,
    LetterheadBlock,
    Option,
    Paragraph,
    Run,
    Signatures,
    Table,
    Text,
    Title,
    VerificationBlock,
)
from triwulan.documents.content import Paper, paper_of
from triwulan.documents.imprint import Imprint, Signature

KIND = "lembar_disposisi"


@dataclass(frozen=True)
class Recipient:
    """Every position that could be addressed stands on the sheet; those addressed are ticked."""

    position: str
    addressed: bool
    indicators: tuple[str, ...] = ()
    instruction: str = ""
    coordinator: bool = False


@dataclass(frozen=True)
class AssignedIndicator:
    code: str
    name: str
    unit: str
    target: str
    recipient: str


@dataclass(frozen=True)
class LembarDisposisi:
    """`agenda_number` "D-031/TW-III/2026"; `nature` one of NATURES; `deadline` with clock and zone."""

    imprint: Imprint
    sop: str
    step: str
    period: str
    agenda_number: str
    nature: str
    subject: str
    basis: str
    received: str
    recipients: tuple[Recipient, ...]
    instruction: str
    deadline: str
    signer: Signature
    requests: tuple[str, ...] = ()
    indicators: tuple[AssignedIndicator, ...] = ()
    note: str = ""


MOST_CODES = 6
COPIES = ("untuk penerima", "untuk arsip")
NATURES = (term("Biasa"), term("Segera"), term("Sangat segera"), term("Rahasia"))
REQUESTS = (
    "Tanggapan dan saran",
    "Proses lebih lanjut",
    "Koordinasikan dengan unit terkait",
    "Kumpulkan bahan dan bukti dukung",
    "Susun laporan data kinerja",
    "Laporkan hasilnya",
)


def compose(data: LembarDisposisi) -> Paper:
    """Those who get the same instruction share a sheet; each sheet is printed for them and for the archive."""
    orders: dict[str, list[Recipient]] = {}
    for recipient in data.recipients:
        if recipient.addressed:
            orders.setdefault(recipient.instruction or data.instruction, []).append(recipient)
    sheets = [
        HalfSheet(_sheet(data, instruction, addressed), f"Langkah {data.step} SOP\nlembar {copy}")
        for instruction, addressed in (orders or {data.instruction: []}).items()
        for copy in COPIES
    ]
    title = f"Lembar Disposisi {data.agenda_number}: {data.subject}"
    return paper_of(KIND, title, data.imprint, (*sheets, *_annex(data)), signers=(data.signer,))


def _sheet(data: LembarDisposisi, instruction: str, addressed: list[Recipient]) -> tuple[Block, ...]:
    letter = KeyValues(_rows(("Surat dari", ""), ("Nomor surat", ""), ("Tanggal surat", "")), label_mm=25)
    intake = KeyValues(_rows(("Diterima tanggal", data.received), ("Nomor agenda", data.agenda_number)), label_mm=25)
    nature = Checkboxes("", tuple(Option(name, name == data.nature) for name in NATURES), columns=2)
    subject = KeyValues(_rows(("Hal", (Run(data.subject, bold=True),)), ("Dasar", data.basis)), label_mm=25)
    order = Signatures((data.signer,), data.imprint.place, data.imprint.date)
    form = Form(
        (
            (Box((letter,)), Box((intake, nature))),
            (Box((subject,)),),
            (Box(_boxes(data, addressed), 0.82), Box((*_order(data, instruction, addressed), order), 1.18)),
        )
    )
    return LetterheadBlock(), Title(("Lembar Disposisi",)), form


def _boxes(data: LembarDisposisi, addressed: list[Recipient]) -> tuple[Block, ...]:
    to = tuple(Option(_named(recipient), recipient in addressed) for recipient in data.recipients)
    asked = dict.fromkeys((*REQUESTS, *data.requests))
    wish = tuple(Option(request, request in data.requests) for request in asked)
    note = Paragraph((Run("Catatan: ", bold=True), Run(data.note)), indent=False, align="kiri")
    return Checkboxes("Diteruskan kepada Sdr.:", to), Checkboxes("Dengan hormat harap:", wish), note


def _order(data: LembarDisposisi, instruction: str, addressed: list[Recipient]) -> tuple[Block, ...]:
    codes = list(dict.fromkeys(code for recipient in addressed for code in recipient.indicators))
    listed = ", ".join(codes) if len(codes) <= MOST_CODES else "daftar pada lampiran"
    rows = _rows(
        ("Indikator", f"{len(codes)} indikator ({listed})" if codes else ""),
        ("Batas waktu", (Run(data.deadline, bold=True),) if data.deadline else "tanpa batas waktu"),
    )
    title = Paragraph((Run("Isi disposisi:", bold=True),), indent=False, align="kiri")
    return title, Paragraph(instruction, indent=False, align="kiri"), KeyValues(rows, label_mm=19)


def _named(recipient: Recipient) -> str:
    return f"{recipient.position} (koordinator)" if recipient.coordinator else recipient.position


def _rows(*pairs: tuple[str, Text]) -> tuple[KeyValue, ...]:
    return tuple(KeyValue(label, value) for label, value in pairs)


def _annex(data: LembarDisposisi) -> tuple[Block, ...]:
    if not data.indicators:
        return ()
    columns = (
        Column("No.", "tengah", 9),
        Column("Kode", width=22),
        Column("Indikator Kinerja"),
        Column("Satuan", width=21),
        Column("Target", "angka", 19),
        Column("Diteruskan kepada", width=40),
    )
    rows = tuple(
        (str(i), found.code, found.name, found.unit, found.target, found.recipient)
        for i, found in enumerate(data.indicators, 1)
    )
    lines = ("Lampiran lembar disposisi", f"Indikator yang ditugaskan, {data.period}")
    return Title(lines, data.agenda_number), Table("", columns, rows), VerificationBlock(at_foot=False)
