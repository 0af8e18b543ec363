"""An agency's rules going off: who is reminded, when, how often, and who is not."""

from datetime import date

import pytest

from tests.cycles.walk import finish, opened, task_of, walk_statistics
from tests.hands import Hands, local
from tests.notices.minutes import minute
from tests.office import Office, activate_sop, empty_office, small_office
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.cycles.models import Round
from triwulan.notices import scheduler as notices
from triwulan.notices.actions import add_rule, change_rule, remove_rule
from triwulan.notices.defaults import DEFAULT_RULES, reminder_times
from triwulan.notices.models import Moment, Notice, Reminder, ReminderRule, To
from triwulan.notices.queries import inbox
from triwulan.notices.refusals import ReminderRefused
from triwulan.notices.sentences import body
from triwulan.organisations.calendar_changes import add_holiday
from triwulan.organisations.models import Holding, OfficeHours

REMINDERS = ("due_soon", "late")


@pytest.fixture
def running(office: Office) -> Office:
    """The heads' dispositions: 15 minutes, given on a Friday at 07.30; red when that day ends."""
    opened(office)
    reminder_times(office.agency)
    return office


@pytest.fixture
def bare(running: Office) -> Office:
    """With no rule at all, to be given its own."""
    ReminderRule.objects.all().delete()
    return running


def rule(office: Office, moment: Moment, amount: int = 0, **fields: object) -> ReminderRule:
    usual = {"unit": "minutes", "repeat_minutes": 0, "to": To.HOLDER, "by_mail": True, "by_webhook": True}
    return add_rule(
        agency=office.agency, actor=SYSTEM, **usual | {"moment": moment, "amount": amount, "active": True} | fields
    )


def reminded(office: Office, username: str = "kabid") -> list[tuple[str, str]]:
    """Whom and of what, about one position's tasks, oldest first."""
    notices = Notice.objects.filter(kind__in=REMINDERS, task__position=office.positions[username]).order_by("id")
    return [(notice.person.username, notice.kind) for notice in notices.select_related("person")]


def test_an_agency_begins_with_the_rules_for_everybody(office: Office) -> None:
    reminder_times(office.agency)
    assert ReminderRule.objects.count() == len(DEFAULT_RULES)
    reminder_times(office.agency)
    assert ReminderRule.objects.count() == len(DEFAULT_RULES)


def test_an_agency_that_deleted_its_rules_keeps_none(bare: Office, hands: Hands) -> None:
    hands.set("2026-04-13T09:00")
    minute()
    assert (reminded(bare), ReminderRule.objects.count()) == ([], 0)


def test_the_rules_go_off_one_after_the_other(running: Office, hands: Hands) -> None:
    steps = {
        "2026-04-10T07:41": [],
        "2026-04-10T07:42": [("kabid", "due_soon")],
        "2026-04-10T16:31": [("kabid", "late"), ("kepala", "late")],
        "2026-04-13T08:30": [("kabid", "late")],
        "2026-04-14T08:29": [],
        "2026-04-14T08:30": [("kabid", "late"), ("perencana", "late")],
        "2026-04-15T08:30": [("kabid", "late")],
    }
    so_far = 0
    for at, expected in steps.items():
        hands.set(at)
        minute()
        minute()
        told = reminded(running)[so_far:]
        so_far += len(told)
        assert (at, told) == (at, expected)


def test_after_days_off_a_task_has_one_entry_for_each_person(running: Office, hands: Hands) -> None:
    hands.set("2026-04-16T09:00")
    minute()
    assert reminded(running) == [("kabid", "late"), ("kepala", "late"), ("perencana", "late")]
    entries = Entry.objects.filter(action="late_reminded", subject_id=task_of(running, "kabid").pk)
    assert [entry.facts["to"] for entry in entries] == [
        {"holder": ["mail", "webhook"], "planner": ["mail", "webhook"], "superior": ["mail", "webhook"]}
    ]


def test_what_is_done_is_not_reminded_of(running: Office, hands: Hands) -> None:
    finish(running, "kabid")
    hands.set("2026-04-13T09:00")
    minute()
    assert reminded(running) == []


def test_what_has_been_late_for_weeks_is_no_news(running: Office, hands: Hands) -> None:
    hands.set("2026-04-24T16:31")
    minute()
    assert reminded(running) == []


def test_a_round_written_later_reminds_nobody(running: Office, hands: Hands) -> None:
    Round.objects.update(written_later=True)
    hands.set("2026-04-13T09:00")
    minute()
    assert reminded(running) == []


def test_a_rule_that_is_switched_off_is_silent(running: Office, hands: Hands) -> None:
    ReminderRule.objects.exclude(to=To.SUPERIOR).update(active=False)
    hands.set("2026-04-13T09:00")
    minute()
    assert reminded(running) == [("kepala", "late")]


