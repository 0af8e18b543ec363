import pytest

from tests.core.flow_samples import SEED_COLUMNS, SEED_STEPS, seed_chart
from triwulan.core.flow.chart import Edge, FlowInvalid, Row, Step, Symbol, Way, arrange
from triwulan.core.flow.words import Naming, chart_sentences

ROWS = [Row("1"), Row("2"), Row("3")]


def test_the_seed_has_the_symbols_of_its_signed_rows() -> None:
    assert seed_chart().symbols == (
        Symbol(0, (0,), "capsule", "", ("1",)),
        Symbol(1, (1,), "box", "", ("2",)),
        Symbol(2, (2,), "box", "", ("3",)),
        Symbol(3, (1,), "box", "", ("4",)),
        Symbol(4, (0,), "diamond", "", ("5",)),
        Symbol(4, (1,), "box", "5a", ("5a",)),
        Symbol(5, (3,), "capsule", "", ("6a", "6b")),
    )


def test_the_seed_has_one_return() -> None:
    assert seed_chart().edges == (
        Edge(0, 1),
        Edge(1, 2),
        Edge(2, 3),
        Edge(3, 4),
        Edge(4, 5, "Ya"),
        Edge(4, 3, "Tidak", is_return=True),
        Edge(5, 6),
    )


def test_a_joint_step_has_a_symbol_in_each_column() -> None:
    chart = arrange(
        ["a", "b", "c"], ROWS, [Step("1", "1", ("c", "a"), (Way("2"),)), Step("2", "2", ("b",), (Way(None),))]
    )
    assert [symbol.columns for symbol in chart.symbols] == [(0, 2), (1,)]


def test_what_an_inner_way_says_is_said_by_the_way_out() -> None:
    check = Step("1", "1", ("a",), (Way("1a", "Ya"), Way("0", "Tidak")))
    steps = [Step("0", "2", ("b",), (Way("1"),)), check, Step("1a", "1", ("a",), (Way("2"),)), Step("2", "3", ("b",))]
    assert arrange(["a", "b"], ROWS, steps).edges == (
        Edge(0, 1),
        Edge(1, 0, "Tidak", is_return=True),
        Edge(1, 2, "Ya"),
    )


def test_a_decision_that_may_end_the_sop_gets_an_end_below_it() -> None:
    steps = [Step("1", "1", ("a",), (Way("2"),)), Step("2", "2", ("b",), (Way(None, "Ya"), Way("1", "Tidak")))]
    chart = arrange(["a", "b"], ROWS[:2], steps)
    assert chart.symbols[1:] == (Symbol(1, (1,), "diamond", "", ("2",)), Symbol(1, (1,), "capsule", "", ()))
    assert chart.edges[1:] == (Edge(1, 0, "Tidak", is_return=True), Edge(1, 2, "Ya"))


@pytest.mark.parametrize(
    "step",
    [
        Step("1", "9", ("a",)),
        Step("1", "1", ("z",)),
        Step("1", "1", ()),
        Step("1", "1", ("a",), (Way("9"),)),
    ],
)
def test_a_step_may_name_only_what_is_there(step: Step) -> None:
    with pytest.raises(FlowInvalid):
        arrange(["a"], ROWS, [step])


def test_the_chart_is_told_in_words() -> None:
    naming = Naming(["Kabid", "Kasubid", "Analis", "Perencana"], {step.code: step.code for step in SEED_STEPS})
    assert chart_sentences(arrange(SEED_COLUMNS, seed_chart().rows, SEED_STEPS), naming) == (
        "Langkah 1, mulai, pelaksana Kabid; ke langkah 2. Langkah 2, proses, pelaksana Kasubid; ke langkah 3. "
        "Langkah 3, proses, pelaksana Analis; ke langkah 4. Langkah 4, proses, pelaksana Kasubid; ke langkah 5. "
        "Langkah 5, keputusan, pelaksana Kabid; Ya ke langkah 5a; Tidak ke langkah 4. "
        "Langkah 5a, proses, pelaksana Kasubid; ke langkah 6a dan 6b. "
        "Langkah 6a dan 6b, selesai, pelaksana Perencana."
    )
