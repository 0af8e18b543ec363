"""Tasks against their standard, and the rates of DHIS2. The round opens on Friday 10 April 2026 at 07.30."""

from decimal import Decimal

from tests.cycles.walk import finish, opened, walk_secretariat, walk_statistics
from tests.dashboards.looking import calendar_of, facts_of, readings_of
from tests.hands import Hands
from tests.office import Office
from triwulan.core import clock
from triwulan.dashboards.completeness import Rates, handovers, rates
from triwulan.dashboards.missing import figures_of, missing
from triwulan.dashboards.timeliness import Reading, late_open, step_states, tallied, tally


def said(rows: list[Reading]) -> list[tuple[str, str, int | None, int, int, str]]:
    return [(row.task.position, row.label, row.standard, row.used, row.late_by, row.state) for row in rows]


def test_a_task_counts_working_minutes_and_turns_late_after_its_day(office: Office, hands: Hands) -> None:
    """Fifteen minutes get the rest of the day; what went over the limit is told from the limit on."""
    opened(office)
    hands.set("2026-04-10T07:42")
    finish(office, "sekretaris")
    hands.set("2026-04-13T08:00")
    assert said(readings_of(office)) == [
        ("Sekretaris", "1", 15, 12, 0, "on_time"),
        ("Kasubag Umum", "2", 15, 468, 453, "late"),
        ("Kabid Statistik", "1", 15, 480, 465, "late"),
    ]
    assert [row.task.position for row in late_open(readings_of(office))] == ["Kabid Statistik", "Kasubag Umum"]


def test_a_tally_counts_each_kind_and_averages_what_is_finished(office: Office, hands: Hands) -> None:
    opened(office)
    hands.set("2026-04-10T07:42")
    finish(office, "sekretaris")
    hands.set("2026-04-13T08:00")
    finish(office, "kasubag")
    found = tally(readings_of(office))
    assert (found.tasks, found.finished, found.on_time, found.late, found.open) == (4, 2, 1, 2, 2)
    assert (found.mean_used, found.mean_late, found.minutes) == (240, 459, 12 + 468 + 480)
    assert (found.rate, found.of_standard) == (Decimal(100) / 3, Decimal(48000) / 30)


def test_a_return_counts_once_at_the_step_that_is_done_again(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="5")
    finish(office, "kabid", outcome="kembalikan", reason="Lengkapi.")
    found = tallied(readings_of(office), lambda row: row.label)
    assert {label: one.returns for label, one in found.items()} == {"1": 0, "2": 0, "3": 0, "4": 1, "5": 0}


def test_each_step_of_a_unit_stands_once_whatever_its_attempts(office: Office, hands: Hands) -> None:
    opened(office)
    hands.set("2026-04-13T08:00")
    walk_statistics(office, until="4")
    secretariat, division = facts_of().divisions
    states = [step_states(facts_of(), unit, clock.now()) for unit in (secretariat, division)]
    assert states == [
        ["late", "open", "open", "open", "open", "open"],
        ["late", "on_time", "on_time", "open", "open", "open"],
    ]


def test_reports_are_expected_there_and_on_time(office: Office, hands: Hands) -> None:
    """All standards have passed on Tuesday 14 April at 09.00; the hour of step 5 has the rest of that day."""
    opened(office)
    walk_secretariat(office)
    early = handovers([facts_of()], calendar_of(office))
    hands.set("2026-04-15T08:00")
    walk_statistics(office)
    rows = handovers([facts_of()], calendar_of(office))
    assert [(row.unit, row.at is not None, row.on_time) for row in early] == [
        ("Sekretariat", True, True),
        ("Bidang Statistik", False, False),
    ]
    assert (rates(early), rates(rows)) == (Rates(2, 1, 1), Rates(2, 2, 1))
    assert (rates(rows).rate, rates(rows).rate_on_time, rates([]).rate) == (Decimal(100), Decimal(50), None)


def test_what_the_report_lacks_is_laid_to_who_has_it(office: Office, hands: Hands) -> None:
    opened(office)
    walk_statistics(office, until="3")
    hands.set("2026-04-14T08:00")
    lacking = missing(facts_of(), figures_of(office.agency, facts_of().quarter), clock.now())
    told = [([one.code for one in each.indicators], each.position, each.unit, each.late) for each in lacking]
    assert told == [
        (["A1", "A2"], "Analis 1", "Bidang Statistik", True),
        (["B1"], "Analis 2", "Bidang Statistik", True),
        (["U1"], "Sekretaris", "Sekretariat", True),
    ]


def test_a_compilation_that_waits_is_not_to_blame(office: Office) -> None:
    opened(office)
    walk_secretariat(office)
    lacking = missing(facts_of(), figures_of(office.agency, facts_of().quarter), clock.now())
    assert [(each.position, len(each.indicators)) for each in lacking] == [("Kabid Statistik", 3)]
