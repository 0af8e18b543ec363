"""Signing by the person's own certificate, laid over the file as an update, so that former signatures hold."""

import logging
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from triwulan.documents.signers.interface import CERTIFICATE, Order, Proof, SigningFailed
from triwulan.documents.signers.pkcs12 import check_in_force, open_pkcs12
from triwulan.documents.signers.stamp import stamp_pdf

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class LocalCertificate:
    pkcs12: bytes = field(repr=False)
    passphrase: str = field(repr=False)

    def sign(self, order: Order) -> Proof:
        """RenderFailed too, where the visible mark cannot be set."""
        opened = open_pkcs12(self.pkcs12, self.passphrase)
        check_in_force(opened.starts_at, opened.expires_at)
        stamp = stamp_pdf(order) if order.room else None
        # inline import: pyHanko loads for seconds
        from triwulan.documents.signers.pades import sealed

        try:
            content = sealed(order, self.pkcs12, self.passphrase, stamp)
        except SigningFailed:
            raise
        except Exception as error:  # noqa: BLE001 - nothing of it may go on
            # whatever the library stumbles over: its words are not for users, and its frames hold the pass phrase
            logger.error("signing of %s failed: %s", order.number, type(error).__name__)  # noqa: TRY400
            raise SigningFailed(
                _("Dokumen belum ditandatangani karena penandatanganannya gagal di server. Coba lagi.")
            ) from None
        return Proof(CERTIFICATE, content, certificate=opened.facts)
