"""Notices to the agency's webhook (for a chat gateway): signed, at least once, with a key to know doubles by.

The receiver works out HMAC-SHA-256 over timestamp, a full stop and the body as it came, under the secret it was given,
and compares it with the signature (docs/webhook.md).
"""

import hashlib
import hmac
import json
import logging
import secrets
import uuid
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.crypto import salted_hmac

from triwulan.core import clock
from triwulan.notices import sentences
from triwulan.notices.models import Channel, Delivery, Notice, Webhook
from triwulan.notices.outgoing import NotDelivered, post
from triwulan.notices.queries import waiting, with_words
from triwulan.notices.standing import stands
from triwulan.notices.trying import end, note_fault, take
from triwulan.organisations.models import Agency, Holding

log = logging.getLogger(__name__)

BATCH = 100
TRIAL = "trial"


def send_waiting(agency: Agency) -> int:
    """Number that arrived. The first that does not ends it for this minute: a receiver that hangs holds nobody up."""
    webhook = Webhook.objects.filter(agency=agency, active=True).first()
    queue = Delivery.objects.filter(waiting(clock.now()), channel=Channel.WEBHOOK).order_by("not_before", "id")
    deliveries = list(queue[:BATCH])
    found = with_words(Notice.objects.filter(pk__in=[each.notice_id for each in deliveries]))
    notices = {notice.pk: notice for notice in found}
    sent = 0
    for delivery in deliveries:
        notice = notices[delivery.notice_id]
        if webhook is None or not stands(notice, clock.now()):
            end(delivery, dropped=True)
        elif take(delivery):
            try:
                _post(webhook, payload(notice, str(delivery.key)))
            except NotDelivered as fault:
                log.warning("webhook of agency %d: %s", agency.pk, fault)
                note_fault(delivery, str(fault))
                break
            end(delivery)
            sent += 1
    return sent


def send_trial(webhook: Webhook, holding: Holding) -> None:
    """Now, quiet or not, to whoever asks for it; NotDelivered says what is wrong."""
    sentence = "Percobaan dari Triwulan. Bila pesan ini sampai, webhook sudah berjalan."
    to = {"position": holding.position.title, "user": holding.person.username}
    empty = {"task": None, "url": f"{settings.PUBLIC_URL}/pengaturan/pengingat/webhook/", "due_at": None}
    _post(webhook, {"id": str(uuid.uuid4()), "kind": TRIAL, "sentence": sentence, "recipient": to, **empty})


def payload(notice: Notice, key: str) -> dict[str, object]:
    due = notice.task.due_at if notice.task else None
    zone = ZoneInfo(notice.agency.time_zone)
    return {
        "id": key,
        "kind": notice.kind,
        "sentence": ". ".join([sentences.title(notice), " ".join(sentences.body(notice))]),
        "recipient": {
            "position": notice.position.title if notice.position else "",
            "user": notice.person.username,
        },
        "task": notice.task_id,
        "url": sentences.address(notice),
        "due_at": due.astimezone(zone).isoformat() if due else None,
    }


def new_salt() -> str:
    return secrets.token_hex(32)


def secret_of(webhook: Webhook) -> str:
    """Shown once, when it is made; nowhere stored, so whoever reads the database or a backup cannot sign with it."""
    return salted_hmac("triwulan.webhook", f"{webhook.agency_id}:{webhook.salt}", algorithm="sha256").hexdigest()


def signature(secret: str, timestamp: str, body: bytes) -> str:
    return hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def _post(webhook: Webhook, message: dict[str, object]) -> None:
    now = clock.now()
    sent_at = now.astimezone(ZoneInfo(webhook.agency.time_zone)).isoformat()
    body = json.dumps({**message, "sent_at": sent_at}, ensure_ascii=False).encode()
    timestamp = str(int(now.timestamp()))
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "Triwulan",
        "X-Triwulan-Id": str(message["id"]),
        "X-Triwulan-Timestamp": timestamp,
        "X-Triwulan-Signature": f"sha256={signature(secret_of(webhook), timestamp, body)}",
    }
    post(webhook.address, body, headers)
