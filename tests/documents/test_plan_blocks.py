"""Chapter II of the annual report, where little or nothing is known."""

from dataclasses import replace
from datetime import date

import pytest

from tests.documents.sample_books import budget
from tests.documents.sample_figures import figures
from triwulan.documents.blocks import Block, Heading, Landscape, Paragraph, Table
from triwulan.documents.pieces.plan_blocks import (
    Agreed,
    Change,
    Goal,
    Plan,
    agreement_annex,
    agreement_words,
    change_blocks,
    plan_blocks,
    programme_table,
    promised_budgets,
)

PLAN = Plan("Renstra 2024–2026", "Perbup 12/2024", ("2024", "2025", "2026"), (Goal("Tujuan A", ("Sasaran 1",)),))
KEY = replace(
    figures()[0], key=True, method="a ÷ b", data_source="Catatan", plan_years=(("2025", "80,00"), ("2026", "85,00"))
)
PLAIN = replace(figures()[1], key=False, plan_years=())


def outline(blocks: tuple[Block, ...]) -> list[str]:
    """Headings and captions; what is turned in brackets."""
    told: list[str] = []
    for block in blocks:
        if isinstance(block, Landscape):
            told.append(f"[{', '.join(outline(block.blocks))}]")
        elif isinstance(block, Heading | Paragraph):
            told.append(str(block.text))
        elif isinstance(block, Table):
            told.append(block.caption)
    return told


TARGETS = "Target jangka menengah menurut Renstra 2024–2026"
KEYS = (
    "Indikator kinerja utama, Dari 2 indikator, 1 ditetapkan sebagai indikator kinerja utama (IKU)., "
    "Indikator kinerja utama"
)


@pytest.mark.parametrize(
    ("years", "expected"),
    [(("2024", "2025", "2026"), [TARGETS, f"[{KEYS}]"]), (tuple("123456"), [f"[{TARGETS}, {KEYS}]"])],
)
def test_wide_tables_stand_together_on_turned_pages_and_a_plan_of_few_years_upright(
    years: tuple[str, ...], expected: list[str]
) -> None:
    assert outline(plan_blocks(replace(PLAN, years=years), (KEY, PLAIN))) == [
        "Renstra 2024–2026, ditetapkan dengan Perbup 12/2024 menjadi dasar perencanaan kinerja tahun ini.",
        "Tujuan dan sasaran Renstra 2024–2026",
        *expected,
    ]


def test_each_years_target_stands_in_its_column() -> None:
    table = plan_blocks(PLAN, (KEY,))[-2]
    assert isinstance(table, Table)
    assert table.rows[-1] == ("1", KEY.name, KEY.unit, "", "80,00", "85,00")


def test_what_is_not_known_is_said() -> None:
    none = (PLAIN,)
    unset = ["Indikator kinerja utama", "Indikator kinerja utama belum ditetapkan."]
    assert outline(plan_blocks(None, none)) == ["Rencana strategis belum dicatat.", *unset]
    assert outline(plan_blocks(Plan("Renstra 2024–2026"), none)) == [
        "Renstra 2024–2026 menjadi dasar perencanaan kinerja tahun ini.",
        "Target jangka menengah belum dicatat.",
        *unset,
    ]
    assert outline(change_blocks(())) == [
        "Perubahan perjanjian kinerja",
        "Selama tahun berjalan tidak ada perubahan target, indikator, atau pagu yang dicatat.",
    ]
    assert (promised_budgets("", None), programme_table("", ()), agreement_annex(None)) == ((), (), ())


def test_changes_and_programmes_are_tables() -> None:
    table = change_blocks((Change("Target A", "40", "44"),))[-1]
    assert isinstance(table, Table)
    assert table.rows == (("1", "Target A", "40", "44", "–"),)
    spent = replace(budget(), programmes=(replace(budget().total, name="Program A"),))
    promised = promised_budgets("Program", spent)[0]
    assert isinstance(promised, Table)
    assert promised.rows == (("1", "Program A", spent.total.ceiling),)


def test_the_agreement_is_named_by_number_and_day_or_said_to_be_missing() -> None:
    signed = Agreed("Perjanjian Kinerja Tahun 2026", (), "1/PK/2026", date(2026, 1, 20))
    assert agreement_words(signed, "2026") == (
        "Perjanjian Kinerja Tahun 2026 Nomor 1/PK/2026 tanggal 20 Januari 2026 memuat target sebagai berikut. "
        "Naskahnya ada pada Lampiran 1."
    )
    assert outline(agreement_annex(signed)) == [signed.title, "Nomor 1/PK/2026 tanggal 20 Januari 2026."]
    drawn = replace(signed, signed=False)
    assert agreement_words(drawn, "2026") == "Target yang diperjanjikan untuk Tahun 2026 sebagai berikut."
    assert outline(agreement_annex(drawn))[1] == (
        "Naskah yang ditandatangani tidak ada dalam register; lampiran ini disusun dari target dan pagu tahun ini."
    )
