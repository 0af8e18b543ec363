from collections import Counter

from tests.core.flow_samples import fourteen, invented, seed_chart
from triwulan.core.flow.chart import Row, Step, Way, arrange
from triwulan.core.flow.measures import PAPER
from triwulan.core.flow.pages import Leaving, divide


def test_rows_that_fit_one_page_stay_on_it() -> None:
    division = divide(seed_chart(15.0), PAPER, 140.0)
    assert (division.pages, division.leaving) == (((0, 1, 2, 3, 4, 5),), ())


def test_without_a_limit_there_is_one_page() -> None:
    assert len(divide(fourteen(), PAPER, None).pages) == 1


def test_rows_stand_in_order_and_each_once() -> None:
    for seed in range(60):
        chart = invented(seed)
        pages = divide(chart, PAPER, 110.0).pages
        assert [row for page in pages for row in page] == list(range(len(chart.rows)))


def test_a_page_ends_where_the_fewest_arrows_leave_it() -> None:
    division = divide(fourteen(), PAPER, 150.0)
    assert division.pages == (tuple(range(7)), tuple(range(7, 14)))
    assert [(item.letter, item.source_page, item.target_page) for item in division.leaving] == [
        ("A", 0, 1),
        ("B", 1, 0),
    ]


def test_every_page_holds_its_rows_and_connectors() -> None:
    for seed in range(60):
        chart = invented(seed)
        division = divide(chart, PAPER, 110.0)
        for number, page in enumerate(division.pages):
            strips = sum(
                -(-len(division.connectors(number, foot=foot)) // len(chart.columns)) for foot in (False, True)
            )
            height = sum(division.heights[row] for row in page) + strips * PAPER.strip
            assert height <= 110.0 or len(page) == 1


def test_an_arrow_between_pages_has_a_letter_of_its_own_on_both() -> None:
    division = divide(fourteen(), PAPER, 60.0)
    seen: Counter[Leaving] = Counter()
    for page in range(len(division.pages)):
        seen.update(division.connectors(page, foot=False))
        seen.update(division.connectors(page, foot=True))
    assert seen == Counter(dict.fromkeys(division.leaving, 2))
    assert len({item.letter for item in division.leaving}) == len(division.leaving)


def test_after_z_comes_aa() -> None:
    steps = [Step(str(n), str(n), ("a",), (Way(str(n + 1) if n < 30 else None),)) for n in range(1, 31)]
    division = divide(arrange(["a"], [Row(step.row) for step in steps], steps), PAPER, 20.0)
    assert [item.letter for item in division.leaving][24:28] == ["Y", "Z", "AA", "AB"]


def test_a_heading_is_never_the_last_on_its_page() -> None:
    steps = [Step(str(n), f"r{n}", ("a",), (Way(str(n + 1) if n < 8 else None),)) for n in range(1, 9)]
    rows = [
        Row("h1", 7.0),
        *(Row(f"r{n}", 16.0) for n in range(1, 5)),
        Row("h2", 7.0),
        *(Row(f"r{n}", 16.0) for n in range(5, 9)),
    ]
    chart = arrange(["a"], rows, steps)
    for room in range(40, 160, 4):
        assert [page for page in divide(chart, PAPER, room).pages if page[-1] in {0, 5}] == []
