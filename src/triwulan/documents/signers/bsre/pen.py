"""A person's pen at BSrE: the one signer interface over both versions. What comes back is looked at before it is kept."""

import io
from dataclasses import dataclass, field

from triwulan.documents.signers.bsre import v1, v2
from triwulan.documents.signers.bsre.mark import mark_of
from triwulan.documents.signers.bsre.refusals import malformed
from triwulan.documents.signers.bsre.service import Service
from triwulan.documents.signers.interface import BSRE, CertificateFacts, Order, Proof
from triwulan.documents.signers.validation import FoundSignature, signatures_in

_VERSIONS = {"v1": v1, "v2": v2}


@dataclass(frozen=True)
class BsrePen:
    """`passphrase` lives as long as the request that it came with."""

    service: Service
    nik: str = field(repr=False)
    passphrase: str = field(repr=False)

    def sign(self, order: Order) -> Proof:
        """SigningFailed with the sentence; RenderFailed where the visible mark cannot be set."""
        version = _VERSIONS[self.service.version]
        content = version.sign(self.service, order, self.nik, self.passphrase, mark_of(order))
        newest = _checked(order.pdf, content)
        return Proof(BSRE, content, certificate=CertificateFacts(newest.name[:200], newest.issuer[:200], newest.sha256))


def state_of(service: Service, nik: str) -> str:
    """The account's state in the service's own word, e.g. ISSUE. SigningFailed when it does not say."""
    found: str = _VERSIONS[service.version].state(service, nik)
    return found


def _checked(sent: bytes, came: bytes) -> FoundSignature:
    """SigningFailed unless it is our paper with one signature more, all of which hold."""
    # inline import: pypdf takes its memory where a paper is signed, and not in every web process
    from pypdf.errors import PyPdfError

    try:
        before, found = signatures_in(sent), signatures_in(came)
        same = came.startswith(sent) or _drawn(sent) == _drawn(came)
    except (ValueError, PyPdfError):
        raise malformed() from None
    if len(found) != len(before) + 1 or not same or not all(each.holds for each in found):
        raise malformed()
    return found[-1]


def _drawn(pdf: bytes) -> list[bytes]:
    """What is drawn on each page, annotations apart: a signature changes none of it."""
    # inline import: as above
    from pypdf import PdfReader

    contents = [page.get_contents() for page in PdfReader(io.BytesIO(pdf)).pages]
    return [found.get_data() if found is not None else b"" for found in contents]
