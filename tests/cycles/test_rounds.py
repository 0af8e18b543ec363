"""Rounds open by themselves on the tenth, once, and by the planner's hand."""

import pytest

from tests.hands import Hands
from tests.office import Office, activate_sop, empty_office, small_office
from triwulan.core.quarters import Quarter
from triwulan.cycles import scheduler
from triwulan.cycles.actions.open_round import open_round, open_round_by_hand
from triwulan.cycles.models import Assignment, Cycle, Round
from triwulan.cycles.refusals import MayNot, RoundRefused
from triwulan.indicators.models import Indicator
from triwulan.organisations.models import Agency, Holding, Position


def quarters() -> list[tuple[int, int]]:
    return list(Round.objects.order_by("year", "quarter").values_list("year", "quarter"))


@pytest.fixture
def fresh(db: None, hands: Hands) -> Office:
    office = small_office()
    from datetime import date

    activate_sop(office, from_date=date(2026, 4, 1))
    return office


def test_a_round_opens_on_the_tenth_and_only_once(fresh: Office, hands: Hands) -> None:
    with fresh.scope():
        hands.set("2026-04-09T23:59")
        scheduler.tick()
        assert quarters() == []
        hands.set("2026-04-10T00:01")
        for _ in range(3):
            scheduler.tick()
        assert quarters() == [(2026, 1)]


def test_a_machine_that_was_off_for_weeks_catches_up(fresh: Office, hands: Hands) -> None:
    with fresh.scope():
        hands.set("2026-08-20T10:00")
        scheduler.tick()
        assert quarters() == [(2026, 1), (2026, 2)]


def test_a_tenth_that_is_a_saturday_moves_to_monday(fresh: Office, hands: Hands) -> None:
    with fresh.scope():
        hands.set("2026-10-11T12:00")
        scheduler.tick()
        assert (2026, 3) not in quarters()
        hands.set("2026-10-12T07:00")
        scheduler.tick()
        assert (2026, 3) in quarters()


def test_only_the_planner_opens_a_round_by_hand(fresh: Office) -> None:
    with fresh.scope():
        for username in set(fresh.people) - {"perencana"}:
            with pytest.raises(MayNot):
                open_round_by_hand(person=fresh[username], agency=fresh.agency, quarter=Quarter(2026, 1))
        open_round_by_hand(person=fresh["perencana"], agency=fresh.agency, quarter=Quarter(2026, 1))
        assert quarters() == [(2026, 1)]


def test_a_round_opened_twice_or_too_early_is_refused(fresh: Office) -> None:
    with fresh.scope():
        planner = fresh["perencana"]
        open_round_by_hand(person=planner, agency=fresh.agency, quarter=Quarter(2026, 2))
        with pytest.raises(RoundRefused) as twice:
            open_round_by_hand(person=planner, agency=fresh.agency, quarter=Quarter(2026, 2))
        with pytest.raises(RoundRefused) as early:
            open_round_by_hand(person=planner, agency=fresh.agency, quarter=Quarter(2026, 3))
    assert twice.value.reasons == ("Putaran Triwulan II 2026 sudah dibuka. Buka halaman Putaran untuk melihatnya.",)
    assert early.value.reasons == (
        "Triwulan III 2026 belum dimulai. Pilih triwulan yang sedang berjalan atau sudah berakhir.",
    )


def test_an_agency_without_a_planner_opens_nothing_and_says_whom_it_lacks(
    fresh: Office, hands: Hands, caplog: pytest.LogCaptureFixture
) -> None:
    hands.set("2026-04-10T08:00")
    with fresh.scope():
        fresh.positions["perencana"].roles.clear()
        with pytest.raises(RoundRefused) as refused:
            open_round(agency=fresh.agency, quarter=Quarter(2026, 1))
        scheduler.tick()
        assert (quarters(), Cycle.objects.count(), Assignment.objects.count()) == ([], 0, 0)
    assert refused.value.reasons == (
        (
            "Dinas Uji belum punya jabatan dengan peran perencana (Kasubag Perencanaan, langkah 6a). Tambahkan jabatannya "
            "atau beri peran itu pada jabatan yang ada."
        ),
    )
    assert refused.value.reasons[0] in caplog.text


@pytest.mark.parametrize(
    ("last_day", "expected"), [("2026-12-31", [(2026, 1)]), ("2026-04-10", [(2026, 1)]), ("2026-04-09", [])]
)
def test_an_agency_that_ends_opens_rounds_until_its_last_day(
    fresh: Office, hands: Hands, last_day: str, expected: list[tuple[int, int]]
) -> None:
    hands.set("2026-04-10T08:00")
    with fresh.scope():
        Agency.objects.filter(pk=fresh.agency.pk).update(valid_to=last_day)
        scheduler.tick()
        assert quarters() == expected


def test_an_agency_without_heads_or_indicators_is_told_what_to_add(fresh: Office) -> None:
    with fresh.scope():
        planner = fresh["perencana"]
        fresh.positions["kabid"].roles.clear()
        Indicator.objects.filter(unit=fresh.units["umum"]).update(valid_to=2025)
        with pytest.raises(RoundRefused) as refused:
            open_round_by_hand(person=planner, agency=fresh.agency, quarter=Quarter(2026, 1))
        assert quarters() == []
    assert refused.value.reasons[0].startswith("Bidang Statistik belum punya jabatan dengan peran kepala_bidang")


def test_an_office_without_an_sop_opens_nothing(db: None, hands: Hands) -> None:
    office = empty_office()
    with office.scope():
        scheduler.tick()
        assert quarters() == []


def test_a_vacant_position_gets_its_task_all_the_same(fresh: Office) -> None:
    with fresh.scope():
        Holding.objects.filter(position=fresh.positions["kabid"]).delete()
        round_ = open_round_by_hand(person=fresh["perencana"], agency=fresh.agency, quarter=Quarter(2026, 1))
        titles = Position.objects.filter(assignments__step_run__cycle__round=round_).values_list("title", flat=True)
        assert set(titles) == {"Kabid Statistik", "Sekretaris"}
