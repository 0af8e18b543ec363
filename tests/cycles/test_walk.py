"""The seed SOP, walked as its office would."""

from tests.cycles.walk import cycle_of, finish, open_tasks_of, opened, walk_secretariat, walk_statistics
from tests.office import Office
from triwulan.core.quarters import Quarter
from triwulan.cycles.models import Assignment, StepRun


def open_shares() -> set[tuple[str, str]]:
    """(step, position) of all that is open."""
    rows = Assignment.objects.filter(finished_at=None, withdrawn_at=None).select_related("step_run", "position")
    return {(row.step_run.code, row.position.title) for row in rows}


def test_a_round_opens_the_first_step_in_every_division(office: Office) -> None:
    opened(office)
    assert open_shares() == {("1", "Kabid Statistik"), ("1", "Sekretaris")}


def test_each_analyst_begins_as_soon_as_his_own_superior_has_ordered(office: Office) -> None:
    opened(office)
    finish(office, "kabid")
    finish(office, "kasubid.2")
    assert open_shares() == {("1", "Sekretaris"), ("2", "Kasubid 1"), ("3", "Analis 2")}


def test_the_quarter_is_compiled_when_all_divisions_have_handed_over(office: Office) -> None:
    opened(office)
    walk_statistics(office)
    walk_secretariat(office)
    assert open_shares() == {("6a", "Kasubag Perencanaan")}
    finish(office, "perencana")
    assert open_shares() == set()
    runs = StepRun.objects.filter(cycle=cycle_of(office, "statistik")).order_by("id")
    assert [(run.code, run.attempt, run.outcome) for run in runs] == [
        ("1", 1, "selesai"),
        ("2", 1, "selesai"),
        ("3", 1, "selesai"),
        ("4", 1, "selesai"),
        ("5", 1, "setuju"),
        ("5a", 1, "selesai"),
    ]


def test_the_annual_report_follows_only_the_fourth_quarter(office: Office) -> None:
    opened(office, Quarter(2025, 4))
    walk_statistics(office)
    walk_secretariat(office)
    finish(office, "perencana")
    assert open_shares() == {("6b", "Kasubag Perencanaan")}
    finish(office, "perencana")
    assert open_shares() == set()


def test_a_return_reopens_the_report_and_is_counted(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="5")
    finish(office, "kabid", outcome="kembalikan", reason="Penyebut indikator A2 keliru.")
    assert open_shares() == {("1", "Sekretaris"), ("4", "Kasubid 1"), ("4", "Kasubid 2")}
    assert {task.instruction for task in open_tasks_of(office, "kasubid.1")} == {"Penyebut indikator A2 keliru."}
    finish(office, "kasubid.2")
    finish(office, "kasubid.1")
    run = StepRun.objects.get(code="5", finished_at=None)
    assert (run.attempt, run.work) == (2, "periksa")
