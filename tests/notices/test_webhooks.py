"""Notices to the agency's chat gateway: what they say, by whose hand, how often they are tried."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from uuid import UUID

import pytest
from pytest_django import Settings

from tests.cycles.walk import opened, task_of
from tests.hands import Hands
from tests.notices.gateway import Gateway, gateway
from tests.notices.minutes import minute
from tests.office import Office
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.notices.actions import remove_webhook, renew_secret, set_webhook
from triwulan.notices.deliver import deliver
from triwulan.notices.follow import follow
from triwulan.notices.models import Delivery, Webhook
from triwulan.notices.outgoing import NotDelivered
from triwulan.notices.queries import faulty
from triwulan.notices.refusals import ReminderRefused
from triwulan.notices.trying import MOST_ATTEMPTS
from triwulan.notices.webhooks import secret_of, send_trial
from triwulan.organisations.models import Holding, Person


@pytest.fixture
def chat(settings: Settings) -> Iterator[Gateway]:
    settings.WEBHOOK_PRIVATE = True
    with gateway() as there:
        yield there


@pytest.fixture
def secret(office: Office, chat: Gateway) -> str:
    return set_webhook(agency=office.agency, address=chat.address, active=True, actor=SYSTEM)


@pytest.fixture
def running(office: Office, secret: str) -> Office:
    opened(office)
    return office


def messages(chat: Gateway) -> list[dict[str, object]]:
    found = [json.loads(body) for _headers, body in chat.received]
    chat.received.clear()
    return found


def test_each_notice_says_whom_it_reaches_and_what_about(running: Office, chat: Gateway) -> None:
    minute()
    minute()
    found = {message["recipient"]["user"]: message for message in messages(chat)}  # type: ignore[index]
    task = task_of(running, "kabid")
    message = found["kabid"]
    key = Delivery.objects.get(notice__person=running["kabid"], channel="webhook").key
    assert UUID(str(message["id"])) == key
    assert (set(found), {**message, "id": ""}) == (
        {"kabid", "sekretaris"},
        {
            "id": "",
            "kind": "task",
            "sentence": "Tugas baru: Menugaskan Kasubag/Kasubid untuk menyusun Laporan data kinerja bidang setiap "
            "tanggal 10 awal Triwulan. Bidang Statistik, Triwulan I 2026. Batas Jumat 10 April 2026 07.45 WITA.",
            "recipient": {"position": "Kabid Statistik", "user": "kabid"},
            "task": task.pk,
            "url": f"http://testserver/tugas/{task.pk}/",
            "due_at": "2026-04-10T07:45:00+08:00",
            "sent_at": "2026-04-10T07:30:00+08:00",
        },
    )


def test_the_receiver_can_check_the_signature_with_the_secret_it_was_given(
    running: Office, chat: Gateway, secret: str
) -> None:
    minute()
    headers, body = chat.received[0]
    timestamp = headers["X-Triwulan-Timestamp"]
    signed = hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    assert headers["X-Triwulan-Signature"] == f"sha256={signed}"
    assert (headers["X-Triwulan-Id"], timestamp) == (json.loads(body)["id"], "1775777400")


def test_a_reminder_carries_the_sops_warning(running: Office, chat: Gateway, hands: Hands) -> None:
    minute()
    messages(chat)
    hands.set("2026-04-10T07:42")
    minute()
    found = messages(chat)
    assert {message["kind"] for message in found} == {"due_soon"}
    assert all("Peringatan SOP: Keterlambatan Penyampaian" in str(message["sentence"]) for message in found)


def test_in_quiet_hours_it_waits_for_their_end(running: Office, chat: Gateway, hands: Hands) -> None:
    minute()
    messages(chat)
    counts = {}
    for at in ("2026-04-10T16:31", "2026-04-12T12:00", "2026-04-13T07:29", "2026-04-13T07:30"):
        hands.set(at)
        minute()
        counts[at[5:]] = sorted(message["kind"] for message in messages(chat))  # type: ignore[type-var]
    assert counts == {
        "04-10T16:31": [], "04-12T12:00": [], "04-13T07:29": [], "04-13T07:30": ["late"] * 4
    }  # fmt: skip


@pytest.fixture
def one(running: Office) -> Delivery:
    """What the head of division is to be told, and nothing else."""
    follow()
    Delivery.objects.exclude(notice__person=running["kabid"]).delete()
    found: Delivery = Delivery.objects.get()
    return found


def test_it_is_tried_with_growing_pauses_under_one_id(one: Delivery, chat: Gateway, hands: Hands) -> None:
    chat.answers = [500, 500, 404]
    pauses = []
    for _try in range(4):
        deliver()
        deliver()
        one.refresh_from_db()
        pauses.append((one.not_before - hands.instant).seconds // 60)
        hands.instant = one.not_before
    assert (pauses, {message["id"] for message in messages(chat)}) == ([1, 5, 15, 60], {str(one.key)})
    assert (one.done_at is not None, one.dropped, one.fault) == (True, False, "")


def test_what_is_never_taken_is_given_up_and_said(one: Delivery, chat: Gateway) -> None:
    Delivery.objects.update(attempts=MOST_ATTEMPTS - 1)
    chat.answers = [500]
    deliver()
    one.refresh_from_db()
    assert (one.done_at is not None, one.dropped, one.fault) == (True, True, "Penerima menjawab 500.")
    assert list(faulty(one.not_before)) == [one]


def test_one_failure_ends_the_minute_so_that_a_dead_receiver_costs_one_wait(running: Office, chat: Gateway) -> None:
    chat.answers = [500]
    minute()
    assert len(chat.received) == 1


@pytest.mark.parametrize("leaves", ["the house", "the position"])
def test_who_left_in_the_meantime_is_not_told(running: Office, chat: Gateway, hands: Hands, leaves: str) -> None:
    hands.set("2026-04-10T16:31")
    minute()
    if leaves == "the house":
        Person.objects.filter(pk=running["kabid"].pk).update(is_active=False)
    else:
        Holding.objects.filter(person=running["kabid"]).update(ends_on="2026-04-11")
    hands.set("2026-04-13T07:30")
    minute()
    assert "kabid" not in {message["recipient"]["user"] for message in messages(chat)}  # type: ignore[index]


def test_a_trial_is_sent_at_once_and_says_what_is_wrong(running: Office, chat: Gateway, hands: Hands) -> None:
    hands.set("2026-04-12T03:00")
    webhook = Webhook.objects.select_related("agency").get()
    holding = Holding.objects.select_related("person", "position").get(person=running["admin"])
    send_trial(webhook, holding)
    found = messages(chat)
    assert [(message["kind"], message["recipient"]) for message in found] == [
        ("trial", {"position": "Pengelola Sistem", "user": "admin"})
    ]
    chat.answers = [404]
    with pytest.raises(NotDelivered, match=r"^Penerima menjawab 404\.$"):
        send_trial(webhook, holding)


def test_the_secret_is_nowhere_stored_and_another_one_after_it_was_renewed(running: Office, secret: str) -> None:
    webhook = Webhook.objects.select_related("agency").get()
    assert secret_of(webhook) == secret
    assert secret not in {webhook.salt, webhook.address}
    assert renew_secret(webhook=webhook, actor=SYSTEM) != secret


def test_the_record_names_the_receiver_without_what_its_address_may_hide(running: Office, chat: Gateway) -> None:
    remove_webhook(webhook=Webhook.objects.select_related("agency").get(), actor=SYSTEM)
    entries = Entry.objects.filter(action__startswith="webhook_").order_by("id")
    assert [entry.facts["address"] for entry in entries] == ["/".join(chat.address.split("/")[:3])] * 2


def test_after_it_was_removed_nothing_is_sent(running: Office, chat: Gateway, hands: Hands) -> None:
    hands.set("2026-04-11T10:00")
    minute()
    remove_webhook(webhook=Webhook.objects.select_related("agency").get(), actor=SYSTEM)
    hands.set("2026-04-13T07:30")
    minute()
    assert (messages(chat), Delivery.objects.filter(channel="webhook", done_at=None).count()) == ([], 0)


def test_an_address_of_ones_own_network_is_refused_without_the_setting(
    office: Office, chat: Gateway, settings: Settings
) -> None:
    settings.WEBHOOK_PRIVATE = False
    with pytest.raises(ReminderRefused, match="https"):
        set_webhook(agency=office.agency, address=chat.address, active=True, actor=SYSTEM)
    assert Webhook.objects.count() == 0
