"""Laporan Disposisi: what the head of division decided about a report, indicator by indicator, and why."""

from dataclasses import dataclass

from triwulan.documents.content import Paper
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
    raise NotImplementedError
