"""With what a person may sign here: his own certificate, his account at BSrE, or neither yet."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from triwulan.documents.certificates import certificate_of
from triwulan.documents.models import SigningCertificate, SigningIdentity, SigningService
from triwulan.documents.signers.certificate import LocalCertificate
from triwulan.documents.signers.interface import BSRE, CERTIFICATE, Signer
from triwulan.documents.signing_services import identity_of, pen_of, service_of
from triwulan.organisations.models import Agency, Person


@dataclass(frozen=True)
class Pens:
    certificate: SigningCertificate | None
    service: SigningService | None
    identity: SigningIdentity | None

    @property
    def ways(self) -> list[tuple[str, str]]:
        """What can be used at once, by its name in `documents.signers`, with its words."""
        found = []
        if self.certificate is not None:
            found.append((CERTIFICATE, _("Sertifikat saya (%s)") % self.certificate.name))
        if self.identity is not None and self.service is not None:
            found.append((BSRE, _("BSrE (NIK berakhir %s)") % self.identity.hint))
        return found

    def pen(self, way: str, passphrase: str) -> Signer:
        """SigningFailed where it cannot be taken up; KeyError for a way that is not among `ways`."""
        if way == CERTIFICATE and self.certificate is not None:
            return LocalCertificate(bytes(self.certificate.content), passphrase)
        if way == BSRE and self.identity is not None and self.service is not None:
            return pen_of(self.service, self.identity, passphrase)
        raise KeyError(way)


def pens_of(person: Person, agency: Agency) -> Pens:
    service = service_of(agency)
    return Pens(certificate_of(person), service if service and service.active else None, identity_of(person))
