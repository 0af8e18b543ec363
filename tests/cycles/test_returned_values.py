"""Perbaiki: single values go back to their analyst while the report stays open."""

import pytest

from tests.cycles.walk import cycle_of, finish, opened, task_of, walk_statistics
from tests.office import Office
from triwulan.cycles.actions.return_value import return_value
from triwulan.cycles.actions.values import Changes, save_values
from triwulan.cycles.models import Assignment
from triwulan.cycles.refusals import MayNot, StepIncomplete


def returned(office: Office, reason: str = "Periksa penyebutnya.") -> Assignment:
    cycle = cycle_of(office, "statistik")
    return return_value(person=office["kasubid.1"], cycle_id=cycle.pk, code="A2", reason=reason)


@pytest.fixture
def reporting(office: Office) -> Office:
    opened(office)
    walk_statistics(office, until="4")
    return office


def test_the_analyst_gets_the_value_as_a_task_due_with_the_report(reporting: Office) -> None:
    task = returned(reporting)
    report = task_of(reporting, "kasubid.1", "4")
    assert (task.position, task.due_at, [i.code for i in task.indicators.all()]) == (
        reporting.positions["analis.1"],
        report.due_at,
        ["A2"],
    )
    assert [note.reason for note in task.return_notes.all()] == ["Periksa penyebutnya."]


def test_the_report_waits_for_the_value_and_goes_on_when_it_is_back(reporting: Office) -> None:
    returned(reporting)
    finish(reporting, "kasubid.2", "4")
    with pytest.raises(StepIncomplete) as waits:
        finish(reporting, "kasubid.1", "4")
    assert waits.value.missing == ("A2 Indikator A2 masih diperbaiki Analis 1.",)
    save_values(
        person=reporting["analis.1"],
        cycle_id=cycle_of(reporting, "statistik").pk,
        code="A2",
        changes=Changes(variables={"penyebut": 80}),
    )
    finish(reporting, "analis.1")
    finish(reporting, "kasubid.1", "4")
    assert task_of(reporting, "kabid").step_run.code == "5"


def test_a_value_is_returned_once_at_a_time_and_with_a_reason(reporting: Office) -> None:
    with pytest.raises(StepIncomplete) as silent:
        returned(reporting, "  ")
    returned(reporting)
    with pytest.raises(StepIncomplete) as again:
        returned(reporting)
    assert (silent.value.missing, again.value.missing) == (
        ("Alasan belum ditulis. Analis membaca kalimat ini di tugasnya.",),
        ("Nilai A2 sudah dikembalikan dan sedang diperbaiki.",),
    )


def test_nobody_returns_a_value_of_another_authors_report(reporting: Office) -> None:
    cycle = cycle_of(reporting, "statistik")
    for username in ("kasubid.2", "analis.1", "kabid", "perencana"):
        with pytest.raises(MayNot):
            return_value(person=reporting[username], cycle_id=cycle.pk, code="A2", reason="Salah.")
    assert not Assignment.objects.filter(step_run__beside__isnull=False).exists()


def test_an_author_changes_a_value_himself_only_with_a_reason(reporting: Office) -> None:
    cycle = cycle_of(reporting, "statistik")
    with pytest.raises(StepIncomplete):
        save_values(
            person=reporting["kasubid.1"], cycle_id=cycle.pk, code="A1", changes=Changes(variables={"nilai": 11})
        )
    row = save_values(
        person=reporting["kasubid.1"],
        cycle_id=cycle.pk,
        code="A1",
        changes=Changes(variables={"nilai": 11}, reason="Satu dokumen terlewat."),
    )
    assert row.variables == {"nilai": "11"}
