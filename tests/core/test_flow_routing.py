"""The router's promises, on invented SOPs."""

import os

import pytest

from tests.core.flow_faults import faults
from tests.core.flow_samples import fourteen, invented, paper_columns, seed_chart
from triwulan.core.flow.chart import Chart, Row, Step, Way, arrange
from triwulan.core.flow.layout import Flow, lay_out
from triwulan.core.flow.lines import crossings
from triwulan.core.flow.measures import PAPER

ROOM = 125.0


def on_paper(chart: Chart, room: float | None = ROOM) -> Flow:
    return lay_out(chart, paper_columns(len(chart.columns)), PAPER, room)


def crossing_count(flow: Flow) -> int:
    return sum(
        1
        for page in flow.pages
        for number, line in enumerate(page.lines)
        for other in page.lines[:number]
        for _ in crossings(line.points, other.points)
    )


# Ten times as many on a CI server.
INVENTED = 200 if os.environ.get("CI") else 20


@pytest.mark.parametrize("first", range(0, INVENTED, 20))
def test_no_line_touches_a_symbol_or_lies_on_another(first: int) -> None:
    found = {
        seed: [fault for page in on_paper(invented(seed)).pages for fault in faults(page)]
        for seed in range(first, first + 20)
    }
    assert {seed: wrong for seed, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("first", range(0, 20, 10))
def test_the_same_holds_on_one_endless_page(first: int) -> None:
    found = {seed: faults(on_paper(invented(seed), None).pages[0]) for seed in range(first, first + 10)}
    assert {seed: wrong for seed, wrong in found.items() if wrong} == {}


def test_every_arrow_is_drawn_once_or_once_on_each_of_its_two_pages() -> None:
    for seed in range(12):
        flow = on_paper(invented(seed))
        drawn = sorted(line.edge for page in flow.pages for line in page.lines if line.edge is not None)
        wanted = []
        for number, edge in enumerate(flow.chart.edges):
            pages = {flow.page_of_row[flow.chart.symbols[end].row] for end in (edge.source, edge.target)}
            wanted += [number] * len(pages)
        assert drawn == wanted


def test_the_seed_and_fourteen_steps_have_no_crossing() -> None:
    assert [crossing_count(on_paper(chart)) for chart in (seed_chart(), fourteen())] == [0, 0]


def test_the_same_chart_gives_the_same_pages() -> None:
    first = on_paper(invented(35))
    lay_out.cache_clear()
    assert on_paper(invented(35)) == first


def test_a_crossed_line_has_a_gap_at_the_crossing() -> None:
    flow = next(flow for flow in map(on_paper, map(invented, range(240))) if crossing_count(flow))
    cut = sum(len(line.pieces) - 1 for page in flow.pages for line in page.lines)
    assert cut == crossing_count(flow)


def test_a_symbol_with_more_lines_than_places_has_them_join() -> None:
    steps = [Step("1", "1", ("a",), (Way("2"),))]
    steps += [Step(str(n), str(n), ("ab"[n % 2],), (Way(str(n + 1), "Ya"), Way("1", "Tidak"))) for n in range(2, 22)]
    steps.append(Step("22", "22", ("a",), (Way(None),)))
    flow = on_paper(arrange(["a", "b"], [Row(step.row, 18.0) for step in steps], steps), None)
    page = flow.pages[0]
    assert sum(page.symbols[line.target].label == "" and line.target == 0 for line in page.lines) == 20
    assert [fault for fault in faults(page) if "touches" in fault] == []
