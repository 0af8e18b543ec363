"""What an action costs beyond the statements it sends: the same statements again, bare, in the same run."""

import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from django.db import connection, transaction
from django_scopes import scope, scopes_disabled

from bench.offices import offices
from bench.table import Row

RUNS = 15
AGENCIES = 40
DIVISIONS = 5


def finishing() -> Iterator[Row]:
    from triwulan.cli.demo.acting import acting_person
    from triwulan.cycles.actions.finish import finish_assignment
    from triwulan.cycles.answers import Answer
    from triwulan.cycles.models import Assignment

    with scopes_disabled():
        task = Assignment.objects.select_related("step_run__cycle__round__agency__government").get(
            step_run__work="periksa", finished_at=None, withdrawn_at=None, opened_at__isnull=False
        )
    agency = task.step_run.cycle.round.agency
    with scope(government=agency.government, agency=agency):
        person = acting_person(task)

        def finish() -> None:
            finish_assignment(person=person, task_id=task.pk, answer=Answer(outcome="setuju"))

        ours, bare, count = _against_bare(finish)
    yield Row(
        "finishing a check, per second",
        f"{1 / ours:.0f}",
        f"{1 / bare:.0f}, its {count} statements bare",
        bare / ours,
    )


def opening() -> Iterator[Row]:
    """All agencies in one go, as the scheduler does on the tenth."""
    from triwulan.core.quarters import Quarter
    from triwulan.cycles.actions.open_round import open_round

    agencies = [office.agency for office in offices("Kabupaten Banyak", AGENCIES, DIVISIONS, analysts=1)]

    def open_all() -> None:
        for agency in agencies:
            with scope(government=agency.government, agency=agency):
                open_round(agency=agency, quarter=Quarter(2026, 1))

    ours, bare, count = _against_bare(open_all, runs=3)
    yield Row(
        f"opening a round for {AGENCIES} agencies × {DIVISIONS} divisions",
        f"{ours:.2f} s",
        f"{bare:.2f} s, its {count} statements bare",
        ours / bare,
        "< 2 s",
    )


def _against_bare(act: Callable[[], None], runs: int = RUNS) -> tuple[float, float, int]:
    """Seconds of the processor, each in a transaction that is rolled back; medians of runs in turns."""
    statements: list[tuple[str, Any, bool]] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
        statements.append((sql, params, many))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        _rolled_back(act)

    def again() -> None:
        with connection.cursor() as cursor:
            for sql, params, many in statements:
                if sql.startswith(("SAVEPOINT", "RELEASE", "BEGIN")):
                    continue
                (cursor.executemany if many else cursor.execute)(sql, params)
                if cursor.description:
                    cursor.fetchall()

    found = [(_rolled_back(act), _rolled_back(again)) for _ in range(runs)]
    return median(ours for ours, _ in found), median(bare for _, bare in found), len(statements)


def _rolled_back(act: Callable[[], None]) -> float:
    with transaction.atomic():
        begun = time.process_time()
        act()
        spent = time.process_time() - begun
        transaction.set_rollback(True)
    return spent
