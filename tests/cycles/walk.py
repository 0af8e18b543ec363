"""Doing what the office does, in a word each."""

from typing import Any

from tests.office import Office
from tests.replay import remembered
from triwulan.core.quarters import Quarter
from triwulan.cycles.actions.finish import finish_assignment
from triwulan.cycles.actions.open_round import open_round
from triwulan.cycles.actions.values import Changes, save_values
from triwulan.cycles.answers import Answer
from triwulan.cycles.models import Assignment, Cycle, Round
from triwulan.cycles.queries import my_tasks

QUARTER = Quarter(2026, 1)


@remembered
def opened(office: Office, quarter: Quarter = QUARTER) -> Round:
    return open_round(agency=office.agency, quarter=quarter)


def cycle_of(office: Office, unit: str, quarter: Quarter = QUARTER) -> Cycle:
    found: Cycle = Cycle.objects.get(unit=office.units[unit], round__year=quarter.year, round__quarter=quarter.number)
    return found


def open_tasks_of(office: Office, username: str) -> list[Assignment]:
    return list(my_tasks(office[username], office.agency))


def task_of(office: Office, username: str, code: str | None = None) -> Assignment:
    found = [t for t in open_tasks_of(office, username) if code is None or t.step_run.code == code]
    assert len(found) == 1, [str(t) for t in open_tasks_of(office, username)]
    return found[0]


def finish(office: Office, username: str, code: str | None = None, **answer: Any) -> Assignment:
    task = task_of(office, username, code)
    return finish_assignment(person=office[username], task_id=task.pk, answer=Answer(**answer))


def fill(office: Office, username: str, value: int = 10, code: str | None = None) -> None:
    """Every indicator of the open worksheet, on target."""
    task = task_of(office, username, code)
    for indicator in task.indicators.all():
        variables = (
            {"pembilang": value * 4, "penyebut": 100} if indicator.value_kind == "persentase" else {"nilai": value}
        )
        save_values(
            person=office[username],
            cycle_id=task.step_run.cycle_id,
            code=indicator.code,
            changes=Changes(variables=variables, explanation="Sesuai rencana."),
        )


@remembered
def hand_in_material(office: Office, *analysts: str) -> None:
    for analyst in analysts:
        fill(office, analyst)
        finish(office, analyst)


@remembered
def walk_statistics(office: Office, *, until: str = "6a") -> None:
    """The division's steps up to (not including) `until`."""
    steps = (
        ("1", lambda: finish(office, "kabid")),
        ("2", lambda: [finish(office, f"kasubid.{n}") for n in (1, 2)]),
        ("3", lambda: hand_in_material(office, "analis.1", "analis.2")),
        ("4", lambda: [finish(office, f"kasubid.{n}") for n in (2, 1)]),
        ("5", lambda: finish(office, "kabid", outcome="setuju")),
        ("5a", lambda: finish(office, "kasubid.1")),
    )
    for code, act in steps:
        if code == until:
            return
        act()


@remembered
def walk_secretariat(office: Office) -> None:
    finish(office, "sekretaris")
    finish(office, "kasubag")
    hand_in_material(office, "analis.umum")
    finish(office, "kasubag")
    finish(office, "sekretaris", outcome="setuju")
    finish(office, "kasubag")