def test_a_rule_for_the_planner_alone_tells_nobody_else(bare: Office, hands: Hands) -> None:
    rule(bare, Moment.BEFORE, 5, to=To.PLANNER)
    hands.set("2026-04-10T07:40")
    minute()
    assert reminded(bare) == [("perencana", "due_soon")]


def test_each_reminder_carries_the_sops_warning(running: Office, hands: Hands) -> None:
    hands.set("2026-04-10T07:42")
    minute()
    notice = inbox(running["kabid"]).get(kind="due_soon")
    assert body(notice)[-1].startswith("Peringatan SOP: Keterlambatan Penyampaian Data Kinerja")


def test_a_limit_that_moved_is_reminded_of_anew(running: Office, hands: Hands) -> None:
    walk_statistics(running, until="3")
    hands.set("2026-04-10T15:30")
    minute()
    add_holiday(agency=running.agency, day=date(2026, 4, 13), name="Libur", kind="libur_daerah", actor=SYSTEM)
    minute()
    assert task_of(running, "analis.1").due_at == local("2026-04-14T07:30")
    hands.set("2026-04-13T20:00")
    minute()
    assert reminded(running, "analis.1") == [("analis.1", "due_soon")] * 2


def test_of_a_vacant_position_who_answers_for_it_and_his_superior_are_told(running: Office, hands: Hands) -> None:
    walk_statistics(running, until="3")
    Holding.objects.filter(position=running.positions["analis.1"]).update(ends_on=date(2026, 4, 10))
    hands.set("2026-04-13T07:31")
    minute()
    assert reminded(running, "analis.1") == [("kasubid.1", "late"), ("kabid", "late")]


def test_somebody_who_lost_the_position_hears_nothing_more(running: Office, hands: Hands) -> None:
    Holding.objects.filter(position=running.positions["kabid"]).update(ends_on=date(2026, 4, 10))
    hands.set("2026-04-13T09:00")
    minute()
    assert {name for name, _kind in reminded(running)} == {"kepala"}


def test_a_rule_is_kept_without_what_does_not_belong_to_its_moment(bare: Office) -> None:
    kept = rule(bare, Moment.AT, 30, unit="share", repeat_minutes=60)
    assert (kept.amount, kept.unit, kept.repeat_minutes) == (0, "minutes", 0)


@pytest.mark.parametrize(
    ("moment", "fields"),
    [
        (Moment.BEFORE, {"amount": 0}),
        (Moment.BEFORE, {"amount": 91, "unit": "share"}),
        (Moment.AFTER, {"amount": 9001}),
        (Moment.AFTER, {"amount": 60, "repeat_minutes": 14}),
    ],
)
def test_a_rule_that_cannot_be_kept_is_refused(bare: Office, moment: Moment, fields: dict[str, int]) -> None:
    with pytest.raises(ReminderRefused):
        rule(bare, moment, **fields)
    assert ReminderRule.objects.count() == 0


def test_rules_are_recorded_in_words(bare: Office) -> None:
    made = rule(bare, Moment.BEFORE, 20, unit="share")
    fields = {name: getattr(made, name) for name in ("moment", "unit", "by_mail", "by_webhook", "active")}
    change_rule(rule=made, actor=SYSTEM, **fields, amount=30, repeat_minutes=0, to=To.SUPERIOR)
    remove_rule(rule=made, actor=SYSTEM)
    entries = Entry.objects.filter(action__startswith="reminder_rule").order_by("id")
    first, second = (
        f"saat sisa waktu tinggal {percent}% dari standar, kepada {whom}"
        for percent, whom in ((20, "pemegang tugas"), (30, "atasan"))
    )
    assert [(entry.action, entry.facts) for entry in entries] == [
        ("reminder_rule_added", {"rule": first}),
        ("reminder_rule_changed", {"before": first, "after": second}),
        ("reminder_rule_removed", {"rule": second}),
    ]


def test_an_agency_without_hours_or_rounds_is_left_alone(office: Office) -> None:
    empty_office("Dinas Kosong", office.government)
    minute()
    assert Reminder.objects.count() == 0


def test_an_agency_that_lost_its_hours_holds_up_nobody_elses_reminders(running: Office, hands: Hands) -> None:
    other = small_office("Dinas Lain", running.government, "lain.")
    activate_sop(other)
    with other.scope():
        opened(other)
    OfficeHours.objects.all().delete()
    hands.set("2026-04-10T07:42")
    notices.tick()
    assert reminded(running) == []
    with other.scope():
        told = Notice.objects.filter(kind="due_soon").values_list("person__username", flat=True)
        assert set(told) == {"lain.kabid", "lain.sekretaris"}
