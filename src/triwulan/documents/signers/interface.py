"""What a way of signing has to offer, and what it may refuse. Nothing here keeps, logs or queues a pass phrase.

A signer is given the paper as it is and answers with the proof that it was signed: of ink a scan, of a certificate the
signed PDF. It writes nothing: that the paper stays unsigned when it fails follows from there.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from triwulan.documents.imprint import Verification

WET_INK = "wet_ink"
CERTIFICATE = "certificate"
BSRE = "bsre"


class SigningFailed(Exception):
    """The text is a sentence for the user; the paper is as it was before."""


class PassphraseWrong(SigningFailed):
    """Somebody may be guessing: `attempts` counts these."""


class TooManyAttempts(SigningFailed):
    """Nothing was tried: too many were wrong before."""


@dataclass(frozen=True)
class Room:
    """Where the visible mark stands: page from 1, points from the page's upper left corner."""

    page: int
    x: float
    y: float
    height: float


@dataclass(frozen=True)
class Reserved:
    """The place of a signature that is still to come: `place` in the order of signing, from 0."""

    place: int
    title: str
    room: Room


def field_name(place: int) -> str:
    return f"TandaTangan{place + 1}"


@dataclass(frozen=True)
class Order:
    """`pdf` is the paper with the signatures that it has already; `title` the signer's position as printed beneath.

    `later`: whoever signs after him. The first signature lays out the fields of all, since a later one may add no more
    than itself.
    """

    pdf: bytes = field(repr=False)
    place: int
    name: str
    title: str
    number: str
    verification: Verification
    moment: datetime
    town: str = ""
    room: Room | None = None
    later: tuple[Reserved, ...] = ()

    @property
    def field_name(self) -> str:
        return field_name(self.place)

    @property
    def reason(self) -> str:
        return f"{self.title}, {self.number}"


@dataclass(frozen=True)
class CertificateFacts:
    """What the register tells of a certificate: never its key."""

    name: str
    issuer: str
    sha256: str


@dataclass(frozen=True)
class Proof:
    """`content` None: ink that was seen and not scanned yet."""

    method: str
    content: bytes | None = field(repr=False)
    content_type: str = "application/pdf"
    certificate: CertificateFacts | None = None


class Signer(Protocol):
    def sign(self, order: Order) -> Proof:
        """SigningFailed or UploadRefused, with the sentence."""
