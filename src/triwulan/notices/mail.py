"""Mails for those who have an address: at once, or one a day that holds what can wait."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import send_mail
from django.utils import translation
from django.utils.translation import ngettext

from triwulan.core import clock
from triwulan.core.sentences import term
from triwulan.core.spoken import say_date
from triwulan.notices import sentences
from triwulan.notices.models import Channel, Delivery, Digest, Notice
from triwulan.notices.queries import waiting, with_words
from triwulan.notices.standing import stands
from triwulan.notices.trying import end, note_fault, take
from triwulan.organisations.models import Agency, Person
from triwulan.organisations.queries import today

log = logging.getLogger(__name__)

BATCH = 200


@dataclass
class Mailed:
    sent: int = 0
    server_answers: bool = True


def send_waiting(agency: Agency) -> Mailed:
    """A server that is away ends it; what waits is tried again after its pause."""
    mailed = Mailed()
    queue = Delivery.objects.filter(waiting(clock.now()), channel=Channel.MAIL).select_related("notice__person")
    at_once = list(queue.filter(in_digest=False).order_by("id")[:BATCH])
    gathered = list(queue.filter(in_digest=True).order_by("notice__person", "id")[:BATCH])
    notices = _notices([*at_once, *gathered])
    for delivery in at_once:
        if mailed.server_answers:
            _send_one(delivery, notices[delivery.notice_id], mailed)
    for _person, group in groupby(gathered, key=lambda delivery: delivery.notice.person_id):
        if mailed.server_answers:
            _send_digest(agency, list(group), notices, mailed)
    return mailed


def _notices(deliveries: Iterable[Delivery]) -> dict[int, Notice]:
    found = with_words(Notice.objects.filter(pk__in=[each.notice_id for each in deliveries]))
    return {notice.pk: notice for notice in found}


def _send_one(delivery: Delivery, notice: Notice, mailed: Mailed) -> None:
    if not stands(notice, clock.now()):
        end(delivery, dropped=True)
    elif take(delivery):
        with translation.override(notice.person.language):
            subject, paragraphs = sentences.title(notice), _paragraphs(notice)
        _mail(notice.person, subject, paragraphs, [delivery], mailed)


def _send_digest(agency: Agency, group: list[Delivery], notices: dict[int, Notice], mailed: Mailed) -> None:
    worth = [delivery for delivery in group if stands(notices[delivery.notice_id], clock.now())]
    for delivery in group:
        if delivery not in worth:
            end(delivery, dropped=True)
    if not worth:
        return
    person = notices[worth[0].notice_id].person
    digest, _created = Digest.objects.get_or_create(
        agency=agency, person=person, day=today(agency), defaults={"not_before": clock.now()}
    )
    if digest.sent_at is not None or not take(digest):
        return
    told = _latest(notices[delivery.notice_id] for delivery in worth)
    with translation.override(person.language):
        subject, paragraphs = _subject(told, agency), _digest_text(told)
    if _mail(person, subject, paragraphs, worth, mailed):
        Digest.objects.filter(pk=digest.pk).update(sent_at=clock.now())


def _latest(told: Iterable[Notice]) -> list[Notice]:
    """What happened to a task since is said by the last of its notices."""
    return list({(notice.task_id, notice.task_id or notice.pk): notice for notice in told}.values())


def _subject(told: Sequence[Notice], agency: Agency) -> str:
    if len(told) == 1:
        return sentences.title(told[0])
    facts = {"count": len(told), "day": say_date(today(agency), weekday=True)}
    return ngettext("%(count)d pengingat, %(day)s", "%(count)d pengingat, %(day)s", len(told)) % facts


def _digest_text(told: Sequence[Notice]) -> list[str]:
    """The SOP's warning, the same for all of one SOP, is said once, at the end."""
    if len(told) == 1:
        return _paragraphs(told[0])
    parts = []
    for notice in told:
        lines = [sentences.title(notice), *sentences.facts(notice), sentences.address(notice)]
        parts.append("\n".join(lines))
    return [*parts, *dict.fromkeys(line for notice in told for line in sentences.warnings(notice))]


def _paragraphs(notice: Notice) -> list[str]:
    return [*sentences.body(notice), sentences.address(notice)]


def _mail(person: Person, subject: str, paragraphs: list[str], about: Sequence[Delivery], mailed: Mailed) -> bool:
    """Whether it arrived, or is not to be tried again: an address that the server refuses holds nobody up."""
    try:
        send_mail(" ".join(subject.split()), "\n\n".join(paragraphs), settings.DEFAULT_FROM_EMAIL, [person.email])
    except SMTPRecipientsRefused as refused:
        log.warning("mail to person %d refused: %s", person.pk, refused)
        for delivery in about:
            end(delivery, fault=term("Peladen surel menolak alamat penerima."), dropped=True)
        return True
    except (SMTPException, OSError) as away:
        log.warning("mail not sent, tried again later: %s", away)
        mailed.server_answers = False
        for delivery in about:
            note_fault(delivery, term("Peladen surel tidak dapat dihubungi."))
        return False
    for delivery in about:
        end(delivery)
    mailed.sent += 1
    return True
