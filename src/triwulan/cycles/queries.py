"""Reading cycles: what is open, what happened, what belongs to whom."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Count, F, Max, Prefetch, Q, QuerySet

from triwulan.cycles.models import Assignment, Cycle, Paper, Recipient, Round, StepRun
from triwulan.organisations.models import Agency, Person
from triwulan.organisations.prepared import prepared
from triwulan.organisations.queries import holdings_of, today
from triwulan.sop.definition import Sop, Step
from triwulan.sop.queries import definition_of

ASSIGNMENT_RELATIONS = (
    "step_run__cycle__round__agency__government",
    "step_run__cycle__round__revision",
    "step_run__cycle__unit",
    "position__unit",
)
# Without a limit after those with one, waiting ones last; the databases themselves disagree where NULL belongs.
NEAREST_FIRST = [F(field).asc(nulls_last=True) for field in ("late_at", "due_at", "opened_at", "id")]


def rounds_of(agency: Agency) -> QuerySet[Round]:
    """The newest first, each with `open_runs` (its steps under way) and `last_finish` (when its last step was done)."""
    here = Q(cycles__step_runs__withdrawn_at__isnull=True)
    return (
        Round.objects.filter(agency=agency)
        .select_related("revision")
        .annotate(
            open_runs=Count("cycles__step_runs", filter=here & Q(cycles__step_runs__finished_at__isnull=True)),
            last_finish=Max("cycles__step_runs__finished_at", filter=here),
        )
        .order_by("-year", "-quarter")
    )


def sop_of(round_: Round) -> Sop:
    return definition_of(round_.revision)


def step_of(assignment: Assignment) -> Step:
    return sop_of(assignment.step_run.cycle.round).step(assignment.step_run.code)


def tasks() -> QuerySet[Assignment]:
    """Assignments that are not withdrawn, with what every page of them shows."""
    return (
        Assignment.objects.filter(withdrawn_at__isnull=True, step_run__withdrawn_at__isnull=True)
        .select_related(*ASSIGNMENT_RELATIONS, "given_by__position", "given_by__person", "person")
        .order_by(*NEAREST_FIRST)
    )


def open_tasks() -> QuerySet[Assignment]:
    """Open or waiting: somebody's turn, now or as soon as others have handed over."""
    return tasks().filter(finished_at__isnull=True)


def asked_tasks() -> QuerySet[Assignment]:
    """Open tasks that somebody is asked for: none of a round that is written from the past."""
    return open_tasks().filter(step_run__cycle__round__written_later=False)


def position_ids(person: Person, on: date) -> set[int]:
    return {holding.position_id for holding in holdings_of(person, on)}


def my_tasks(person: Person, agency: Agency) -> QuerySet[Assignment]:
    """What is mine, nearest limit first; waiting ones after the open ones, since they have no limit yet."""
    return asked_tasks().filter(position_id__in=position_ids(person, today(agency)))


def finished_tasks(person: Person) -> QuerySet[Assignment]:
    return tasks().filter(person=person, finished_at__isnull=False).order_by("-finished_at")


def runs_of(cycle: Cycle) -> list[StepRun]:
    """The cycle's history with its assignments, oldest first."""
    assignments = Assignment.objects.select_related("position", "person").prefetch_related("return_notes")
    return list(
        cycle.step_runs.filter(withdrawn_at__isnull=True)
        .prefetch_related(Prefetch("assignments", assignments), "papers__document")
        .order_by("id")
    )


def addressed(round_: Round, performers: Sequence[str]) -> dict[str, list[Recipient]]:
    """Whom the round's dispositions addressed as each performer; a later attempt replaces an earlier one of its step."""
    rows = _addressed(round_=round_.pk, performers=performers)
    latest: dict[tuple[str, int, str], int] = {}
    for row in rows:
        latest[_step_of_row(row)] = max(latest.get(_step_of_row(row), 0), row.assignment.step_run.attempt)
    found: dict[str, list[Recipient]] = {performer: [] for performer in performers}
    for row in rows:
        if row.assignment.step_run.attempt == latest[_step_of_row(row)]:
            found[row.performer].append(row)
    return found


def _step_of_row(row: Recipient) -> tuple[str, int, str]:
    run = row.assignment.step_run
    return row.performer, run.cycle_id, run.code


@prepared
def _addressed(*, round_: int, performers: Collection[str]) -> QuerySet[Recipient]:
    rows = Recipient.objects.filter(
        performer__in=performers,
        assignment__step_run__cycle__round=round_,
        assignment__withdrawn_at__isnull=True,
        assignment__finished_at__isnull=False,
    )
    whole = rows.select_related("position__unit", "assignment__step_run").prefetch_related("indicators")
    return whole.order_by("id")


def papers_of(cycle: Cycle) -> QuerySet[Paper]:
    """Not of what was taken back: the register keeps those."""
    return (
        Paper.objects.filter(step_run__cycle=cycle)
        .exclude(assignment__withdrawn_at__isnull=False)
        .select_related("document", "step_run")
        .prefetch_related("document__renditions__file")
        .order_by("id")
    )
