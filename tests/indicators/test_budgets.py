"""A programme's budget: what is refused, what is recorded, and what share of it was spent."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from tests.indicators.cast import TW1, Office
from tests.plans import programme_of
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.core.quarters import Quarter
from triwulan.indicators.models import Budget, BudgetChange, Node
from triwulan.indicators.planning import PlanRefused
from triwulan.indicators.planning.budgets import EnteredBudget, set_budget
from triwulan.indicators.spending import Total, spending_by, total_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(office: Office) -> Node:
    return programme_of(office.objective, "2.20.02", "Statistik Sektoral")


Amounts = Sequence[str | int]


def enter(programme: Node, ceiling: str | int = "", planned: Amounts = (), spent: Amounts = ()) -> Budget | None:
    entered = EnteredBudget(ceiling, dict(enumerate(planned, 1)), dict(enumerate(spent, 1)))
    return set_budget(node=programme, year=2026, entered=entered, actor=SYSTEM)


def enter_again(programme: Node, ceiling: int, reason: str = "") -> Budget | None:
    return set_budget(node=programme, year=2026, entered=EnteredBudget(ceiling), actor=SYSTEM, reason=reason)


def entries() -> list[tuple[str, object, object]]:
    found = Entry.objects.filter(action__in=["budget_set", "spending_recorded"]).order_by("pk")
    return [(entry.action, entry.facts["before"], entry.facts["after"]) for entry in found]


def test_plan_and_spending_are_recorded_apart_and_only_when_they_change(programme: Node) -> None:
    enter(programme, "1.000.000", ("200.000", "500.000", "700.000"))
    enter(programme, "1.000.000", ("200.000", "500.000", "700.000"), ("150.000",))
    enter(programme, "1.000.000", ("200.000", "500.000", "700.000"), ("150.000",))
    plan = {"ceiling": "1000000", "planned": {"1": "200000", "2": "500000", "3": "700000"}}
    assert entries() == [("budget_set", None, plan), ("spending_recorded", {}, {"1": "150000"})]


def test_an_emptied_row_takes_the_budget_away_and_says_so(programme: Node) -> None:
    enter(programme, 5000)
    assert (enter(programme), Budget.objects.count()) == (None, 0)
    assert entries()[-1] == ("budget_set", {"ceiling": "5000", "planned": {}}, None)


def test_another_ceiling_needs_a_reason_and_the_first_is_kept(programme: Node) -> None:
    enter(programme, 5000)
    with pytest.raises(PlanRefused) as refused:
        enter_again(programme, 6000)
    assert refused.value.sentences == (
        "Statistik Sektoral: Pagu berubah dari Rp5.000 menjadi Rp6.000. Tulis alasannya, misalnya nomor DPPA.",
    )
    enter_again(programme, 6000, "DPPA 1")
    enter_again(programme, 7000, "DPPA 2")
    assert Budget.objects.values_list("first_ceiling", "ceiling").get() == (Decimal(5000), Decimal(7000))
    assert list(BudgetChange.objects.values_list("before", "after", "reason")) == [
        (Decimal(5000), Decimal(6000), "DPPA 1"),
        (Decimal(6000), Decimal(7000), "DPPA 2"),
    ]
    assert Entry.objects.filter(action="budget_set").last().facts["reason"] == "DPPA 2"  # type: ignore[union-attr]


def test_what_was_spent_is_not_taken_away(programme: Node, office: Office) -> None:
    enter(programme, 5000, (), (10,))
    with pytest.raises(PlanRefused, match="Realisasinya sudah tercatat"):
        enter(programme)
    with pytest.raises(PlanRefused, match="Anggaran hanya untuk program"):
        enter(office.objective, 5)


def test_a_program_without_an_entry_is_the_sum_of_its_parts(programme: Node) -> None:
    activity = Node.objects.create(
        plan=programme.plan, parent=programme, level="kegiatan", code="2.20.02.2.01", name="K"
    )
    parts = [
        Node.objects.create(
            plan=programme.plan, parent=activity, level="sub_kegiatan", code=f"2.20.02.2.01.{i}", name="S"
        )
        for i in (2, 1)
    ]
    enter(parts[0], 1000, (200,), (150,))
    enter(parts[1], 500, (100,))
    (found,) = spending_by(TW1)
    rows = [(depth, one.node.code, str(one.ceiling), str(one.planned), str(one.spent)) for depth, one in found.walk()]
    assert rows == [
        (0, "2.20.02", "1500.00", "300", "150"),
        (1, "2.20.02.2.01", "1500.00", "300", "150"),
        (2, "2.20.02.2.01.1", "500.00", "100", "None"),
        (2, "2.20.02.2.01.2", "1000.00", "200", "150"),
    ]
    assert spending_by(Quarter(2026, 2))[0].planned is None
    enter(programme, 2000, (), (400,))
    (found,) = spending_by(TW1)
    assert (found.ceiling, found.planned) == (Decimal(2000), None)
    assert (found.spent, found.unassigned) == (Decimal(400), Decimal(500))


@pytest.mark.parametrize(
    ("ceiling", "planned", "spent", "sentences"),
    [
        ("", (), ("10",), ["Pagu belum diisi. Isi pagunya, atau kosongkan seluruh barisnya."]),
        ("-5", (), (), ["Pagu: isi rupiah utuh, tidak negatif, paling banyak 15 angka."]),
        ("10,5", (), (), ["Pagu: isi rupiah utuh, tidak negatif, paling banyak 15 angka."]),
        ("1" * 16, (), (), ["Pagu: isi rupiah utuh, tidak negatif, paling banyak 15 angka."]),
        ("seribu", (), (), ['Pagu: "seribu" bukan angka. Tulis angka saja, misalnya 1.234,5.']),
        (
            "100",
            ("", "90", "80"),
            ("20", "", "10"),
            [
                "Rencana s.d. TW III lebih kecil daripada TW II. Isi jumlah sejak awal tahun.",
                "Realisasi s.d. TW III lebih kecil daripada TW I. Isi jumlah sejak awal tahun.",
            ],
        ),
        (
            "100",
            (),
            ("20", "120"),
            [
                "Realisasi s.d. TW II Rp120 melebihi pagu Rp100. Perbarui pagunya dahulu bila anggaran berubah.",
            ],
        ),
    ],
)
def test_it_refuses_with_every_fault_and_writes_nothing(
    programme: Node, ceiling: str, planned: tuple[str, ...], spent: tuple[str, ...], sentences: list[str]
) -> None:
    with pytest.raises(PlanRefused) as refused:
        enter(programme, ceiling, planned, spent)
    assert list(refused.value.sentences) == [f"Statistik Sektoral: {sentence}" for sentence in sentences]
    assert (Budget.objects.count(), entries()) == (0, [])


def test_spending_is_told_against_the_ceiling_and_against_the_plan(programme: Node) -> None:
    enter(programme, 1000, (200, 500, 700), (150, "", "", 900))
    shares = [(one.of_ceiling, one.of_plan) for number in (1, 2, 4) for one in spending_by(Quarter(2026, number))]
    assert shares == [(Decimal(15), Decimal(75)), (None, None), (Decimal(90), Decimal(90))]


def test_the_total_counts_who_has_told(programme: Node, office: Office) -> None:
    enter(programme, 1000, (), (150,))
    enter(programme_of(office.objective, "2.21.02", "Persandian"), 500)
    total = total_of(spending_by(TW1))
    assert (total, total.of_ceiling) == (Total(Decimal(1500), Decimal(150), 1, 2), Decimal(10))
    assert total_of([]).of_ceiling is None
