"""Tanda Terima: the approved report changes hands and is filed, electronically and on paper."""

from dataclasses import dataclass

from triwulan.documents.content import Paper
from triwulan.documents.imprint import Imprint, Signature

KIND = "tanda_terima"


@dataclass(frozen=True)
class HandedItem:
    """`form` "PDF dan DOCX", "cetak, 1 eksemplar"; the hash of the file that was handed over."""

    name: str
    number: str = ""
    form: str = ""
    sha256: str = ""


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
    raise NotImplementedError
