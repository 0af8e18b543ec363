"""A person's tasks as a calendar, read as a calendar program reads it."""

import re
from datetime import date, timedelta

import pytest
from icalendar import Calendar, Component

from tests.cycles.walk import finish, opened, task_of, walk_statistics
from tests.hands import Hands, local
from tests.office import Office
from triwulan.audit.record import SYSTEM
from triwulan.cycles.actions.limits import move_limits
from triwulan.cycles.actions.readdress import readdress
from triwulan.cycles.models import Assignment, Round
from triwulan.notices.feed import feed_of
from triwulan.notices.models import ReminderRule
from triwulan.organisations.calendar_changes import add_holiday
from triwulan.organisations.models import Holding


@pytest.fixture
def running(office: Office) -> Office:
    opened(office)
    return office


def events(office: Office, username: str) -> list[Component]:
    return list(Calendar.from_ical(feed_of(office[username])).walk("VEVENT"))


def one(office: Office, username: str) -> Component:
    found = events(office, username)
    assert len(found) == 1
    return found[0]


def text(component: Component, name: str) -> str:
    return str(component[name])


def said(event: Component) -> dict[str, object]:
    return {name.lower(): text(event, name) for name in ("SUMMARY", "STATUS", "SEQUENCE")}


def test_an_open_task_is_an_event_at_its_limit(running: Office) -> None:
    task, event = task_of(running, "kabid"), one(running, "kabid")
    assert said(event) == {
        "summary": "Batas: Menugaskan Kasubag/Kasubid untuk menyusun Laporan data kinerja bidang setiap tanggal 10 "
        "awal Triwulan",
        "status": "CONFIRMED",
        "sequence": "0",
    }
    assert (event.decoded("DTSTART"), event.decoded("DTSTAMP")) == (local("2026-04-10T07:45"), task.opened_at)
    assert text(event, "URL") == f"http://testserver/tugas/{task.pk}/"
    assert "Kabid Statistik, Bidang Statistik, Triwulan I 2026." in text(event, "DESCRIPTION")


def test_the_instant_is_the_same_in_every_zone(running: Office) -> None:
    assert b"\r\nDTSTART:20260409T234500Z\r\n" in feed_of(running["kabid"])


def test_its_alarms_are_those_of_the_holders_rules_with_the_sops_warning(running: Office) -> None:
    """The last fifth; red at 16.30; and an hour of work after that, on Monday."""
    alarms = one(running, "kabid").walk("VALARM")
    assert [alarm.decoded("TRIGGER") for alarm in alarms] == [
        timedelta(minutes=-3),
        timedelta(hours=8, minutes=45),
        timedelta(days=3, minutes=45),
    ]
    assert [text(alarm, "DESCRIPTION").partition(":")[0] for alarm in alarms] == [
        "Hampir lewat batas",
        "Terlambat",
        "Terlambat",
    ]
    assert all(
        "Peringatan SOP: Keterlambatan Penyampaian Data Kinerja" in text(alarm, "DESCRIPTION") for alarm in alarms
    )


def test_a_rule_that_is_off_gives_no_alarm(running: Office) -> None:
    one(running, "kabid")
    ReminderRule.objects.exclude(moment="before").update(active=False)
    assert [alarm.decoded("TRIGGER") for alarm in one(running, "kabid").walk("VALARM")] == [timedelta(minutes=-3)]


def test_the_same_facts_give_the_same_bytes_whenever_one_asks(running: Office, hands: Hands) -> None:
    first = feed_of(running["kabid"])
    hands.set("2026-04-11T15:00")
    assert feed_of(running["kabid"]) == first


def test_a_limit_that_moves_keeps_its_event_and_counts_up(running: Office, hands: Hands) -> None:
    walk_statistics(running, until="3")
    before = one(running, "analis.1")
    hands.set("2026-04-10T09:00")
    add_holiday(agency=running.agency, day=date(2026, 4, 13), name="Libur", kind="libur_daerah", actor=SYSTEM)
    move_limits(running.agency)
    after = one(running, "analis.1")
    assert (text(after, "UID"), text(before, "SEQUENCE"), text(after, "SEQUENCE")) == (text(before, "UID"), "0", "1")
    assert (after.decoded("DTSTART"), after.decoded("DTSTAMP")) == (
        local("2026-04-14T07:30"),
        local("2026-04-10T09:00"),
    )


