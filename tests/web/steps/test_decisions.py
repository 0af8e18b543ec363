"""Outcomes are the SOP's: each is a button under its own name, on the page of any kind of work."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cycles.test_any_sop import DEFINITIONS, QUARTERS, office_for, open_tasks
from tests.hands import Hands
from tests.office import Office
from tests.web.steps.presses import address, desk_of
from triwulan.core.quarters import Quarter
from triwulan.cycles.actions.open_round import open_round
from triwulan.cycles.actions.values import Changes, save_values
from triwulan.cycles.models import Assignment, StepRun
from triwulan.sop.reader import read_sop
from triwulan.web.steps.outcomes import outcomes_of

pytestmark = pytest.mark.django_db


def holder(office: Office, task: Assignment) -> str:
    return next(name for name, position in office.positions.items() if position.pk == task.position_id)


def go(office: Office, task: Assignment, returned: set[str]) -> int:
    """Looks at the page, does its work, presses one of its buttons: each that returns once, then the straight one."""
    desk = desk_of(office, holder(office, task))
    page = desk.get(address(task))
    outcomes = page.context["frame"].outcomes
    back = [one for one in outcomes if one.returns and f"{task.step_run.code}:{one.name}" not in returned]
    pressed = back[0] if back else outcomes[-1]
    returned.add(f"{task.step_run.code}:{pressed.name}")
    if task.step_run.work == "bahan":
        fill(office, task)
    typed = {"outcome": pressed.name, "reason": "Perlu diperbaiki."} if pressed.name else {}
    if task.step_run.work == "dokumen":
        desk.post(address(task, "lampiran/"), {"berkas": csv()})
    return int(desk.post(address(task), typed).status_code)


def fill(office: Office, task: Assignment) -> None:
    for indicator in task.indicators.all():
        save_values(
            person=office[holder(office, task)],
            cycle_id=task.step_run.cycle_id,
            code=indicator.code,
            changes=Changes(variables={"nilai": 10}, explanation="Sesuai rencana."),
        )


def csv() -> SimpleUploadedFile:
    return SimpleUploadedFile("hasil.csv", b"kolom;nilai\na;1\n")


@pytest.mark.parametrize("path", DEFINITIONS, ids=lambda path: path.stem)
def test_an_sop_of_another_agency_runs_to_its_end_from_its_pages(path: Path, hands: Hands) -> None:
    office = office_for(path)
    with office.scope():
        open_round(agency=office.agency, quarter=QUARTERS.get(path.stem, Quarter(2026, 1)))
        returned: set[str] = set()
        while any(go(office, task, returned) == 302 for task in open_tasks()):
            pass
        assert list(Assignment.objects.filter(finished_at=None, withdrawn_at=None)) == []
        assert list(StepRun.objects.filter(finished_at=None)) == []


@pytest.mark.parametrize(
    ("stem", "code", "expected"),
    [
        (
            "empat-belas-langkah",
            "c3",
            [("kembali ke bidang", False, True), ("kembali ke perencanaan", False, True), ("disetujui", True, False)],
        ),
        ("satu-lingkup", "2", [("kurang", False, False), ("batal", False, False), ("lengkap", True, False)]),
    ],
)
def test_the_straight_way_comes_last_and_only_returns_ask_for_a_reason(
    stem: str, code: str, expected: list[tuple[str, bool, bool]]
) -> None:
    sop = read_sop((Path("tests/sop/definitions") / f"{stem}.toml").read_text(encoding="utf-8"))
    task = Assignment(step_run=StepRun(beside_id=None))
    found = outcomes_of(task, sop, sop.step(code), "Selesai")
    assert [(one.name, one.straight, one.returns) for one in found] == expected


def test_a_check_of_the_whole_office_returns_to_the_units_that_were_chosen(hands: Hands) -> None:
    office = office_for(Path("tests/sop/definitions/dua-tahap.toml"))
    with office.scope():
        open_round(agency=office.agency, quarter=Quarter(2026, 1))
        check = None
        while check is None:
            for task in open_tasks():
                page = desk_of(office, holder(office, task)).get(address(task))
                if page.context.get("units"):
                    check = task
                    break
                go(office, task, {f"{step}:kembalikan" for step in ("b4", "b5", "4", "5")})
        units = page.context["units"]
        assert [unit.name for unit in units] == ["Bidang satu", "Bidang dua"]
        typed = {"outcome": "kembalikan", "reason": "Lihat lagi.", "unit": [units[1].pk]}
        assert desk_of(office, holder(office, check)).post(address(check), typed).status_code == 302
        assert {task.step_run.cycle.unit.name for task in open_tasks()} == {"Bidang dua"}
