"""A person's own PKCS#12: opened for as long as one signing takes, by a pass phrase that nobody keeps."""

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from django.utils.translation import gettext as _

from triwulan.core import clock
from triwulan.documents.signers.interface import CertificateFacts, PassphraseWrong, SigningFailed

MOST_BYTES = 64 * 1024
LEAST_RSA_BITS = 2048


@dataclass(frozen=True)
class Opened:
    """The certificate alone; the key stays in the file."""

    facts: CertificateFacts
    starts_at: datetime
    expires_at: datetime


def open_pkcs12(content: bytes, passphrase: str) -> Opened:
    """SigningFailed: not a PKCS#12, the wrong pass phrase, no key of a kind that signs, or one that anybody could open."""
    if len(content) > MOST_BYTES:
        raise SigningFailed(_("Berkas ini terlalu besar untuk sebuah sertifikat. Pilih berkas .p12 atau .pfx."))
    if any(_opens(content, without) for without in (None, b"")):
        raise SigningFailed(
            _("Berkas sertifikat ini tidak dilindungi sandi, jadi tidak disimpan. Ekspor lagi dengan sandi.")
        )
    try:
        key, certificate, _chain = pkcs12.load_key_and_certificates(content, passphrase.encode("utf-8"))
    except ValueError:
        # the library cannot tell them apart either; nothing of what was typed goes on
        raise PassphraseWrong(_("Sandi sertifikat salah, atau berkasnya bukan PKCS#12 (.p12, .pfx).")) from None
    if certificate is None or key is None:
        raise SigningFailed(_("Berkas ini tidak memuat sertifikat beserta kuncinya."))
    strong = isinstance(key, EllipticCurvePrivateKey) or (
        isinstance(key, RSAPrivateKey) and key.key_size >= LEAST_RSA_BITS
    )
    if not strong:
        raise SigningFailed(_("Kunci sertifikat ini terlalu lemah atau tidak dikenal; pakai RSA 2048 bit atau EC."))
    return Opened(facts_of(certificate), certificate.not_valid_before_utc, certificate.not_valid_after_utc)


def check_in_force(starts_at: datetime, expires_at: datetime) -> None:
    now = clock.now()
    if now > expires_at:
        raise SigningFailed(_("Sertifikat Anda sudah kedaluwarsa. Unggah sertifikat yang baru di profil Anda."))
    if now < starts_at:
        raise SigningFailed(_("Sertifikat Anda belum berlaku."))


def facts_of(certificate: x509.Certificate) -> CertificateFacts:
    digest = certificate.fingerprint(hashes.SHA256()).hex()
    return CertificateFacts(_named(certificate.subject), _named(certificate.issuer), digest)


def _named(name: x509.Name) -> str:
    common = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(common[0].value)[:200] if common else name.rfc4514_string()[:200]


def _opens(content: bytes, passphrase: bytes | None) -> bool:
    try:
        key, certificate, _chain = pkcs12.load_key_and_certificates(content, passphrase)
    except ValueError:
        return False
    return key is not None or certificate is not None
