"""Bahan Laporan Data Kinerja: an analyst's figures with their variables, reasons and proofs, as handed to the sub-head."""

from dataclasses import dataclass

from triwulan.documents.content import Paper
from triwulan.documents.figures import FigureRow
from triwulan.documents.imprint import Imprint, Signature

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
    raise NotImplementedError
