"""What goes out by mail, and when: at once, after quiet hours, or gathered in one mail a day."""

from datetime import date, time
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from pytest_django import Settings

from tests.cycles.walk import finish, open_tasks_of, opened, walk_statistics
from tests.hands import Hands
from tests.notices.minutes import minute, several
from tests.office import Office
from triwulan.audit.record import SYSTEM
from triwulan.notices import mail as sending
from triwulan.notices.actions import change_times
from triwulan.notices.defaults import reminder_times
from triwulan.notices.models import Delivery, Digest, ReminderRule
from triwulan.organisations.models import Holding, Person


@pytest.fixture
def addressed(office: Office) -> Office:
    for username in ("kabid", "kepala", "kasubid.1"):
        Person.objects.filter(pk=office[username].pk).update(email=f"{username}@contoh.example")
    return office


@pytest.fixture
def running(addressed: Office) -> Office:
    opened(addressed)
    return addressed


@pytest.fixture
def told(running: Office) -> Office:
    """The new tasks are mailed already."""
    minute()
    mail.outbox.clear()
    return running


def sent() -> list[tuple[str, str]]:
    """Address and the subject's beginning, since the last question."""
    found = [(each.to[0].partition("@")[0], each.subject.partition(":")[0]) for each in mail.outbox]
    mail.outbox.clear()
    return sorted(found)


def test_a_new_task_is_mailed_at_once_and_only_once(running: Office) -> None:
    minute()
    minute()
    assert sent() == [("kabid", "Tugas baru")]


def test_each_is_mailed_in_the_language_of_his_own(running: Office) -> None:
    Person.objects.filter(pk=running["kabid"].pk).update(language="en")
    minute()
    said = [line for line in mail.outbox[0].body.splitlines() if line]
    assert (said[0], said[1].partition(" ")[0]) == ("Bidang Statistik, Quarter I 2026.", "Due")
    assert sent() == [("kabid", "New task")]


def test_a_return_is_mailed_at_once_with_its_reason(running: Office) -> None:
    walk_statistics(running, until="5")
    minute()
    mail.outbox.clear()
    finish(running, "kabid", outcome="kembalikan", reason="Penyebut keliru.")
    minute()
    assert "Alasan: Penyebut keliru." in mail.outbox[0].body
    assert sent() == [("kasubid.1", "Dikembalikan untuk diperbaiki")]


def test_what_the_digest_would_bring_too_late_is_mailed_at_once_with_the_sops_warning(
    told: Office, hands: Hands
) -> None:
    hands.set("2026-04-10T07:42")
    minute()
    assert "Peringatan SOP: Keterlambatan Penyampaian Data Kinerja" in mail.outbox[0].body
    assert sent() == [("kabid", "Hampir lewat batas")]


def test_lateness_waits_for_the_next_working_days_digest(told: Office, hands: Hands) -> None:
    """Red on Friday at 16.30; the weekend is quiet, and Monday's digest goes at 08.00. Two heads are late."""
    found = {}
    for at in ("2026-04-10T16:31", "2026-04-11T08:00", "2026-04-12T12:00", "2026-04-13T07:59", "2026-04-13T08:00"):
        hands.set(at)
        minute()
        minute()
        found[at[5:]] = sent()
    assert {at: mails for at, mails in found.items() if mails} == {
        "04-13T08:00": [("kabid", "Terlambat"), ("kepala", "2 pengingat, Senin 13 April 2026")]
    }


def test_a_task_given_on_a_saturday_is_mailed_on_monday_morning(addressed: Office, hands: Hands) -> None:
    hands.set("2026-04-11T10:00")
    opened(addressed)
    found = {}
    for at in ("2026-04-11T10:01", "2026-04-12T07:30", "2026-04-13T07:29", "2026-04-13T07:30"):
        hands.set(at)
        minute()
        found[at[5:]] = sent()
    assert {at: mails for at, mails in found.items() if mails} == {"04-13T07:30": [("kabid", "Tugas baru")]}


def test_several_reminders_are_one_mail_a_day_however_often_the_minute_comes(told: Office, hands: Hands) -> None:
    several(told, 3)
    minute()
    mail.outbox.clear()
    hands.set("2026-04-10T16:31")
    minute()
    assert sent() == []
    counts = {}
    for at in ("2026-04-13T08:00", "2026-04-13T08:01", "2026-04-13T15:00", "2026-04-14T08:00", "2026-04-14T08:31"):
        hands.set(at)
        minute()
        counts[at[5:]] = sum(each.to == ["kabid@contoh.example"] for each in mail.outbox)
        mail.outbox.clear()
    assert counts == {
        "04-13T08:00": 1, "04-13T08:01": 0, "04-13T15:00": 0, "04-14T08:00": 1, "04-14T08:31": 0
    }  # fmt: skip


