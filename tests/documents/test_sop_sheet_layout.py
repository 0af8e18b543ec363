"""The rows are reckoned before anything is typeset: they may be too tall, never too low."""

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
import typst

from tests.documents.test_sop_sheet import FOURTEEN, seed, sheet_from_text
from triwulan.documents.sheets.sop_sheet import SopSheet
from triwulan.documents.sheets.sop_sheet_layout import INSET, NUMBERS, sheet_layout

MEASURE = """
#let d = json(bytes(sys.inputs.data))
#set text(font: "Libertinus Serif", size: d.points * 1pt, hyphenate: false, lang: "id")
#set par(justify: false, leading: 0.45em, spacing: 0.45em)
#context [#metadata(d.cells.map(c => measure(block(width: c.at(1) * 1mm, c.at(0).split("\\n").join(linebreak()))).height / 1mm)) <tinggi>]
"""


def typeset_heights(tmp_path: Path, cells: list[tuple[str, float]], points: float) -> list[float]:
    source = tmp_path / "ukur.typ"
    source.write_text(MEASURE, "utf-8")
    data = json.dumps({"cells": cells, "points": points})
    compiler = typst.Compiler(str(source), root=str(tmp_path), ignore_system_fonts=True, sys_inputs={"data": data})
    heights: list[float] = json.loads(compiler.query("<tinggi>", field="value", one=True))
    return heights


def long_sheet(seed_number: int, performers: int) -> SopSheet:
    chance = random.Random(seed_number)  # noqa: S311 - repeatable, and nothing secret
    words = " ".join(text for row in seed().rows for text in row.cells).split()
    rows = tuple(
        replace(
            row,
            activity=" ".join(chance.choices(words, k=chance.randint(3, 60))),
            output=" ".join(chance.choices(words, k=9)),
        )
        for row in seed().rows
    )
    names = [*seed().performers, *((f"p{n}", chance.choice(words)) for n in range(20))]
    return replace(seed(), rows=rows, performers=tuple(names[:performers]))


@pytest.mark.parametrize("performers", [4, 5, 7, 12, 24])
def test_no_row_is_lower_than_its_text(tmp_path: Path, performers: int) -> None:
    sheet = long_sheet(performers, performers)
    layout = sheet_layout(sheet)
    heights = [band.height for page in layout.flow.pages for band in page.bands if band.kind == "row"]
    cells = [
        (text, width - 2 * INSET)
        for row in sheet.rows
        for text, width in zip(row.cells, layout.text_widths, strict=True)
    ]
    found = typeset_heights(tmp_path, cells, layout.points)
    tallest = [max(found[start : start + 6]) for start in range(0, len(found), 6)]
    assert [row for row, height in enumerate(heights) if tallest[row] + 2 * INSET > height] == []


@pytest.mark.parametrize(("paper", "room"), [("a4", (247.0, 157.0)), ("f4", (280.0, 162.0))])
@pytest.mark.parametrize("performers", [4, 6, 12, 24])
def test_the_matrix_fills_a_turned_page_and_no_more(
    performers: int, paper: Literal["a4", "f4"], room: tuple[float, float]
) -> None:
    sheet = replace(long_sheet(1, performers), paper=paper)
    layout = sheet_layout(sheet)
    assert sheet.room == room
    assert sum(layout.text_widths) + performers * layout.column == pytest.approx(room[0], abs=0.5)
    assert max(page.height for page in layout.flow.pages) + layout.head.names + NUMBERS <= room[1]


def test_the_seed_stands_on_one_page_in_nine_points() -> None:
    layout = sheet_layout(seed())
    assert (len(layout.flow.pages), layout.points) == (1, 9.0)


def test_fourteen_steps_stand_on_two_pages() -> None:
    assert len(sheet_layout(sheet_from_text(FOURTEEN.read_text("utf-8"))).flow.pages) == 2


def test_a_text_as_long_as_a_page_is_set_smaller() -> None:
    tall = replace(seed().rows[0], activity="Memeriksa laporan kinerja bidang dengan saksama. " * 45)
    assert sheet_layout(replace(seed(), rows=(tall, *seed().rows[1:]))).points < 9.0
