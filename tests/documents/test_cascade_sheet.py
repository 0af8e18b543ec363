"""The pohon kinerja stays on one sheet, however much there is of it."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from tests.documents.reading import flat, pdf_pages
from triwulan.documents.sheets.cascade_sheet import CascadeSheet, PaperSize, TreeBox, render_cascade_pdf, typst_data

LEAVES = tuple(TreeBox(f"Sub kegiatan {n}", "Pelayanan Informasi Publik", ("Jumlah permohonan: 24",)) for n in range(3))
SHEET = CascadeSheet(
    "Pohon Kinerja Tahun 2026",
    "Dinas Uji",
    "Renstra 2024–2028",
    (TreeBox("Sasaran S1", "Data makin baik", below=(TreeBox("Program 2.20.02", "Statistik", below=LEAVES),)),),
    date(2026, 1, 2),
    sample=True,
)


def test_every_box_stands_beside_what_it_serves_and_keeps_clear_of_its_neighbours() -> None:
    boxes = typst_data(SHEET, "a4")["boxes"]
    assert [box["label"] for box in boxes] == [
        "Sasaran S1", "Program 2.20.02", "Sub kegiatan 0", "Sub kegiatan 1", "Sub kegiatan 2",
    ]  # fmt: skip
    assert [box["x"] for box in boxes] == sorted(box["x"] for box in boxes)
    leaves = boxes[2:]
    assert all(a["y"] + a["height"] < b["y"] for a, b in pairwise(leaves))
    middles = {round(box["y"] + box["height"] / 2, 1) for box in (boxes[0], boxes[1], boxes[3])}
    assert len(middles) == 1


@pytest.mark.parametrize(("paper", "leaves"), [("a3", 3), ("a4", 3), ("a4", 90), ("f4", 90), ("a4", 400)])
def test_it_is_one_page_with_every_word(paper: PaperSize, leaves: int) -> None:
    many = tuple(replace(LEAVES[0], name=f"Nama{n}") for n in range(leaves))
    pages = pdf_pages(render_cascade_pdf(replace(SHEET, boxes=(TreeBox("Program", "Statistik", below=many),)), paper))
    assert [[f"Nama{n}" for n in range(leaves) if flat(f"Nama{n}") not in page] for page in pages] == [[]]


def test_words_below_the_name_are_left_out_before_the_type_gets_too_small() -> None:
    many = replace(SHEET, boxes=(TreeBox("Program", "Statistik", below=LEAVES * 25),))
    assert [bool(typst_data(sheet, "a4")["boxes"][-1]["lines"]) for sheet in (SHEET, many)] == [True, False]
