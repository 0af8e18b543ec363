"""When the report can be there. Standards of the seed: 15 and 15 minutes, a day, a day, an hour, nothing, a day.

The round opens on Friday 10 April 2026 at 07.30; on Fridays work pauses from 11.30 to 13.00 and ends at 16.30.
"""

from tests.cycles.walk import finish, opened, walk_secretariat, walk_statistics
from tests.dashboards.looking import outlook_of
from tests.hands import Hands, local
from tests.office import Office
from triwulan.cycles.models import Round
from triwulan.dashboards.facts import told_rounds, untold_quarters

# 08.00 after two orders; Monday and Tuesday 08.00; an hour; Wednesday 09.00.
BY_STANDARD = local("2026-04-15T09:00")


def test_a_round_that_has_just_opened_is_ready_when_all_standards_have_passed(office: Office) -> None:
    opened(office)
    found = outlook_of(office)
    assert (found.planned_at, found.ready_at, found.finished, found.slip) == (BY_STANDARD, BY_STANDARD, False, 0)


def test_a_late_first_step_moves_the_report_by_what_it_is_late(office: Office, hands: Hands) -> None:
    opened(office)
    hands.set("2026-04-10T09:45")
    found = outlook_of(office)
    assert (found.ready_at, found.slip) == (local("2026-04-15T11:00"), 120)


def test_who_is_early_saves_only_what_all_have_saved(office: Office, hands: Hands) -> None:
    opened(office)
    walk_secretariat(office)
    hands.set("2026-04-10T07:35")
    assert (outlook_of(office).ready_at, outlook_of(office).slip) == (BY_STANDARD, 0)
    walk_statistics(office)
    hands.set("2026-04-10T08:30")
    # Only the compilation is left: it was opened at 07.35 and takes a day.
    assert outlook_of(office).ready_at == local("2026-04-13T07:35")


def test_a_unit_that_was_left_out_no_longer_counts(office: Office, hands: Hands) -> None:
    opened(office)
    walk_secretariat(office)
    hands.set("2026-04-20T09:00")
    late = outlook_of(office).ready_at
    finish(office, "perencana", without_late="Ditunggu.")
    found = outlook_of(office)
    assert (late > local("2026-04-20T09:00"), found.finished, found.ready_at) == (True, True, local("2026-04-20T09:00"))


def test_a_return_costs_the_step_it_opens_again_and_the_check(office: Office, hands: Hands) -> None:
    opened(office)
    walk_secretariat(office)
    walk_statistics(office, until="5")
    hands.set("2026-04-10T10:00")
    before = outlook_of(office).ready_at
    finish(office, "kabid", outcome="kembalikan", reason="Lengkapi.")
    assert (before, outlook_of(office).ready_at) == (local("2026-04-13T10:00"), local("2026-04-14T11:00"))


def test_a_round_that_is_still_written_from_the_past_is_not_told(office: Office) -> None:
    round_ = opened(office)
    Round.objects.filter(pk=round_.pk).update(written_later=True)
    assert (told_rounds(), untold_quarters()) == ([], {round_.period})
