"""The walk on paper. Dates and days off: the joint decrees for 2026 as the calendar has them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.sop.files import SMALL, invented, seed
from triwulan.sop.definition import Sop
from triwulan.sop.engine import UnknownOutcome
from triwulan.sop.reader import read_sop
from triwulan.sop.simulation import MAX_RUNS, SimulationRefused, simulate

MAKASSAR = "Asia/Makassar"


def walk(
    sop: Sop, start: str, outcomes: Mapping[str, Sequence[str]] | None = None
) -> list[tuple[str, str, str | None, str, int]]:
    instant = datetime.fromisoformat(start).replace(tzinfo=ZoneInfo(MAKASSAR))
    runs = simulate(sop, instant, zone=MAKASSAR, outcomes=outcomes or {})
    return [
        (run.step.no, f"{run.started_at:%m-%d %H:%M}", f"{run.due_at:%m-%d %H:%M}" if run.due_at else None, run.outcome, run.attempt)
        for run in runs
    ]  # fmt: skip


def test_the_seed_walks_its_straight_way_in_a_usual_quarter() -> None:
    assert walk(seed(), "2026-04-10T07:30") == [
        ("1", "04-10 07:30", "04-10 07:45", "selesai", 1),
        ("2", "04-10 07:45", "04-10 08:00", "selesai", 1),
        ("3", "04-10 08:00", "04-13 08:00", "selesai", 1),
        ("4", "04-13 08:00", "04-14 08:00", "selesai", 1),
        ("5", "04-14 08:00", "04-14 09:00", "setuju", 1),
        ("5a", "04-14 09:00", "04-14 09:00", "selesai", 1),
        ("6a", "04-14 09:00", "04-15 09:00", "selesai", 1),
    ]


def test_a_return_opens_step_four_again_and_the_fourth_quarter_has_its_year() -> None:
    assert walk(seed(), "2026-01-12T07:30", {"5": ["kembalikan", "setuju"]})[4:] == [
        ("5", "01-14 08:00", "01-14 09:00", "kembalikan", 1),
        ("4", "01-14 09:00", "01-15 09:00", "selesai", 2),
        ("5", "01-15 09:00", "01-15 10:00", "setuju", 2),
        ("5a", "01-15 10:00", "01-15 10:00", "selesai", 1),
        ("6a", "01-15 10:00", "01-19 10:00", "selesai", 1),
        ("6b", "01-19 10:00", "02-09 10:00", "selesai", 1),
    ]


def test_attempts_beyond_the_outcomes_given_take_the_first_way() -> None:
    runs = walk(seed(), "2026-04-10T07:30", {"5": ["kembalikan"]})
    assert [(no, outcome) for no, _, _, outcome, _ in runs if no == "5"] == [("5", "kembalikan"), ("5", "setuju")]


def test_steps_without_a_time_are_done_at_once() -> None:
    assert walk(invented("tanpa-keputusan"), "2026-04-10T07:30") == [
        ("1", "04-10 07:30", None, "selesai", 1),
        ("2", "04-10 07:30", "04-14 07:30", "selesai", 1),
        ("3", "04-14 07:30", "04-14 09:00", "selesai", 1),
        ("4", "04-14 09:00", None, "selesai", 1),
        ("5", "04-14 09:00", "04-14 10:30", "selesai", 1),
    ]


def test_two_phases_walk_through_both_checks_and_both_returns() -> None:
    outcomes = {"Pelaksanaan/4": ["kembalikan"], "Pelaksanaan/5": ["kembalikan"]}
    runs = walk(invented("dua-tahap"), "2026-04-06T07:30", outcomes)
    assert [(no, outcome, attempt) for no, _, _, outcome, attempt in runs[5:]] == [
        ("3", "selesai", 1),
        ("4", "kembalikan", 1),
        ("3", "selesai", 2),
        ("4", "setuju", 2),
        ("5", "kembalikan", 1),
        ("4", "setuju", 3),
        ("5", "setuju", 2),
        ("6", "selesai", 1),
    ]


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2026-04-10T16:20", "04-13 07:35"),  # Friday ends 16.30
        ("2026-01-10T09:00", "01-12 07:45"),  # a Saturday
        ("2026-02-19T07:30", "02-19 08:15"),  # Ramadan begins at 08.00
        ("2026-03-17T15:00", "03-25 07:45"),  # after hours, then Nyepi, Idul Fitri and cuti bersama
    ],
)
def test_the_first_quarter_of_an_hour_keeps_the_national_calendar(start: str, due: str) -> None:
    assert walk(seed(), start)[0][2] == due


def test_a_start_out_of_hours_is_told_as_it_was() -> None:
    assert walk(seed(), "2026-01-10T09:00")[0][1] == "01-10 09:00"


def test_other_zones_have_their_own_hours() -> None:
    instant = datetime.fromisoformat("2026-04-10T07:30+08:00")
    runs = simulate(seed(), instant, zone="Asia/Jayapura", outcomes={})
    assert runs[0].started_at.isoformat() == "2026-04-10T08:30:00+09:00"


def test_deadlines_over_new_year_know_the_next_years_days_off() -> None:
    text = SMALL.replace('waktu     = "1 hari"', 'waktu = "10 hari"', 1)
    assert walk(read_sop(text), "2026-12-22T08:00")[0][2] == "01-11 08:00"  # 24, 25 Dec, 1 and 5 Jan are off


def test_a_ramadan_that_ends_next_year_counts_in_december() -> None:
    """Idul Fitri of January 2033 (an estimate of the calendar): its Ramadan begins in December 2032."""
    assert walk(seed(), "2032-12-06T07:30")[0][2] == "12-06 08:15"


def test_a_quarter_without_steps_is_an_empty_walk() -> None:
    text = SMALL.replace("[[langkah]]\n", '[[langkah]]\nhanya = "triwulan_4"\n')
    assert walk(read_sop(text), "2026-04-10T07:30") == []


def test_an_sop_opened_by_hand_collects_the_quarter_that_ended_last() -> None:
    text = SMALL.replace("[[langkah]]\n", '[[langkah]]\nhanya = "triwulan_4"\n')
    by_hand = text.replace('[mulai]\ntanggal = 10\nbulan   = "pertama triwulan"\ndata    = "triwulan lalu"\n', "")
    assert [no for no, *_ in walk(read_sop(by_hand), "2026-03-10T07:30")] == ["1", "2", "3"]


def test_an_sop_that_always_goes_back_says_so() -> None:
    text = SMALL.replace('{ setuju = "3", kembalikan = "1" }', '{ kembalikan = "1", setuju = "3" }').replace(
        "1 hari", "1 menit"
    )
    with pytest.raises(SimulationRefused) as refused:
        walk(read_sop(text), "2026-04-10T07:30")
    assert str(refused.value) == f"SOP belum selesai setelah {MAX_RUNS} langkah; periksa hasil yang selalu kembali."


def test_an_sop_that_takes_a_lifetime_says_so() -> None:
    text = SMALL.replace('"1 hari"', '"2500 hari"')
    with pytest.raises(SimulationRefused) as refused:
        walk(read_sop(text), "2026-04-10T07:30", {"2": ["kembalikan"] * 3})
    assert str(refused.value) == "SOP belum selesai setelah 30 tahun; periksa waktunya."


def test_an_outcome_that_is_never_reached_must_still_be_one() -> None:
    with pytest.raises(UnknownOutcome):
        walk(seed(), "2026-04-10T07:30", {"6b": ["setuju"]})
