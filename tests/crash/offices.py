"""Two offices at work: one under the seed SOP in a fourth quarter, one under an SOP with a free step."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.test.utils import override_settings
from django_scopes import scope, scopes_disabled

from tests.cycles.test_any_sop import office_for
from tests.office import activate_sop, small_office
from triwulan.core import clock
from triwulan.core.quarters import Quarter
from triwulan.cycles.actions.attachments import attach_to_task
from triwulan.cycles.actions.finish import finish_assignment
from triwulan.cycles.actions.open_round import open_round
from triwulan.cycles.actions.values import Changes, attach, save_values
from triwulan.cycles.answers import Answer
from triwulan.cycles.models import Assignment
from triwulan.cycles.queries import step_of
from triwulan.indicators.figures import figure_for
from triwulan.organisations.models import Agency, Person
from triwulan.organisations.queries import holder_of, today

NOW = datetime(2026, 4, 10, 1, 0, tzinfo=UTC)
NAMES = {"seed": "Dinas Biji", "other": "Dinas Uji"}


def build_offices(toml: Path) -> None:
    """Nobody signs in, so their passwords need not be slow ones."""
    with clock.frozen(NOW), override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        seed = small_office(NAMES["seed"])
        activate_sop(seed)
        with seed.scope():
            open_round(agency=seed.agency, quarter=Quarter(2025, 4))
        other = office_for(toml)
        with other.scope():
            open_round(agency=other.agency, quarter=Quarter(2026, 1))


@dataclass
class Desk:
    agency: Agency

    def next_task(self) -> Assignment | None:
        """The first that can be done: a coordinator waits for his colleagues. What a running system opened is not ours."""
        rows = Assignment.objects.filter(
            finished_at=None, withdrawn_at=None, opened_at__isnull=False, step_run__cycle__round__opened_at__lte=NOW
        )
        found = rows.select_related("step_run__cycle__round__revision", "step_run__cycle__unit", "position__unit")
        return found.order_by("coordinator", "id").first()

    def do(self, task: Assignment | None) -> None:
        assert task is not None
        held = holder_of(task.position, today(self.agency))
        assert held is not None
        if task.step_run.work == "bahan":
            self._fill(task, held.person)
        if task.step_run.work == "dokumen" and not task.attachments.exists():
            attach_to_task(person=held.person, task_id=task.pk, name="hasil.csv", content=b"kolom;nilai\na;1\n")
        outcome = step_of(task).outcomes[0]
        finish_assignment(person=held.person, task_id=task.pk, answer=Answer(outcome=outcome))

    def _fill(self, task: Assignment, person: Person) -> None:
        round_ = task.step_run.cycle.round
        for indicator in task.indicators.all():
            kind = indicator.value_kind
            variables = {"pembilang": 40, "penyebut": 100} if kind == "persentase" else {"nilai": 10}
            changes = Changes(variables=variables, explanation="Sesuai rencana.")
            save_values(person=person, cycle_id=task.step_run.cycle_id, code=indicator.code, changes=changes)
            if not figure_for(indicator, round_.period).evidence:
                content = f"kode;{indicator.code}\n".encode()
                attach(
                    person=person,
                    cycle_id=task.step_run.cycle_id,
                    code=indicator.code,
                    name="bukti.csv",
                    content=content,
                )


@contextmanager
def at_work(office: str) -> Iterator[Desk]:
    with scopes_disabled():
        agency = Agency.objects.select_related("government").get(name=NAMES[office])
    with scope(government=agency.government, agency=agency), clock.frozen(NOW):
        yield Desk(agency)
