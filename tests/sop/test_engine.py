"""Where any SOP leads: other agencies' shapes, and what holds for all of them."""

import itertools
from datetime import date
from pathlib import Path

import pytest

from tests.sop.files import ALL, SMALL, invented, read, seed
from triwulan.core.quarters import Quarter
from triwulan.sop.definition import Start
from triwulan.sop.engine import (
    Move,
    Stretch,
    UnknownOutcome,
    applies,
    entry_step,
    first_step,
    follow,
    is_return,
    needs_reason,
    performers_scope,
    steps_of_quarter,
    stretches,
)
from triwulan.sop.reader import read_sop

ONLY_LAST = """\
[identitas]
nama = "Tahunan"
[[pelaksana]]
kode = "a"
nama = "A"
lingkup = "bidang"
[[langkah]]
no = 1
kerja = "bahan"
pelaksana = "a"
hanya = "triwulan_4"
"""


def every_step(path: Path) -> list[tuple[str, str]]:
    return [(step.code, outcome) for step in read(path).steps for outcome in step.outcomes]


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_stretches_hold_every_step_once_and_in_order(path: Path) -> None:
    sop = read(path)
    cut = stretches(sop)
    assert [code for stretch in cut for code in stretch.steps] == [step.code for step in sop.steps]
    assert all(left.scope != right.scope for left, right in itertools.pairwise(cut))


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_every_move_lands_on_a_row_that_applies(path: Path) -> None:
    sop = read(path)
    for number in (1, 2, 3, 4):
        for code, outcome in every_step(path):
            target = follow(sop, code, outcome, number).target
            assert target is None or applies(sop.step(target), number)


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_move_back_is_a_return_and_no_other(path: Path) -> None:
    sop = read(path)
    for code, outcome in every_step(path):
        move = follow(sop, code, outcome, 4)
        assert move.is_return == is_return(sop, sop.step(code), outcome)


def test_two_phases_go_from_the_agency_down_to_the_divisions_and_up_again() -> None:
    assert stretches(invented("dua-tahap")) == (
        Stretch(0, "perangkat_daerah", ("Persiapan/1", "Persiapan/2", "Persiapan/3")),
        Stretch(1, "bidang", ("Pelaksanaan/1", "Pelaksanaan/2", "Pelaksanaan/3")),
        Stretch(2, "perangkat_daerah", ("Pelaksanaan/4", "Pelaksanaan/5", "Pelaksanaan/6")),
    )


@pytest.mark.parametrize(
    ("code", "outcome", "target", "kind"),
    [
        ("Persiapan/1", "selesai", "Persiapan/2", "next"),
        ("Persiapan/2", "selesai", "Persiapan/3", "next"),
        ("Persiapan/3", "selesai", "Pelaksanaan/1", "next_stretch"),
        ("Pelaksanaan/1", "selesai", "Pelaksanaan/2", "next"),
        ("Pelaksanaan/2", "selesai", "Pelaksanaan/3", "next"),
        ("Pelaksanaan/3", "selesai", "Pelaksanaan/4", "next_stretch"),
        ("Pelaksanaan/4", "setuju", "Pelaksanaan/5", "next"),
        ("Pelaksanaan/4", "kembalikan", "Pelaksanaan/3", "return_across"),
        ("Pelaksanaan/5", "setuju", "Pelaksanaan/6", "next"),
        ("Pelaksanaan/5", "kembalikan", "Pelaksanaan/4", "return"),
        ("Pelaksanaan/6", "selesai", None, "end"),
    ],
)
def test_two_phases_lead_on_by_number_within_their_phase(
    code: str, outcome: str, target: str | None, kind: str
) -> None:
    move = follow(invented("dua-tahap"), code, outcome, 2)
    assert (move.target, move.kind) == (target, kind)


@pytest.mark.parametrize(
    ("code", "outcome", "target", "kind"),
    [
        ("b4", "Tidak", "b2", "return"),
        ("b4", "Ya", "c1", "next_stretch"),
        ("c3", "kembali ke bidang", "b3", "return_across"),
        ("c3", "kembali ke perencanaan", "c1", "return"),
        ("c5", "selesai", "c7", "next"),
    ],
)
def test_fourteen_steps_return_within_and_across_stretches(code: str, outcome: str, target: str, kind: str) -> None:
    move = follow(invented("empat-belas-langkah"), code, outcome, 3)
    assert (move.target, move.kind) == (target, kind)


