"""The drawings on screen: what a template puts into its page as it is."""

import re
from xml.etree import ElementTree as ET

import pytest

from tests.core.flow_samples import SEED_STEPS
from triwulan.core.flow.chart import Step, Way
from triwulan.core.flow.draw import Figure
from triwulan.core.flow.figure import Phrase, Progress
from triwulan.core.flow.screens import Figures, LiveRow, Said, SheetRow, live_figures, sheet_figures

PERFORMERS = (
    ("kabid", "Kabid"),
    ("kasubid", "Kasubid/Kasubag"),
    ("analis", "Analisis Data"),
    ("perencana", "Kasubag Perencanaan"),
)
SAID = Said("peta", "Peta siklus", "Sekarang di langkah 5.")
CAPTION = (Phrase("sisa 12 menit", "fm-soon"), Phrase("batas hari ini 09.47", "fm-s"))


def sheet(activity: str = "Membuat laporan data kinerja") -> Figures:
    rows = [SheetRow(str(n), str(n), activity, "Disposisi", "1 Hari", "Laporan", "") for n in range(1, 7)]
    return sheet_figures(PERFORMERS, rows, SEED_STEPS, SAID)


def live(**states: str) -> Figures:
    steps = [Step(step.code, step.code, step.performers, step.ways) for step in SEED_STEPS]
    rows = [LiveRow(step.code, step.code, "Kegiatan", "1 hari", (Phrase("Menunggu", "fm-s"),)) for step in steps]
    times = {("1", "2"): 1, ("2", "3"): 1, ("3", "4"): 1, ("4", "5"): 2, ("5", "4"): 1}
    progress = Progress(
        {"1": "done", "2": "done", "3": "done", "4": "done", "5": "now"} | states, times, caption=CAPTION
    )
    return live_figures(PERFORMERS, rows, steps, progress, SAID)


def parsed(figure: Figure) -> ET.Element:
    return ET.fromstring(figure.svg)  # noqa: S314 - our own drawing


def words(figure: Figure) -> list[str]:
    return [node.text or "" for node in parsed(figure).iter("text")]


def marks(figure: Figure) -> list[tuple[str | None, str]]:
    """The state of each symbol, with the number in it."""
    groups = [group for group in parsed(figure).iter("g") if group.find("*[@class='fm-sym']") is not None]
    return [(group.get("data-at"), "".join(node.text or "" for node in group.iter("text"))) for group in groups]


@pytest.mark.parametrize("figure", [sheet().wide, sheet().phone, live().wide, live().phone])
def test_a_drawing_is_one_named_image_without_styles(figure: Figure) -> None:
    root = parsed(figure)
    name, described = (root.get("aria-labelledby") or "").split()
    assert (root.get("role"), root.get("class")) == ("img", "fm")
    assert [node.text for node in root if node.get("id") in {name, described}] == [
        "Peta siklus",
        "Sekarang di langkah 5.",
    ]
    assert [node for node in root.iter() if node.get("style") or node.tag in {"style", "script"}] == []


def test_the_two_drawings_of_a_page_share_no_id() -> None:
    found = [
        node.get("id") for figure in (live().wide, live().phone) for node in parsed(figure).iter() if node.get("id")
    ]
    assert len(found) == len(set(found)) == 4


def test_text_is_escaped() -> None:
    shown = sheet("<script>alert(1)</script> & kawan").wide
    assert "<script" not in shown.svg
    assert "".join(words(shown)).count("<script>") == 6


def test_the_sheet_prints_its_rows_and_headings() -> None:
    found = words(sheet().wide)
    assert [found.count(heading) for heading in ("Pelaksana", "Mutu Baku", "Kegiatan", "Analisis Data")] == [1, 1, 1, 1]
    assert [text for text in found if text in {"1", "2", "3", "4", "5", "6"}] == ["1", "2", "3", "4", "5", "6"]
    assert [text for text in found if text in {"Ya", "Tidak", "5a"}] == ["5a", "Ya", "Tidak"]


def test_a_heading_row_is_bold() -> None:
    rows = [SheetRow("t", "", "Tahap Persiapan"), SheetRow("1", "1", "Menyusun")]
    wide = sheet_figures(PERFORMERS, rows, [Step("1", "1", ("kabid",), (Way(None),))], SAID).wide
    assert [node.get("class") for node in parsed(wide).iter("text") if node.text == "Tahap Persiapan"] == ["fm-b"]


def test_the_map_shows_what_is_done_where_it_is_and_what_waits() -> None:
    assert sorted(marks(live().wide)) == [
        ("done", "1"), ("done", "2"), ("done", "3"), ("done", "4"), ("now", "5"), ("wait", "5a"), ("wait", "6a"), ("wait", "6b"),
    ]  # fmt: skip


def test_the_current_row_is_tinted_and_has_an_arrow() -> None:
    root = parsed(live().wide)
    assert [len(root.findall(f".//*[@class='{name}']")) for name in ("fm-row-now", "fm-flag", "fm-halo")] == [1, 1, 1]


def test_a_travelled_return_says_how_often() -> None:
    assert [text for text in words(live().wide) if text.startswith("Tidak")] == ["Tidak · 1 kali"]
    assert [text for text in words(live().phone) if text.startswith("Tidak")] == ["Tidak 1×"]


def test_ways_not_gone_yet_are_dashed() -> None:
    states = [node.get("data-at") for node in parsed(live().wide).iter("path") if node.get("class") == "fm-arrow"]
    assert sorted(states, key=str) == [None] * 5 + ["wait"] * 3


def test_the_phone_has_the_caption_and_the_desk_has_not() -> None:
    assert [[text for text in words(figure) if "12 menit" in text] for figure in (live().phone, live().wide)] == [
        ["sisa 12 menit"],
        [],
    ]


def test_the_phone_needs_no_more_than_328_pixels() -> None:
    assert [sheet().phone.width, live().phone.width] == [328.0, 328.0]


def test_names_stand_upright_where_their_columns_are_narrow() -> None:
    performers = [(f"p{number}", "Kasubag Perencanaan") for number in range(6)]
    steps = [Step("1", "1", ("p0",), (Way("2"),)), Step("2", "2", ("p5",), (Way(None),))]
    figures = sheet_figures(performers, [SheetRow("1", "1"), SheetRow("2", "2")], steps, SAID)
    assert ["rotate(-90" in figure.svg for figure in (figures.wide, figures.phone)] == [False, True]


def test_a_page_that_writes_the_table_itself_gets_the_rows_heights() -> None:
    wide = sheet().wide
    assert (len(wide.rows), round(sum(wide.rows) + wide.head, 2)) == (6, round(wide.height, 2))
    assert re.findall(r'^<svg class="fm" viewBox="0 0 392 [\d.]+" aria-hidden="true">', wide.flow) != []
