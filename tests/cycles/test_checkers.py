"""Whoever wrote a report may not check it: it goes to the next superior who did not, or to whom the planner names."""

import pytest

from tests.cycles.test_rights import press
from tests.cycles.walk import cycle_of, finish, hand_in_material, opened, task_of, walk_statistics
from tests.office import BEGINNING, Office
from triwulan.cycles.actions.readdress import readdress
from triwulan.cycles.actions.sections import edit_report
from triwulan.cycles.checkers import authors
from triwulan.cycles.models import Assignment
from triwulan.cycles.refusals import MayNot, StepIncomplete
from triwulan.organisations.models import Capacity, Holding


def acting(office: Office, person: str, position: str, capacity: str = Capacity.PLH) -> None:
    """From the beginning; as Plt. the position has nobody else."""
    held = Holding.objects.filter(position=office.positions[position])
    if capacity == Capacity.PLT:
        held.delete()
    Holding.objects.create(
        position=office.positions[position], person=office[person], starts_on=BEGINNING, capacity=capacity
    )


def to_the_check_by_plt(office: Office) -> None:
    """As Plt. Kabid he orders, as Kasubid he writes."""
    opened(office)
    finish(office, "kasubid.1", "1")
    for who in ("kasubid.1", "kasubid.2"):
        finish(office, who, "2")
    hand_in_material(office, "analis.1", "analis.2")
    for who in ("kasubid.2", "kasubid.1"):
        finish(office, who, "4")


def checker(office: Office) -> str:
    return Assignment.objects.get(step_run__code="5", withdrawn_at=None).position.title


def test_a_plt_who_wrote_as_kasubid_does_not_check_as_kabid(office: Office) -> None:
    acting(office, "kasubid.1", "kabid", Capacity.PLT)
    to_the_check_by_plt(office)
    assert checker(office) == "Kepala Dinas"
    assert press(office, "kepala", task_of(office, "kepala"), outcome="setuju").finished_at is not None


def test_it_passes_over_every_superior_who_is_the_author_himself(office: Office) -> None:
    acting(office, "kasubid.1", "kabid", Capacity.PLT)
    acting(office, "kasubid.1", "kepala", Capacity.PLT)
    to_the_check_by_plt(office)
    task = Assignment.objects.get(step_run__code="5")
    assert checker(office) == "Kabid Statistik"
    with pytest.raises(MayNot, match="Minta perencana menunjuk pemeriksa lain"):
        press(office, "kasubid.1", task, outcome="setuju")
    named = office.positions["sekretaris"].pk
    fresh = readdress(person=office["perencana"], task_id=task.pk, position_id=named, reason="Penulisnya sama.")
    assert press(office, "sekretaris", fresh, outcome="setuju").finished_at is not None


def test_who_only_changed_a_passage_is_an_author_too(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="4")
    acting(office, "analis.umum", "kasubid.2")
    edit_report(
        person=office["analis.umum"], cycle_id=cycle_of(office, "statistik").pk, sections={"hambatan": "Tidak ada."}
    )
    Holding.objects.filter(person=office["analis.umum"], capacity=Capacity.PLH).delete()
    for who in ("kasubid.2", "kasubid.1"):
        finish(office, who, "4")
    wrote = {office[who].pk for who in ("kasubid.1", "kasubid.2", "analis.umum")}
    assert authors(cycle_of(office, "statistik")) == wrote


def test_the_planner_does_not_name_an_author(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="5")
    with pytest.raises(StepIncomplete) as refused:
        readdress(
            person=office["perencana"],
            task_id=task_of(office, "kabid").pk,
            position_id=office.positions["kasubid.2"].pk,
            reason="Kabid cuti",
        )
    assert refused.value.missing == ("Kasubid 2 ikut menulis laporan ini, jadi tidak dapat memeriksanya.",)


def test_the_agency_s_own_check_looks_at_the_reports_of_all_units(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="5")
    own = cycle_of(office, "statistik").round.cycles.get(unit__parent=None)
    assert authors(own) == {office["kasubid.1"].pk, office["kasubid.2"].pk}
