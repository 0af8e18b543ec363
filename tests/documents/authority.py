"""A certificate authority of the test's own: whose certificates nobody trusts, which is just what a test needs."""

from datetime import datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, NoEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from triwulan.core import clock

PASSPHRASE = "kata rahasia yang panjang 7Q"
ISSUER = "CA Uji Contoh"


@cache
def _authority() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def _called(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def certificate(
    name: str, public_key: ec.EllipticCurvePublicKey, starts: datetime, ends: datetime, *, authority: bool = False
) -> x509.Certificate:
    usage = x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
    builder = x509.CertificateBuilder(
        issuer_name=_called(ISSUER),
        subject_name=_called(name),
        public_key=public_key,
        serial_number=x509.random_serial_number(),
        not_valid_before=starts,
        not_valid_after=ends,
    )
    built = builder.add_extension(usage, critical=True).add_extension(
        x509.BasicConstraints(ca=authority, path_length=None), critical=True
    )
    return built.sign(_authority(), hashes.SHA256())


def root() -> x509.Certificate:
    now = clock.now()
    return certificate(ISSUER, _authority().public_key(), now - timedelta(9), now + timedelta(999), authority=True)


def pkcs12_of(
    name: str, *, passphrase: str | None = PASSPHRASE, days: int = 300, since: int = 1, bare: bool = False
) -> bytes:
    """`days` and `since` from now, so that an expired one ends before today. `bare`: without its key."""
    now, key = clock.now(), ec.generate_private_key(ec.SECP256R1())
    made = certificate(name, key.public_key(), now - timedelta(since), now + timedelta(days))
    how = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    return pkcs12.serialize_key_and_certificates(b"uji", None if bare else key, made, [root()], how)


def time_stamping_certificate(name: str, public_key: rsa.RSAPublicKey) -> x509.Certificate:
    now = clock.now()
    builder = x509.CertificateBuilder(
        issuer_name=_called(ISSUER),
        subject_name=_called(name),
        public_key=public_key,
        serial_number=x509.random_serial_number(),
        not_valid_before=now - timedelta(9),
        not_valid_after=now + timedelta(999),
    )
    use = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    return builder.add_extension(use, critical=True).sign(_authority(), hashes.SHA256())
