"""A person's certificate is kept as he sent it, and only where its pass phrase is needed to open it."""

import pytest

from tests.documents.authority import ISSUER, PASSPHRASE, pkcs12_of
from tests.organisations.office import Office
from triwulan.audit.actions import describe
from triwulan.audit.models import Entry
from triwulan.audit.record import Actor
from triwulan.core.dates import format_date
from triwulan.documents.certificates import certificate_of, keep_certificate, remove_certificate
from triwulan.documents.signers.interface import SigningFailed
from triwulan.documents.signers.pkcs12 import MOST_BYTES, open_pkcs12
from triwulan.organisations.models import Person


@pytest.fixture
def person(office: Office) -> Person:
    return office.people["kabid"]


def test_it_is_kept_as_sent_with_its_expiry_and_replaced_by_the_next(person: Person) -> None:
    contents = [pkcs12_of("Kabid", days=days) for days in (20, 300)]
    for content in contents:
        kept = keep_certificate(person=person, content=content, passphrase=PASSPHRASE, actor=Actor(person.pk))
    found = certificate_of(person)
    assert found is not None
    assert (bytes(found.content), found.name, found.issuer, found.expires_at) == (
        contents[1],
        "Kabid",
        ISSUER,
        open_pkcs12(contents[1], PASSPHRASE).expires_at,
    )
    assert found.pk == kept.pk


def test_it_is_gone_when_its_owner_says_so_and_the_record_tells_both(person: Person) -> None:
    kept = keep_certificate(person=person, content=pkcs12_of("Kabid"), passphrase=PASSPHRASE, actor=Actor(person.pk))
    remove_certificate(person=person, actor=Actor(person.pk))
    remove_certificate(person=person, actor=Actor(person.pk))
    told = [describe(each) for each in Entry.objects.filter(action__startswith="signing_certificate").order_by("pk")]
    assert (certificate_of(person), told) == (
        None,
        [
            f"Menyimpan sertifikat elektronik, sidik jari {kept.sha256}, berlaku sampai {format_date(kept.expires_at.date())}.",
            f"Menghapus sertifikat elektronik, sidik jari {kept.sha256}.",
        ],
    )


@pytest.mark.parametrize(
    ("content", "passphrase", "sentence"),
    [
        (pkcs12_of("A"), "bukan ini", "Sandi sertifikat salah"),
        (b"bukan sertifikat", "apa saja", "bukan PKCS#12"),
        (b"x" * (MOST_BYTES + 1), "apa saja", "terlalu besar"),
        (pkcs12_of("A", passphrase=None), "", "tidak dilindungi sandi"),
        (pkcs12_of("A", bare=True), PASSPHRASE, "tidak memuat sertifikat beserta kuncinya"),
        (pkcs12_of("A", since=9, days=-2), PASSPHRASE, "sudah kedaluwarsa"),
        (pkcs12_of("A", since=-2), PASSPHRASE, "belum berlaku"),
    ],
    ids=["wrong pass phrase", "no certificate", "too large", "open to all", "no key", "expired", "too early"],
)
def test_what_cannot_sign_is_refused_with_a_sentence(
    person: Person, content: bytes, passphrase: str, sentence: str
) -> None:
    with pytest.raises(SigningFailed, match=sentence) as refused:
        keep_certificate(person=person, content=content, passphrase=passphrase, actor=Actor(person.pk))
    assert (certificate_of(person), refused.value.__cause__) == (None, None)
