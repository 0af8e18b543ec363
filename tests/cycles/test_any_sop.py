"""Any SOP of the family runs to its end through the same code."""

from pathlib import Path

import pytest
from django_scopes import scope

from tests.hands import Hands
from tests.office import Office, activate_sop, empty_office
from triwulan.core.quarters import Quarter
from triwulan.cycles.actions.attachments import attach_to_task
from triwulan.cycles.actions.finish import finish_assignment
from triwulan.cycles.actions.open_round import open_round
from triwulan.cycles.actions.values import Changes, save_values
from triwulan.cycles.answers import Answer
from triwulan.cycles.models import Assignment, Round, StepRun
from triwulan.cycles.queries import step_of
from triwulan.cycles.refusals import StepIncomplete
from triwulan.organisations.models import Unit
from triwulan.sop import engine
from triwulan.sop.queries import definition_of

DEFINITIONS = sorted(Path("tests/sop/definitions").glob("*.toml"))
QUARTERS = {"satu-lingkup": Quarter(2025, 4)}


def office_for(path: Path) -> Office:
    """Two of each performer: at the agency, or in each of two divisions, the later ones under the first."""
    office = empty_office()
    revision = activate_sop(office, path)
    with office.scope():
        root = Unit.objects.get(agency=office.agency, parent=None)
        for key in ("satu", "dua"):
            office.unit(key, "bidang", f"Bidang {key}")
        for performer in definition_of(revision).performers:
            at_agency = performer.scope == "perangkat_daerah"
            for unit in [root] if at_agency else [office.units["satu"], office.units["dua"]]:
                for number in (1, 2) if performer.code in {"analis", "tim", "staf"} else (1,):
                    name = f"{performer.code}.{unit.pk}.{number}"
                    if performer.role not in {
                        r.code for p in office.positions.values() for r in p.roles.all() if p.unit == unit
                    }:
                        office.add(name, unit, name, [performer.role])
        owner = next(iter(office.positions))
        for number, key in enumerate(("satu", "dua", "dua")):
            indicator = office.indicator(f"I{number}", key, owner)
            office.target(indicator, 2025, (10, 10, 10, 10), 40)
            office.target(indicator, 2026, (10, 10, 10, 10), 40)
    return office


def open_tasks() -> list[Assignment]:
    rows = Assignment.objects.filter(finished_at=None, withdrawn_at=None, opened_at__isnull=False)
    return list(rows.select_related("step_run__cycle__round__revision", "position").order_by("id"))


def attempt(office: Office, task: Assignment, returns: set[str]) -> bool:
    """False where it must wait for a colleague."""
    try:
        do(office, task, returns)
    except StepIncomplete:
        return False
    return True


def do(office: Office, task: Assignment, returns: set[str]) -> None:
    """Whatever the kind of work asks for; each check returns once and then takes the straight way."""
    person = next(office[name] for name, position in office.positions.items() if position.pk == task.position_id)
    if task.step_run.work == "bahan":
        for indicator in task.indicators.all():
            save_values(
                person=person,
                cycle_id=task.step_run.cycle_id,
                code=indicator.code,
                changes=Changes(variables={"nilai": 10}, explanation="Sesuai rencana."),
            )
    if task.step_run.work == "dokumen":
        attach_to_task(person=person, task_id=task.pk, name="hasil.csv", content=b"kolom;nilai\na;1\n")
    step = step_of(task)
    outcome, reason = None, ""
    if step.decides:
        sop = definition_of(task.step_run.cycle.round.revision)
        back = [o for o in step.outcomes if engine.is_return(sop, step, o) and f"{step.code}:{o}" not in returns]
        outcome = back[0] if back else step.outcomes[0]
        returns.add(f"{step.code}:{outcome}")
        reason = "Perlu diperbaiki."
    finish_assignment(person=person, task_id=task.pk, answer=Answer(outcome=outcome, reason=reason))


@pytest.mark.django_db
@pytest.mark.parametrize("path", DEFINITIONS, ids=lambda path: path.stem)
def test_an_sop_of_another_agency_runs_to_its_end_with_every_return(path: Path, hands: Hands) -> None:
    office = office_for(path)
    with office.scope():
        round_: Round = open_round(agency=office.agency, quarter=QUARTERS.get(path.stem, Quarter(2026, 1)))
        returns: set[str] = set()
        while any(attempt(office, task, returns) for task in open_tasks()):
            pass
        assert not Assignment.objects.filter(finished_at=None, withdrawn_at=None).exists()
        assert not StepRun.objects.filter(finished_at=None).exists()
        sop = definition_of(round_.revision)
        expected = {s.code for s in engine.steps_of_quarter(sop, round_.quarter)}
        assert set(StepRun.objects.values_list("code", flat=True)) <= {s.code for s in sop.steps}
        last_way = {s.code for s in sop.steps if s.ways[0].target is None} & expected
        assert last_way & set(StepRun.objects.values_list("code", flat=True))
    with scope(government=office.government, agency=office.agency):
        assert Round.objects.count() == 1
