"""Which indicators a round's report would lack, and because of whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from triwulan.core.quarters import Quarter
from triwulan.cycles.models import Assignment
from triwulan.dashboards.facts import RoundFacts, Task
from triwulan.indicators.figures import Figure, figures_for
from triwulan.indicators.models import Indicator
from triwulan.indicators.queries import collected_in, with_rules
from triwulan.organisations.models import Agency


@dataclass(frozen=True)
class Because:
    """`task` is the open task that has them; None where nobody has one, then `position` owns them ("" for no owner)."""

    indicators: tuple[Indicator, ...]
    position: str
    unit: str
    task: Task | None
    late: bool


def figures_of(agency: Agency, quarter: Quarter) -> list[Figure]:
    """Of every indicator the quarter's report should have."""
    indicators = Indicator.objects.filter(collected_in(quarter.year, quarter.number), agency=agency)
    return figures_for(list(with_rules(indicators)), quarter.year, quarter.number)


def missing(facts: RoundFacts, figures: Iterable[Figure], now: datetime) -> list[Because]:
    """Most first. One query beyond what was read."""
    absent = [figure.indicator for figure in figures if not figure.is_answered]
    holders = _holders(facts)
    tasks = {task.id: (task, unit.unit) for unit in facts.units for run in unit.runs for task in run.tasks}
    groups: dict[tuple[int | None, str, str], list[Indicator]] = {}
    for indicator in absent:
        held = holders.get(indicator.pk)
        owner = (indicator.owner.title if indicator.owner else "", indicator.unit.name)
        position, unit = owner if held is None else (tasks[held][0].position, tasks[held][1])
        groups.setdefault((held, position, unit), []).append(indicator)
    found = [_because(key, tuple(group), tasks, now) for key, group in groups.items()]
    return sorted(found, key=lambda because: -len(because.indicators))


def _because(
    key: tuple[int | None, str, str], group: tuple[Indicator, ...], tasks: dict[int, tuple[Task, str]], now: datetime
) -> Because:
    held, position, unit = key
    task = tasks[held][0] if held is not None else None
    return Because(group, position, unit, task, late=task is not None and task.is_late(now))


def _holders(facts: RoundFacts) -> dict[int, int]:
    """By indicator, the earliest open task that has it; one that waits for others only where no other is open."""
    open_tasks = {
        task.id: task.opened_at is not None
        for unit in facts.units
        for run in unit.runs
        for task in run.tasks
        if task.finished_at is None
    }
    shares = Assignment.indicators.through.objects.filter(assignment_id__in=open_tasks)
    pairs = shares.values_list("indicator_id", "assignment_id")
    return dict(sorted(pairs, key=lambda pair: (open_tasks[pair[1]], -pair[1])))
