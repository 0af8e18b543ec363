"""The heads of the record's chains, mailed once a night: who keeps the mail can prove what was changed since.

An agency's administrators get its chain and its government's; the keeper of the installation gets all of them.
"""

import logging
from collections import defaultdict
from datetime import date
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from triwulan.audit.chain import chain_of
from triwulan.audit.faults import sentence
from triwulan.audit.models import ChainCheck
from triwulan.audit.nightly import fault_of
from triwulan.core import clock
from triwulan.core.spoken import say_date
from triwulan.notices.models import RecordMail
from triwulan.organisations.chain_names import names_of
from triwulan.organisations.models import Holding, Person
from triwulan.organisations.queries import valid_on

log = logging.getLogger(__name__)


def mail_heads() -> int:
    """How many were sent now. At least once: each is noted down after it went out; a server that is away, next time."""
    day = timezone.localtime(clock.now()).date()
    checks = list(ChainCheck.objects.filter(day=day).order_by("id"))
    if not checks:
        return 0
    told = set(RecordMail.objects.filter(day=day).values_list("person_id", flat=True))
    names = names_of([check.chain for check in checks])
    sent = 0
    for person, chains in _readers(day).items():
        own = [check for check in checks if chains is None or check.chain in chains]
        if person.pk in told or not own:
            continue
        with translation.override(person.language):
            subject, text = _subject(day, own), _text(own, names)
        if not _delivered(person, subject, text):
            break
        RecordMail.objects.create(person=person, day=day, sent_at=clock.now())
        sent += 1
    return sent


def _readers(day: date) -> dict[Person, set[str] | None]:
    """Who has an address, and whose chains he reads; None is all of them."""
    found: dict[Person, set[str] | None] = defaultdict(set)
    with scopes_disabled():  # one night's mails for every agency; each reader is told of his own
        held = (
            Holding.objects.filter(valid_on(day, start="starts_on", end="ends_on"), position__roles__code="admin")
            .filter(person__is_active=True, position__unit__agency__valid_to__isnull=True)
            .exclude(person__email="")
            .select_related("person", "position__unit__agency")
            .order_by("person_id")
        )
        for holding in held:
            agency = holding.position.unit.agency
            own = found[holding.person]
            if own is not None:
                own |= {chain_of(agency.pk, None), chain_of(None, agency.government_id)}
    keepers = Person.objects.filter(is_staff=True, is_active=True).exclude(email="")
    return found | dict.fromkeys(keepers)


def _line(check: ChainCheck, names: dict[str, str]) -> str:
    facts = {"chain": names[check.chain], "number": check.number, "digest": check.digest}
    fault = fault_of(check)
    if fault is not None:
        return _("%(chain)s: RANTAI PUTUS. %(fault)s") % {**facts, "fault": sentence(fault)}
    return _("%(chain)s: utuh, %(number)s entri, kepala\n%(number)s:%(digest)s") % facts


def _is_broken(checks: list[ChainCheck]) -> bool:
    return any(check.fault for check in checks)


def _subject(day: date, checks: list[ChainCheck]) -> str:
    if _is_broken(checks):
        return _("PERINGATAN: catatan kegiatan putus, %(day)s") % {"day": say_date(day)}
    return _("Kepala catatan kegiatan, %(day)s") % {"day": say_date(day)}


def _text(checks: list[ChainCheck], names: dict[str, str]) -> str:
    told = (
        _(
            "Catatan kegiatan tidak lagi seperti saat ditulis. Jangan hapus apa pun; amankan cadangan terakhir dan "
            "hubungi pengurus instalasi."
        )
        if _is_broken(checks)
        else _("Simpan surel ini: kepala di bawah membuktikan isi catatan sampai malam ini.")
    )
    check = _("Bandingkan dengan: %(command)s") % {
        "command": "triwulan audit verify --agency PERANGKAT --head NOMOR:SIDIK"
    }
    lines = [_line(each, names) for each in checks]
    return "\n\n".join([told, *lines, check, f"{settings.PUBLIC_URL}/pengaturan/catatan/"])


def _delivered(person: Person, subject: str, text: str) -> bool:
    """False when the server is away; an address that it refuses is not tried again that night."""
    try:
        send_mail(subject, text, None, [person.email])
    except SMTPRecipientsRefused as refused:
        log.warning("record mail to person %d refused: %s", person.pk, refused)
    except (SMTPException, OSError) as away:
        log.warning("record mail not sent, tried again later: %s", away)
        return False
    return True
