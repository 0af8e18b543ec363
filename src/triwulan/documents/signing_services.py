"""The agency's account at BSrE, and under which NIK a person signs there. The pass phrase is neither's: it is asked."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor, Subject, record
from triwulan.core import clock
from triwulan.documents.models import SigningIdentity, SigningService
from triwulan.documents.signers.bsre.pen import BsrePen, state_of
from triwulan.documents.signers.bsre.refusals import sentence_of_state
from triwulan.documents.signers.bsre.service import Service
from triwulan.documents.signers.interface import SigningFailed
from triwulan.organisations.models import Agency, Person
from triwulan.organisations.sealed_text import Unreadable, seal, unseal

PASSWORD, NIK = "bsre-password", "bsre-nik"
NIK_DIGITS = 16


class ServiceRefused(ValueError):
    """The text is a sentence; `field` is the entry at fault."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True)
class Entered:
    """`password` empty: the one that is kept stays."""

    version: str
    address: str
    username: str
    password: str
    active: bool = True


def service_of(agency: Agency) -> SigningService | None:
    found: SigningService | None = SigningService.objects.filter(agency=agency).first()
    return found


def identity_of(person: Person) -> SigningIdentity | None:
    found: SigningIdentity | None = SigningIdentity.objects.filter(person=person).first()
    return found


def pen_of(service: SigningService, identity: SigningIdentity, passphrase: str) -> BsrePen:
    """SigningFailed where what is kept can no longer be read, or whoever runs the server took the address off the list."""
    return BsrePen(_opened(service), _nik(identity), passphrase)


def asked_state(service: SigningService, identity: SigningIdentity) -> str:
    """What keeps the person from signing at BSrE, a sentence; empty for nothing. SigningFailed when it does not answer."""
    return sentence_of_state(state_of(_opened(service), _nik(identity)))


@transaction.atomic
def set_service(*, agency: Agency, entered: Entered, actor: Actor) -> SigningService:
    there = service_of(agency)
    _check(entered, there)
    secret = seal(PASSWORD, entered.password) if entered.password else there.secret if there else ""
    kept, _new = SigningService.objects.update_or_create(
        agency=agency,
        defaults={
            "version": entered.version,
            "address": entered.address,
            "username": entered.username,
            "secret": secret,
            "active": entered.active,
            "changed_at": clock.now(),
        },
    )
    # the host alone: a user's name of the service is nobody else's business
    facts = {"address": urlsplit(entered.address).netloc, "version": entered.version}
    record("signing_service_set", actor=actor, subject=_of_agency(agency), facts=facts)
    found: SigningService = kept
    return found


@transaction.atomic
def remove_service(*, agency: Agency, actor: Actor) -> None:
    """What was signed through it stays signed. Nothing happens where there is none."""
    found = service_of(agency)
    if found is None:
        return
    facts = {"address": urlsplit(found.address).netloc}
    record("signing_service_removed", actor=actor, subject=_of_agency(agency), facts=facts)
    found.delete()


@transaction.atomic
def keep_identity(*, person: Person, nik: str, actor: Actor) -> SigningIdentity:
    """The record says that he did, never the number."""
    digits = "".join(nik.split())
    if not (digits.isascii() and digits.isdigit() and len(digits) == NIK_DIGITS):
        raise ServiceRefused("nik", _("NIK terdiri atas 16 angka."))
    kept, _new = SigningIdentity.objects.update_or_create(
        person=person, defaults={"nik": seal(NIK, digits), "hint": digits[-4:], "kept_at": clock.now()}
    )
    record("signing_identity_kept", actor=actor, subject=_of_person(person), facts={})
    found: SigningIdentity = kept
    return found


@transaction.atomic
def remove_identity(*, person: Person, actor: Actor) -> None:
    found = identity_of(person)
    if found is None:
        return
    record("signing_identity_removed", actor=actor, subject=_of_person(person), facts={})
    found.delete()


def _check(entered: Entered, there: SigningService | None) -> None:
    if entered.address not in settings.BSRE_URLS:
        raise ServiceRefused("address", _("Alamat ini tidak ada dalam daftar yang diizinkan di server."))
    if entered.version not in SigningService.Version.values:
        raise ServiceRefused("version", _("Versi ini tidak dikenal."))
    if not entered.username or ":" in entered.username:
        raise ServiceRefused("username", _("Isi nama pengguna layanan, tanpa titik dua."))
    if not entered.password and there is None:
        raise ServiceRefused("password", _("Isi sandi layanan."))
    if there is not None and not entered.password and there.address != entered.address:
        raise ServiceRefused("password", _("Alamatnya berubah; isi lagi sandi layanan untuk alamat yang baru."))


def _opened(service: SigningService) -> Service:
    if service.address not in settings.BSRE_URLS:
        raise SigningFailed(
            _(
                "Dokumen belum ditandatangani: alamat layanan BSrE tidak lagi diizinkan di server. Hubungi administrator."
            )
        )
    return Service(
        "v1" if service.version == SigningService.Version.V1 else "v2",
        service.address,
        service.username,
        _unsealed(
            PASSWORD, service.secret, _("Sandi layanan BSrE tidak terbaca lagi; administrator mengisinya ulang.")
        ),
    )


def _nik(identity: SigningIdentity) -> str:
    return _unsealed(NIK, identity.nik, _("NIK Anda tidak terbaca lagi; isi ulang di halaman BSrE."))


def _unsealed(purpose: str, sealed: str, sentence: str) -> str:
    try:
        return unseal(purpose, sealed)
    except Unreadable:
        raise SigningFailed(sentence) from None


def _of_agency(agency: Agency) -> Subject:
    return Subject("agency", agency.pk, agency.pk, agency.government_id)


def _of_person(person: Person) -> Subject:
    return Subject("person", person.pk, None, person.government_id)