@pytest.mark.parametrize(
    ("outcome", "target", "kind"), [("lengkap", "4", "next"), ("kurang", "3", "next"), ("batal", None, "end")]
)
def test_an_outcome_may_jump_over_rows_or_end_the_sop(outcome: str, target: str | None, kind: str) -> None:
    move = follow(invented("satu-lingkup"), "2", outcome, 2)
    assert (move.target, move.kind) == (target, kind)


@pytest.mark.parametrize(("number", "target"), [(1, None), (2, "5"), (3, None), (4, "5")])
def test_a_row_runs_only_in_its_quarters(number: int, target: str | None) -> None:
    sop = invented("satu-lingkup")
    assert follow(sop, "4", "selesai", number).target == target
    assert applies(sop.step("5"), number) == (target is not None)
    assert len(steps_of_quarter(sop, number)) == (5 if target else 4)


def test_a_skipped_check_is_left_by_its_straight_way() -> None:
    text = SMALL.replace(
        'lanjut    = { setuju = "3", kembalikan = "1" }', 'lanjut = { lompat = "4", ke = "3" }\nhanya = "triwulan_4"'
    )
    sop = read_sop(text + '[[langkah]]\nno = "4"\nkerja = "dokumen"\npelaksana = "perencana"\n')
    assert [follow(sop, "1", "selesai", number).target for number in (1, 4)] == ["4", "2"]


def test_a_skipped_row_that_would_lead_back_is_left_for_the_row_after_it() -> None:
    text = SMALL.replace(
        '{ setuju = "3", kembalikan = "1" }', '{ kembalikan = "1", setuju = "3" }\nhanya = "triwulan_1"'
    )
    assert follow(read_sop(text), "1", "selesai", 2).target == "3"


def test_a_quarter_in_which_no_row_applies_opens_nothing() -> None:
    sop = read_sop(ONLY_LAST)
    assert [first_step(sop, number) and "1" for number in (1, 2, 3, 4)] == [None, None, None, "1"]


def test_a_joint_step_is_the_divisions_as_soon_as_one_of_them_is() -> None:
    sop = invented("dua-tahap")
    assert performers_scope(sop, ["tim", "kabid"]) == "bidang"
    assert performers_scope(sop, ["tim", "kadis"]) == "perangkat_daerah"


def test_units_that_leave_by_different_ways_meet_at_the_earliest_step() -> None:
    sop = seed()
    moves = [Move("5a", "x", target, 0, 1, is_return=False) for target in ("6b", "6a", None)]
    assert entry_step(sop, moves) == "6a"
    assert entry_step(sop, moves[2:]) is None


def test_a_decision_that_sends_back_needs_a_reason_and_a_loop_of_rework_does_not() -> None:
    sop = seed()
    assert [needs_reason(sop, sop.step("5"), outcome) for outcome in ("setuju", "kembalikan")] == [False, True]
    rework = invented("satu-lingkup")
    assert is_return(rework, rework.step("3"), "selesai")
    assert not needs_reason(rework, rework.step("3"), "selesai")


def test_an_outcome_the_step_does_not_have_is_refused_with_a_sentence() -> None:
    with pytest.raises(UnknownOutcome) as refused:
        follow(seed(), "5", "tolak", 1)
    assert str(refused.value) == "Langkah 5 tidak mengenal hasil “tolak”; hasilnya “setuju”, “kembalikan”."


def test_a_step_the_sop_does_not_have_is_a_programming_error() -> None:
    with pytest.raises(KeyError):
        follow(seed(), "7", "selesai", 1)


@pytest.mark.parametrize(
    ("start", "quarter", "opening"),
    [
        (Start(10, 1, "pertama triwulan", "triwulan lalu"), Quarter(2026, 1), date(2026, 4, 10)),
        (Start(31, 3, "terakhir triwulan", "triwulan berjalan"), Quarter(2026, 2), date(2026, 6, 30)),
        (Start(29, 2, "kedua triwulan", "triwulan berjalan"), Quarter(2026, 1), date(2026, 2, 28)),
        (Start(29, 2, "kedua triwulan", "triwulan berjalan"), Quarter(2028, 1), date(2028, 2, 29)),
        (Start(31, 1, "pertama triwulan", "triwulan lalu"), Quarter(2026, 4), date(2027, 1, 31)),
    ],
)
def test_a_round_opens_on_its_day_or_the_months_last(start: Start, quarter: Quarter, opening: date) -> None:
    assert start.opening_date(quarter) == opening
    assert start.collected_quarter(opening) == quarter
