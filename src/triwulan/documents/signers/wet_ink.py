"""Print, sign, scan, upload: the scan is the proof of the ink."""

from dataclasses import dataclass, field

from triwulan.documents.signers.interface import WET_INK, Order, Proof
from triwulan.documents.uploads.scans import checked_scan


@dataclass(frozen=True)
class WetInk:
    """Without `content` the ink was seen, and its scan comes later."""

    name: str = ""
    content: bytes | None = field(default=None, repr=False)

    def sign(self, order: Order | None = None) -> Proof:  # noqa: ARG002 - the paper was signed away from here
        """UploadRefused for a scan that is none."""
        if self.content is None:
            return Proof(WET_INK, None)
        scan = checked_scan(self.name, self.content)
        return Proof(WET_INK, scan.content, scan.content_type)
