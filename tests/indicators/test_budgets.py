"""A programme's budget: what is refused, what is recorded, and what share of it was spent."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from tests.indicators.cast import TW1, Office
from tests.plans import programme_of
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.core.quarters import Quarter
from triwulan.indicators.models import Budget, Node
from triwulan.indicators.planning import PlanRefused
from triwulan.indicators.planning.budgets import EnteredBudget, enter_budget
from triwulan.indicators.spending import Total, spending_by, total_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(office: Office) -> Node:
    return programme_of(office.objective, "2.20.02", "Statistik Sektoral")


Amounts = Sequence[str | int]


def enter(programme: Node, ceiling: str | int = "", planned: Amounts = (), spent: Amounts = ()) -> Budget | None:
    entered = EnteredBudget(ceiling, dict(enumerate(planned, 1)), dict(enumerate(spent, 1)))
    return enter_budget(node=programme, year=2026, entered=entered, actor=SYSTEM)


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


@pytest.mark.parametrize(
    ("ceiling", "planned", "spent", "sentences"),
    [
        ("", (), ("10",), ["Pagu belum diisi. Isi pagunya, atau kosongkan seluruh baris program ini."]),
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
                "Realisasi s.d. TW II Rp\xa0120 melebihi pagu Rp\xa0100. Perbarui pagunya dahulu bila anggaran berubah.",
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
