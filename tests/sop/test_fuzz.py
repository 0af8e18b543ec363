"""Whatever stands in the file, the reader answers with an SOP or with faults; whatever it accepts can be walked."""

import itertools
import tomllib
from contextlib import suppress
from datetime import datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sop.files import SEED, SMALL
from tests.sop.invention import Invented, sound_sops, toml_text, values
from triwulan.sop.definition import Sop
from triwulan.sop.engine import follow, stretches
from triwulan.sop.faults import Fault, SopFaulty
from triwulan.sop.notes import read_notes
from triwulan.sop.reader import read_sop
from triwulan.sop.simulation import MAX_RUNS, SimulationRefused, simulate
from triwulan.sop.table import markdown_table

SEED_TEXT = SEED.read_text("utf-8")
WITA = timezone(timedelta(hours=8))
starts = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(lambda naive: naive.replace(tzinfo=WITA))  # noqa: DTZ001 - made aware here


def use(text: str) -> None:
    """Only SopFaulty may come out of the reader; what is read must print, be noted and move."""
    read = sop_or_faults(text)
    if isinstance(read, Sop):
        walk_everything(read)
    else:
        assert read
        assert all(fault.place.startswith("x.toml") and fault.sentence.endswith(".") for fault in read)


def sop_or_faults(text: str) -> Sop | list[Fault]:
    try:
        return read_sop(text, name="x.toml")
    except SopFaulty as faulty:
        return faulty.faults


def walk_everything(sop: Sop) -> None:
    assert markdown_table(sop).startswith("# SOP ")
    assert read_notes(sop) == read_notes(sop)
    assert [code for stretch in stretches(sop) for code in stretch.steps] == [step.code for step in sop.steps]
    for step in sop.steps:
        for outcome in step.outcomes:
            moves = [follow(sop, step.code, outcome, number) for number in (1, 2, 3, 4)]
            assert {move.source for move in moves} == {step.code}


@given(sound_sops(), starts, st.data())
@settings(max_examples=120, deadline=None)
def test_sound_sops_are_read_and_walked_to_their_end(invented: Invented, start: datetime, data: st.DataObject) -> None:
    sop = read_sop(invented.text)
    walk_everything(sop)
    outcomes = {
        code: data.draw(st.lists(st.sampled_from(names), max_size=4)) for code, names in invented.decisions.items()
    }
    runs = simulate(sop, start, zone="Asia/Makassar", outcomes=outcomes)
    assert len(runs) < MAX_RUNS
    assert all(later.started_at == (run.due_at or run.started_at) for run, later in itertools.pairwise(runs))
    if runs:
        assert runs[-1].step.code == sop.steps[-1].code or sop.steps[-1].only


@given(st.text())
@settings(deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    use(text)


@given(st.dictionaries(st.sampled_from(["identitas", "mulai", "pelaksana", "langkah", "x"]), values))
@settings(deadline=None)
def test_any_toml_is_read_or_refused(table: dict[str, object]) -> None:
    use(toml_text(table))


@given(st.integers(0, len(SEED_TEXT)), st.integers(0, 200), st.text(max_size=10))
@settings(max_examples=200, deadline=None)
def test_the_seed_with_a_piece_cut_out_and_another_put_in_is_read_or_refused(at: int, length: int, put: str) -> None:
    use(SEED_TEXT[:at] + put + SEED_TEXT[at + length :])


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_the_seed_with_any_value_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    table = tomllib.loads(SEED_TEXT)
    target: dict[str, object] = table
    for _ in range(data.draw(st.integers(0, 2))):
        inner = [value for value in target.values() if isinstance(value, dict)]
        inner += [
            item for value in target.values() if isinstance(value, list) for item in value if isinstance(item, dict)
        ]
        target = data.draw(st.sampled_from(inner)) if inner else target
    target[data.draw(st.sampled_from([*target, "kode", "tahap", "lanjut", "hanya"]))] = data.draw(values)
    use(toml_text(table))


@given(st.permutations(SMALL.split("\n\n")), starts)
@settings(deadline=None)
def test_tables_in_any_order_are_read_or_refused_and_walk_or_say_why_not(parts: list[str], start: datetime) -> None:
    with suppress(SopFaulty, SimulationRefused):
        assert simulate(read_sop("\n\n".join(parts)), start, zone="Asia/Makassar", outcomes={})
