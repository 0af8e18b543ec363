"""Lembar Pengantar Dokumen: the cover sheet of what a free step yields, so that its files have a number and a hash."""

from dataclasses import dataclass

from triwulan.documents.content import Paper
from triwulan.documents.figures import Prose
from triwulan.documents.imprint import Imprint, Signature

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
    raise NotImplementedError
