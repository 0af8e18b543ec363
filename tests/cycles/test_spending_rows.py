"""The budget in the reports: lines that add up, what is not broken down named, and nothing where nothing was entered."""

from decimal import Decimal

import pytest

from tests.cycles.test_papers import compiled, hand_in
from tests.documents.shown import table_rows
from tests.office import Office
from tests.plans import objective_of, programme_of
from triwulan.audit.record import SYSTEM
from triwulan.core.quarters import Quarter
from triwulan.cycles.spending_rows import budget_until, spending_summary, spent_for
from triwulan.documents.blocks import Paragraph, Table
from triwulan.documents.pieces.figures import Budget, BudgetGroup, BudgetRow
from triwulan.documents.pieces.objective_blocks import Objective, resource_words
from triwulan.indicators.models import Node
from triwulan.indicators.planning import NodeSpec, add_node
from triwulan.indicators.planning.budgets import EnteredBudget, set_budget
from triwulan.indicators.spending import spending_by

NOW = Quarter(2026, 1)


@pytest.fixture
def programme(office: Office) -> Node:
    return programme_of(objective_of(office.agency), "2.20.02", "Statistik")


def budget(node: Node, ceiling: int, spent: int | None = None) -> None:
    entered = EnteredBudget(ceiling, spent={1: spent} if spent is not None else {})
    set_budget(node=node, year=2026, entered=entered, actor=SYSTEM)


def activity(programme: Node, code: str, name: str) -> Node:
    spec = NodeSpec(level="kegiatan", code=code, name=name)
    return add_node(plan=programme.plan, spec=spec, parent=programme, actor=SYSTEM)


def test_without_spending_there_is_no_table(programme: Node) -> None:
    assert budget_until(NOW) is None
    budget(programme, 1_000)
    assert budget_until(NOW) is None


def test_a_programme_is_broken_down_and_what_is_not_is_a_line_of_its_own(office: Office, programme: Node) -> None:
    budget(programme, 1_000_000, 400_000)
    budget(activity(programme, "2.20.02.2.01", "Pendataan"), 600_000, 300_000)
    other = programme_of(objective_of(office.agency), "2.16.02", "Informasi")
    budget(other, 500_000)
    budget(programme_of(objective_of(office.agency), "2.21.02", "Persandian"), 200_000, 50_000)
    assert budget_until(NOW) == Budget(
        (
            BudgetGroup("", (BudgetRow("2.16.02 Informasi", "500.000", "–", "–", "–"),)),
            BudgetGroup(
                "2.20.02 Statistik",
                (
                    BudgetRow("2.20.02.2.01 Pendataan", "600.000", "300.000", "50,00\u00a0%", "300.000"),
                    BudgetRow("Belum dirinci per kegiatan", "400.000", "100.000", "25,00\u00a0%", "300.000"),
                ),
            ),
            BudgetGroup("", (BudgetRow("2.21.02 Persandian", "200.000", "50.000", "25,00\u00a0%", "150.000"),)),
        ),
        BudgetRow("Jumlah", "1.700.000", "450.000", "26,47\u00a0%", "1.250.000"),
        "Realisasi anggaran yang dicatat perencana. 2 dari 3 program sudah mencatat realisasi.",
        (
            BudgetRow("2.16.02 Informasi", "500.000", "–", "–", "–"),
            BudgetRow("2.20.02 Statistik", "1.000.000", "400.000", "40,00\u00a0%", "600.000"),
            BudgetRow("2.21.02 Persandian", "200.000", "50.000", "25,00\u00a0%", "150.000"),
        ),
    )


def test_a_sasaran_has_the_budget_of_its_programmes(office: Office, programme: Node) -> None:
    budget(programme, 1_000, 250)
    other = objective_of(office.agency, "S2", "Layanan")
    spendings = spending_by(NOW)
    assert [spent_for(node.pk, spendings) for node in (programme.objective, other)] == [
        (Decimal(1000), Decimal(250)),
        (Decimal(0), None),
    ]


def test_the_quarterly_report_prints_it(office: Office, programme: Node) -> None:
    budget(programme, 1_000_000, 250_000)
    hand_in(office)
    paper = compiled(office)
    tables = [
        block for block in paper.blocks if isinstance(block, Table) and "Realisasi anggaran" in str(block.caption)
    ]
    assert [table_rows(table)[1:] for table in tables] == [
        [
            ["2.20.02statistik", "1.000.000", "250.000", "25,00%", "750.000"],
            ["jumlah", "1.000.000", "250.000", "25,00%", "750.000"],
        ]
    ]
    said = "Anggaran yang terserap sebesar Rp250.000 dari pagu Rp1.000.000, atau 25,00\u00a0%."
    assert said in [str(block.text) for block in paper.blocks if isinstance(block, Paragraph)]


def test_the_annual_report_names_how_efficiency_was_reckoned(programme: Node) -> None:
    told = Objective(
        "S", "100,00\u00a0%", "Sangat Tinggi", "1.000", "850", "85,00\u00a0%", "15,00", Decimal(100), Decimal(85)
    )
    assert resource_words(told) == (
        "Dengan capaian 100,00\u00a0%, anggaran terserap Rp850 dari pagu Rp1.000 (85,00\u00a0%). Tingkat efisiensi "
        "(capaian dikurangi serapan) 15,00, efisien."
    )
    assert resource_words(Objective("S", "", "")) == "Anggaran sasaran ini belum dicatat."


def test_the_year_s_budget_is_summed_up_with_its_extremes(office: Office, programme: Node) -> None:
    assert spending_summary(NOW) == ""
    budget(programme, 1_000, 400)
    assert spending_summary(NOW).replace("\u00a0", " ") == (
        "Anggaran yang terserap Rp400 dari pagu Rp1.000, atau 40,00 %."
    )
    budget(programme_of(objective_of(office.agency), "2.16.02", "Informasi"), 1_000, 900)
    assert spending_summary(NOW).replace("\u00a0", " ") == (
        "Anggaran yang terserap Rp1.300 dari pagu Rp2.000, atau 65,00 %. Serapan tertinggi pada program "
        "2.16.02 Informasi (90,00 %), terendah pada program 2.20.02 Statistik (40,00 %)."
    )
