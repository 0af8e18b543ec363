"""Laporan Data Kinerja: a division's quarter, under a nota dinas to the planner (inside the office no letter is sent)."""

from dataclasses import dataclass

from triwulan.documents.content import Paper
from triwulan.documents.figures import Budget, FigureRow, Prose
from triwulan.documents.imprint import Imprint, Signature

KIND = "laporan_data_kinerja"


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
    closing: Prose = ""
    authors: tuple[Author, ...] = ()
    budget: Budget | None = None


def compose(data: LaporanDataKinerja) -> Paper:
    raise NotImplementedError