def test_a_finished_task_says_so_without_alarms_for_thirty_days(running: Office, hands: Hands) -> None:
    """COMPLETED belongs to to-dos alone (RFC 5545, 3.8.1.11)."""
    before = one(running, "kabid")
    hands.set("2026-04-10T07:40")
    finish(running, "kabid")
    after = one(running, "kabid")
    assert said(after) == {
        "summary": text(before, "SUMMARY").replace("Batas: ", "Selesai: "),
        "status": "CONFIRMED",
        "sequence": "1",
    }
    assert (text(after, "UID"), after.walk("VALARM"), after.decoded("DTSTAMP")) == (
        text(before, "UID"),
        [],
        local("2026-04-10T07:40"),
    )
    hands.set("2026-05-10T07:40")
    assert len(events(running, "kabid")) == 1
    hands.set("2026-05-10T07:41")
    assert events(running, "kabid") == []


def test_a_task_that_was_given_to_another_is_cancelled_here_and_new_there(running: Office) -> None:
    walk_statistics(running, until="3")
    task = task_of(running, "analis.1")
    target = running.positions["analis.2"].pk
    before = one(running, "analis.1")
    readdress(person=running["kasubid.1"], task_id=task.pk, position_id=target, reason="Cuti.")
    gone = one(running, "analis.1")
    assert (
        text(gone, "UID"),
        said(gone)["status"],
        int(text(gone, "SEQUENCE")) > int(text(before, "SEQUENCE")),
        gone.walk("VALARM"),
    ) == (
        text(before, "UID"),
        "CANCELLED",
        True,
        [],
    )
    assert [said(event)["sequence"] for event in events(running, "analis.2")] == ["1"]


def test_who_lost_the_position_has_nothing_there_any_more(running: Office, hands: Hands) -> None:
    Holding.objects.filter(person=running["kabid"]).update(ends_on=date(2026, 4, 10))
    assert len(events(running, "kabid")) == 1
    hands.set("2026-04-11T09:00")
    assert events(running, "kabid") == []


def test_a_round_written_later_is_in_nobodys_calendar(running: Office) -> None:
    Round.objects.update(written_later=True)
    assert events(running, "kabid") == []


def test_a_task_without_a_limit_is_no_date(running: Office) -> None:
    Assignment.objects.update(due_at=None, late_at=None)
    assert events(running, "kabid") == []


def test_lines_end_and_fold_as_the_standard_says(running: Office) -> None:
    """CRLF, and no line longer than 75 octets; a character is never cut in two."""
    Assignment.objects.update(instruction="Periksa „Capaian“ – " + "é" * 200)
    body = feed_of(running["kabid"])
    lines = body.split(b"\r\n")
    assert (lines[-1], max(len(line) for line in lines) <= 75, b"\n" in b"".join(lines)) == (b"", True, False)
    assert [line.decode() for line in lines]
    assert "é" * 200 in text(one(running, "kabid"), "DESCRIPTION")


def test_it_says_what_it_is_to_a_calendar_program(running: Office) -> None:
    calendar = Calendar.from_ical(feed_of(running["kabid"]))
    assert {name: text(calendar, name) for name in ("VERSION", "METHOD", "X-WR-CALNAME", "CALSCALE")} == {
        "VERSION": "2.0",
        "METHOD": "PUBLISH",
        "X-WR-CALNAME": "Triwulan: tugas saya",
        "CALSCALE": "GREGORIAN",
    }
    assert re.search(rb"\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n", feed_of(running["kabid"]))


def test_what_somebody_writes_cannot_end_a_line(running: Office) -> None:
    Assignment.objects.update(instruction="Satu\r\nEND:VEVENT\r\nBEGIN:VEVENT;,\\ dua")
    assert "END:VEVENT" in text(one(running, "kabid"), "DESCRIPTION")