def test_a_digest_names_each_task_and_says_the_warning_once(running: Office, hands: Hands) -> None:
    tasks = several(running, 2)
    minute()
    mail.outbox.clear()
    for at in ("2026-04-10T16:31", "2026-04-13T08:00"):
        hands.set(at)
        minute()
    digest = next(each for each in mail.outbox if each.to == ["kabid@contoh.example"])
    assert digest.subject == "2 pengingat, Senin 13 April 2026"
    assert [digest.body.count(f"/tugas/{task.pk}/") for task in tasks] == [1, 1]
    assert digest.body.count("Peringatan SOP: Keterlambatan") == 1


def test_after_days_off_there_is_one_digest(told: Office, hands: Hands) -> None:
    """Off from Friday 16.31 to Thursday 09.00: what should have gone is gathered in what goes now."""
    hands.set("2026-04-10T16:31")
    minute()
    mail.outbox.clear()
    hands.set("2026-04-16T09:00")
    minute()
    minute()
    assert [each for each in sent() if each[0] == "kabid"] == [("kabid", "Terlambat")]


def test_further_quiet_hours_hold_back_what_goes_at_once(running: Office, hands: Hands) -> None:
    change_times(
        agency=running.agency,
        quiet_outside_hours=True,
        quiet_from=time(7),
        quiet_to=time(9),
        digest_at=time(9),
        actor=SYSTEM,
    )
    minute()
    assert sent() == []
    hands.set("2026-04-10T09:00")
    minute()
    assert ("kabid", "Tugas baru") in sent()


def test_a_rule_without_mail_sends_none(told: Office, hands: Hands) -> None:
    ReminderRule.objects.update(by_mail=False)
    for at in ("2026-04-10T16:31", "2026-04-13T08:00"):
        hands.set(at)
        minute()
    assert sent() == []


def test_what_was_done_before_its_mail_could_go_is_not_mailed(told: Office, hands: Hands) -> None:
    hands.set("2026-04-10T16:31")
    minute()
    finish(told, "kabid")
    hands.set("2026-04-13T08:00")
    minute()
    assert sent() == [("kasubid.1", "Tugas baru"), ("kepala", "Terlambat")]


@pytest.mark.parametrize("leaves", ["the house", "the position"])
def test_who_left_in_the_meantime_gets_no_mail(told: Office, hands: Hands, leaves: str) -> None:
    hands.set("2026-04-10T16:31")
    minute()
    if leaves == "the house":
        Person.objects.filter(pk=told["kabid"].pk).update(is_active=False)
    else:
        Holding.objects.filter(person=told["kabid"]).update(ends_on=date(2026, 4, 12))
    hands.set("2026-04-13T08:00")
    minute()
    assert "kabid" not in {to for to, _subject in sent()}


def test_a_server_that_is_away_is_tried_again_and_a_refused_address_holds_nobody_up(
    running: Office, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[Exception | None] = [SMTPServerDisconnected(), None, SMTPRecipientsRefused({}), None]
    tried = []

    def send(_subject: str, _text: str, _sender: object, to: list[str]) -> None:
        tried.append(to[0].partition("@")[0])
        if (answer := answers.pop(0)) is not None:
            raise answer

    monkeypatch.setattr(sending, "send_mail", send)
    for at in ("2026-04-10T07:30", "2026-04-10T07:30", "2026-04-10T07:31", "2026-04-10T16:31", "2026-04-13T08:00"):
        hands.set(at)
        minute()
    assert (tried, answers) == (["kabid", "kabid", "kepala", "kabid"], [])
    assert set(Delivery.objects.filter(dropped=True).values_list("notice__person__username", "fault")) == {
        ("kepala", "Peladen surel menolak alamat penerima.")
    }


def test_a_digest_that_could_not_go_is_tried_again_the_same_day(
    running: Office, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    Person.objects.filter(pk=running["kepala"].pk).update(email="")
    for at in ("2026-04-10T07:30", "2026-04-10T16:31"):
        hands.set(at)
        minute()
    mail.outbox.clear()
    with monkeypatch.context() as patch:
        patch.setattr(sending, "send_mail", lambda *_words: (_ for _ in ()).throw(SMTPServerDisconnected()))
        hands.set("2026-04-13T08:00")
        minute()
    hands.set("2026-04-13T08:01")
    minute()
    assert sent() == [("kabid", "Terlambat")]
    assert list(Digest.objects.values_list("day", "attempts")) == [(date(2026, 4, 13), 2)]


def test_without_a_mail_server_nothing_piles_up(running: Office, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    minute()
    assert (Delivery.objects.count(), len(open_tasks_of(running, "kabid"))) == (0, 1)


def test_a_digest_keeps_to_the_agencys_hour(running: Office, hands: Hands) -> None:
    reminder_times(running.agency)
    change_times(
        agency=running.agency,
        quiet_outside_hours=False,
        quiet_from=None,
        quiet_to=None,
        digest_at=time(6),
        actor=SYSTEM,
    )
    minute()
    mail.outbox.clear()
    found = {}
    for at in ("2026-04-10T16:31", "2026-04-11T05:59", "2026-04-11T06:00"):
        hands.set(at)
        minute()
        found[at[5:]] = [to for to, _subject in sent()]
    assert found == {"04-10T16:31": [], "04-11T05:59": [], "04-11T06:00": ["kabid", "kepala"]}
