"""A person's signing certificate: kept as he sent it, encrypted; shown with its expiry; gone when he says so."""

from django.db import transaction

from triwulan.audit.record import Actor, Subject, record
from triwulan.core import clock
from triwulan.documents.models import SigningCertificate
from triwulan.documents.signers.pkcs12 import check_in_force, open_pkcs12
from triwulan.organisations.models import Person


def certificate_of(person: Person) -> SigningCertificate | None:
    found: SigningCertificate | None = SigningCertificate.objects.filter(person=person).first()
    return found


@transaction.atomic
def keep_certificate(*, person: Person, content: bytes, passphrase: str, actor: Actor) -> SigningCertificate:
    """The pass phrase is asked once, to see that it opens and until when it holds. SigningFailed says what is wrong."""
    opened = open_pkcs12(content, passphrase)
    check_in_force(opened.starts_at, opened.expires_at)
    kept, _new = SigningCertificate.objects.update_or_create(
        person=person,
        defaults={
            "content": content,
            "name": opened.facts.name,
            "issuer": opened.facts.issuer,
            "sha256": opened.facts.sha256,
            "starts_at": opened.starts_at,
            "expires_at": opened.expires_at,
            "uploaded_at": clock.now(),
        },
    )
    facts = {"certificate": opened.facts.sha256, "until": opened.expires_at.date().isoformat()}
    record("signing_certificate_kept", actor=actor, subject=_subject(person), facts=facts)
    found: SigningCertificate = kept
    return found


@transaction.atomic
def remove_certificate(*, person: Person, actor: Actor) -> None:
    """What was signed by it stays signed. Nothing happens where there is none."""
    found = certificate_of(person)
    if found is None:
        return
    record("signing_certificate_removed", actor=actor, subject=_subject(person), facts={"certificate": found.sha256})
    found.delete()


def _subject(person: Person) -> Subject:
    return Subject("person", person.pk, None, person.government_id)
