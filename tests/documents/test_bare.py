"""Papers of an office that has recorded next to nothing: they still stand, and say what is missing."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.documents import samples
from tests.documents.reading import flat
from tests.documents.sample_books import annual, budget, quarterly
from tests.documents.sample_figures import figures
from tests.documents.shown import shown_words
from triwulan.documents.blocks import Chart, Heading, Statement, Table
from triwulan.documents.content import Paper
from triwulan.documents.kinds import bahan, laporan_data_kinerja, laporan_kinerja, laporan_triwulan
from triwulan.documents.kinds.laporan_kinerja import Objective
from triwulan.documents.outline import walk
from triwulan.documents.pieces.figures import BudgetGroup, FigureRow, Organisation, UnitBox
from triwulan.documents.preview import render_html
from triwulan.documents.render import render_docx, render_pdf

BARE = FigureRow("IK-1", "Indeks SPBE", "Indeks", "3,10", "", "belum lengkap")


def words(paper: Paper) -> str:
    return "|".join(shown_words(paper))


def bare_annual() -> Paper:
    data = replace(
        annual(), figures=(BARE,), objectives=(Objective("", "", ""),), timeliness=(), recommendations=(), aspects=""
    )
    return laporan_kinerja.compose(
        replace(data, budget=None, organisation=Organisation(), legal_bases=(), missing_quarters=())
    )


def bare_quarterly() -> Paper:
    data = replace(quarterly(draft=False), figures=(BARE,), average="", timeliness=(), missing=(), recommendations=())
    return laporan_triwulan.compose(replace(data, budget=None, organisation=Organisation(), legal_bases=()))


@pytest.mark.parametrize("compose", [bare_annual, bare_quarterly], ids=["annual", "quarterly"])
def test_a_bare_report_is_made_in_every_face(compose: Callable[[], Paper]) -> None:
    paper = compose()
    assert render_pdf(paper).startswith(b"%PDF")
    assert render_docx(paper).startswith(b"PK")
    assert render_html(paper).startswith("<article")
    assert [block for block in walk(paper.blocks) if isinstance(block, Chart)] == []


def test_the_annual_report_says_what_was_not_recorded() -> None:
    text = words(bare_annual())
    missing = (
        "Nilai tahun sebelumnya belum tersedia.",
        "Target jangka menengah belum dicatat.",
        "Tidak ada nilai nasional atau provinsi yang dicatat untuk indikator sasaran ini.",
        "Penyebab belum dituliskan.",
        "Anggaran sasaran ini belum dicatat.",
        "Program penunjang belum dicatat.",
    )
    assert [sentence for sentence in missing if flat(sentence) not in text] == []


def test_the_quarterly_report_says_what_was_not_recorded() -> None:
    paper = bare_quarterly()
    missing = (
        "Rumus tidak dicatat.",
        "Nilai tahun sebelumnya belum tersedia.",
        "Program pendukung tidak dicatat.",
        "belum diisi",
    )
    assert [sentence for sentence in missing if flat(sentence) not in words(paper)] == []
    assert [block.text for block in paper.blocks if isinstance(block, Statement)] == ["belum lengkap."]


def test_absorption_is_told_with_its_efficiency_only_where_it_was_reckoned() -> None:
    first, *_rest = annual().objectives
    plain = laporan_kinerja.compose(replace(annual(), objectives=(replace(first, efficiency="", absorbed=None),)))
    assert flat("Tingkat efisiensi") not in words(plain)
    assert flat(f"Anggaran terserap Rp{first.realisation} dari pagu Rp{first.ceiling}") in words(plain)
    assert [b.data.kind for b in plain.blocks if isinstance(b, Chart)].count("kuadran") == 0


def test_a_correction_by_the_superior_stands_below_its_figure() -> None:
    corrected = replace(
        figures(objective=4)[1], corrected="Kasubid mengubah 70 menjadi 73,9 karena salah ketik.", entered=""
    )
    paper = bahan.compose(replace(samples.material(), figures=(corrected,)))
    assert [block.text for block in paper.blocks if isinstance(block, Statement)] == [corrected.corrected]


def test_a_divisions_budget_and_obstacles_get_chapters_of_their_own() -> None:
    spent = budget()
    groups = tuple(BudgetGroup("", tuple(replace(row, remainder="") for row in group.rows)) for group in spent.groups)
    data = replace(
        samples.division_report(), obstacles="Tenaga teknis kurang.", authors=(), budget=replace(spent, groups=groups)
    )
    paper = laporan_data_kinerja.compose(data)
    assert [block.text for block in paper.blocks if isinstance(block, Heading) and block.level == 1][-3:] == [
        "Realisasi anggaran",
        "Hambatan dan tindak lanjut",
        "Penutup",
    ]
    table = next(
        block for block in paper.blocks if isinstance(block, Table) and block.caption.startswith("Realisasi anggaran")
    )
    assert [column.title for column in table.columns] == ["Program/Kegiatan", "Pagu (Rp)", "Realisasi (Rp)", "Serapan"]
    assert len(table.rows) == len(groups)


def test_the_structure_may_have_no_secretariat_and_no_posts() -> None:
    alone = Organisation(head="Camat", divisions=(UnitBox("Seksi Pemerintahan"),))
    with_desk = replace(alone, secretariat=UnitBox("Sekretariat"))
    alts = [
        next(block.alt for block in paper.blocks if hasattr(block, "alt") and hasattr(block, "svg"))
        for paper in (
            laporan_triwulan.compose(replace(quarterly(), organisation=found)) for found in (alone, with_desk)
        )
    ]
    assert alts == [
        "Bagan organisasi: Camat membawahi Seksi Pemerintahan.",
        "Bagan organisasi: Camat membawahi Sekretariat dan Seksi Pemerintahan.",
    ]
