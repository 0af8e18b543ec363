import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from triwulan.documents import charts
from triwulan.documents.blocks import ChartData, Series
from triwulan.documents.charts import axis, spark, structure, svg

KINDS = ("kolom", "garis", "skala", "kuadran", "tumpuk")
ALT = "Diagram: triwulan I 5; triwulan II 7 & <lebih>."
values = st.one_of(st.none(), st.decimals(-(10**12), 10**12, places=2))
shapes = st.integers(1, 9).flatmap(
    lambda n: st.tuples(
        st.lists(st.text(max_size=60), min_size=n, max_size=n),
        st.lists(st.lists(values, min_size=n, max_size=n), min_size=2, max_size=2),
    )
)


def data(kind: str, *series: tuple[int | None, ...], unit: str = "%", labels: tuple[str, ...] = ()) -> ChartData:
    found = tuple(
        Series(f"Deret {i}", tuple(v if v is None else Decimal(v) for v in row)) for i, row in enumerate(series)
    )
    names = labels or tuple(f"TW {i}" for i in range(len(series[0])))
    return ChartData(kind, names, found, unit, 0)  # type: ignore[arg-type]


def texts(drawn: str) -> list[str]:
    return [str(node.text) for node in etree.fromstring(drawn.encode()).iter("{*}text")]


@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None)
@given(shape=shapes, alt=st.text(max_size=80), unit=st.text(max_size=12))
def test_any_figures_and_any_words_give_a_sound_drawing(
    kind: str, shape: tuple[list[str], list[list[Decimal | None]]], alt: str, unit: str
) -> None:
    labels, rows = shape
    series = tuple(Series(label, tuple(row)) for label, row in zip(("a", "b"), rows, strict=True))
    drawn = charts.draw(ChartData(kind, tuple(labels), series, unit), alt)  # type: ignore[arg-type]
    root = etree.fromstring(drawn.encode())
    assert root.get("role") == "img"
    assert (
        re.findall(r"nan|inf|e[+-]\d", " ".join(str(v) for node in root.iter("{*}rect") for v in node.attrib.values()))
        == []
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_instead_stand_on_the_drawing(kind: str) -> None:
    root = etree.fromstring(charts.draw(data(kind, (5, 7), (6, 8)), ALT).encode())
    assert root.get("aria-label") == ALT


@pytest.mark.parametrize("kind", ["kolom", "garis"])
def test_every_value_stands_at_its_mark_and_a_missing_one_is_no_zero(kind: str) -> None:
    drawn = charts.draw(data(kind, (12, 345, None), (67, 890, 11)), ALT)
    assert {"12", "345", "67", "890", "11"} <= set(texts(drawn))
    assert texts(drawn).count("–") == (1 if kind == "kolom" else 0)


def test_bars_differ_by_fill_and_lines_by_dash_and_mark_never_by_colour() -> None:
    bars = charts.draw(data("kolom", (1, 2), (3, 4)), ALT)
    lines = charts.draw(data("garis", (1, 2), (3, 4)), ALT)
    assert set(re.findall(r'class="(seg-[a-z]+)"', bars)) == {"seg-hatch", "seg-on"}
    assert len(re.findall("stroke-dasharray", lines)) == 2  # the second line and its sample in the legend
    colours = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', bars + lines))
    assert {
        colour for colour in colours if len(set(re.findall(".." if len(colour) > 4 else ".", colour[1:]))) > 1
    } == set()


def test_bars_start_at_zero_also_below_it() -> None:
    drawn = etree.fromstring(charts.draw(data("kolom", (-4, 8)), ALT).encode())
    bars = [node for node in drawn.iter("{*}rect") if node.get("class") == "seg-hatch"][1:]
    below, above = ((float(str(b.get("y"))), float(str(b.get("height")))) for b in bars)
    assert below[0] == pytest.approx(above[0] + above[1], abs=0.01)


def test_a_bar_far_beyond_the_limit_is_broken_and_keeps_its_figure() -> None:
    drawn = charts.draw(data("skala", (90, 100, 305, None)), ALT)
    assert {"90", "100", "305", "tidak dapat dinilai", "100\N{NO-BREAK SPACE}%"} <= set(texts(drawn))
    assert drawn.count('class="gap"') == 1
    assert [part.split('"')[0] for part in drawn.split('<rect class="seg-')[1:]] == ["hatch", "on", "on"]


def test_a_stack_tells_its_counts_in_the_order_of_the_legend() -> None:
    drawn = charts.draw(data("tumpuk", (24, 15, None), (0, 6, 1), labels=("A", "B", "C")), ALT)
    assert texts(drawn) == ["Deret 0", "Deret 1", "A", "24 / 0", "B", "15 / 6", "C", "– / 1"]


def test_the_quadrant_fills_the_marks_that_spent_more_than_they_reached() -> None:
    drawn = charts.draw(data("kuadran", (97, 90, 86), (84, 99, 73), labels=("Aplikasi", "Informasi", "Sandi")), ALT)
    assert drawn.count('class="mk-on"') == 2
    assert drawn.count('class="mk"') == 1


def test_a_spark_ends_in_a_dot_and_bears_gaps() -> None:
    assert spark.draw([Decimal(1), None, Decimal(3)], ALT).count("dot-last") == 1
    assert spark.draw([None, None], ALT).count("dot-last") == 0
    assert spark.draw([Decimal(5)], ALT).count("dot-last") == 1


def test_the_structure_shows_every_unit_and_post() -> None:
    drawn = structure.draw(
        "Kepala Dinas", ("Sekretariat", ("Perencanaan",)), [("Bidang Satu", ("Analis",)), ("Bidang Dua", ())], ALT
    )
    assert {"Kepala Dinas", "Sekretariat", "Perencanaan", "Bidang Satu", "Bidang Dua", "Analis"} <= set(texts(drawn))
    alone = structure.draw("Kepala", None, [], ALT)
    assert texts(alone) == ["Kepala"]


@settings(deadline=None)
@given(st.lists(st.one_of(st.none(), st.decimals(-(10**9), 10**9, places=3)), max_size=6), st.booleans())
def test_a_scale_holds_every_value_in_a_few_round_steps(found: list[Decimal | None], from_zero: bool) -> None:
    scale = axis.scale(found, from_zero=from_zero)
    known = [value for value in found if value is not None]
    assert all(scale.low <= value <= scale.high for value in known)
    assert not from_zero or scale.low <= 0 <= scale.high
    assert 3 <= len(scale.ticks()) <= 10


@settings(deadline=None)
@given(st.text(alphabet="abc defghi", max_size=200), st.integers(20, 200))
def test_wrapped_words_fit_and_only_an_ellipsis_drops_any(words: str, width: int) -> None:
    lines = svg.wrap(words, width, 10, most=3)
    assert len(lines) <= 3
    assert all(svg.width_of(line, 10) <= width or len(line) == 1 for line in lines)
    whole = "".join(lines)
    assert whole.endswith("…") or whole.replace(" ", "") == words.replace(" ", "")
