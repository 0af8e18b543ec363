"""Chapter II and the annexes: the plan in force, the head's agreement, what changed of it, and who works there."""

from datetime import date

import pytest

from tests.documents.samples import imprint
from tests.office import Office
from tests.plans import objective_of, plan_of, programme_of
from triwulan.audit.record import SYSTEM
from triwulan.cycles import annual_plan, compiled
from triwulan.documents.blocks import KeyValues, Paragraph, Signatures, Table
from triwulan.documents.pieces.figures import StaffRow
from triwulan.documents.pieces.plan_blocks import Change, Goal, Plan
from triwulan.indicators.models import Indicator, Level, Node
from triwulan.indicators.models import Plan as StoredPlan
from triwulan.indicators.planning import EnteredBudget, set_budget, set_targets
from triwulan.indicators.year_figures import YearFigure, year_figures
from triwulan.organisations.models import Capacity, Holding
from triwulan.reports.actions.agreeing import issue_agreement

pytestmark = pytest.mark.django_db


def figures() -> list[YearFigure]:
    return year_figures(list(Indicator.objects.filter(code="A1")), 2026)


def test_the_plan_is_told_with_its_goals_and_years(office: Office) -> None:
    objective = objective_of(office.agency)
    goal = Node.objects.create(plan=objective.plan, level=Level.GOAL, name="Data yang dipakai")
    Node.objects.filter(pk=objective.pk).update(parent=goal)
    StoredPlan.objects.filter(pk=objective.plan_id).update(decree="Perbup 12/2024")
    years = ("2024", "2025", "2026", "2027", "2028")
    assert annual_plan.plan_of(office.agency, 2026, figures()) == Plan(
        "Renstra 2024–2028", "Perbup 12/2024", years, (Goal("Data yang dipakai", ("Meningkatnya mutu data",)),)
    )
    assert annual_plan.plan_of(office.agency, 2031, figures()) is None


def test_the_agreement_in_force_is_repeated_with_its_number_and_signers(office: Office) -> None:
    objective = objective_of(office.agency)
    Node.objects.filter(pk=objective.pk).update(position=office.positions["kepala"])
    document = issue_agreement(position=office.positions["kepala"], year=2026, actor=SYSTEM)
    agreed = annual_plan.agreed_in(office.agency, 2026, imprint())
    assert agreed is not None
    assert (agreed.title, agreed.number, agreed.signed) == ("Perjanjian Kinerja Tahun 2026", document.number, True)
    assert {type(block) for block in agreed.blocks} == {Paragraph, KeyValues, Table, Signatures}


def test_without_one_in_the_register_its_tables_come_from_the_targets(office: Office) -> None:
    assert annual_plan.agreed_in(office.agency, 2026, imprint()) is None
    Node.objects.filter(pk=objective_of(office.agency).pk).update(position=office.positions["kepala"])
    agreed = annual_plan.agreed_in(office.agency, 2026, imprint())
    assert agreed is not None
    assert (agreed.number, agreed.signed, [type(block) for block in agreed.blocks]) == ("", False, [Table])


def test_what_became_another_in_the_year_is_listed_with_its_reason(office: Office) -> None:
    indicator = Indicator.objects.get(code="A1")
    programme = programme_of(objective_of(office.agency), "2.20.02", "Statistik")
    set_targets(indicator=indicator, year=2026, goals={None: 44}, actor=SYSTEM, reason="Hasil evaluasi.")
    set_budget(node=programme, year=2026, entered=EnteredBudget(1_000), actor=SYSTEM)
    set_budget(node=programme, year=2026, entered=EnteredBudget(1_500), actor=SYSTEM, reason="DPPA.")
    assert annual_plan.changes_in(2026, figures()) == (
        Change("Target: Indikator A1", "40 dokumen", "44 dokumen", "Hasil evaluasi."),
        Change("Pagu 2.20.02 Statistik", "Rp1.000", "Rp1.500", "DPPA."),
    )
    assert annual_plan.changes_in(2025, figures()) == ()


def test_positions_are_counted_by_unit_and_by_how_they_are_held(office: Office) -> None:
    holdings = Holding.objects.filter(position=office.positions["kepala"])
    holdings.update(capacity=Capacity.PLT)
    Holding.objects.filter(position=office.positions["kasubag"]).update(ends_on=date(2025, 1, 1))
    told = compiled.organisation(office.agency, "Profil.")
    assert (told.staff_columns, told.staff, told.staff_total) == (
        ("Jabatan", "Definitif", "Plt./Plh.", "Kosong"),
        (
            StaffRow("Pimpinan", ("1", "0", "1", "0")),
            StaffRow("Sekretariat", ("5", "4", "0", "1")),
            StaffRow("Bidang Statistik", ("5", "5", "0", "0")),
        ),
        ("11", "9", "1", "1"),
    )


def test_the_profile_says_who_leads_it_and_of_what_it_is_made_up(office: Office) -> None:
    assert compiled.profile_words(office.agency) == (
        "Dinas Uji dipimpin oleh Kepala Dinas dan terdiri atas 2 unit kerja: Sekretariat dan Bidang Statistik."
    )
    assert plan_of(office.agency).name == "Renstra"
