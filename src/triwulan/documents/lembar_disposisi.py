"""Lembar Disposisi: a superior orders the next performers. Half a sheet, as offices file it, once to keep, once to hand on.

The SOP's disposition answers to the calendar, not to a letter: the letter's fields stay and show a dash (DOMAIN.md 7).
"""

from dataclasses import dataclass

from triwulan.documents.content import Paper
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


NATURES = ("Biasa", "Segera", "Sangat segera", "Rahasia")
REQUESTS = (
    "Tanggapan dan saran",
    "Proses lebih lanjut",
    "Koordinasikan dengan unit terkait",
    "Kumpulkan bahan dan bukti dukung",
    "Susun laporan data kinerja",
    "Laporkan hasilnya",
)


def compose(data: LembarDisposisi) -> Paper:
    raise NotImplementedError
