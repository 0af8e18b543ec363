"""What a check looks at: the reports that were handed in, and what changed in them since somebody sent them back."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from triwulan.cycles.models import Assignment, Paper, StepRun
from triwulan.cycles.narrative import REPORT_KINDS, WRITING_WORKS
from triwulan.reports.changes import Changes, changes_between
from triwulan.reports.models import Report, ReportVersion


@dataclass(frozen=True)
class Checked:
    """A report under check. `versions` are all it was handed in as; `run` the writing that made the last of them."""

    report: Report
    versions: Sequence[ReportVersion]
    run: StepRun
    paper: Paper | None

    @property
    def version(self) -> ReportVersion:
        return self.versions[-1]

    @property
    def former(self) -> ReportVersion | None:
        """The version that was returned; None where the last one is not an answer to a return."""
        return self.versions[-2] if self.run.returned_by_id and len(self.versions) > 1 else None

    @cached_property
    def changes(self) -> Changes | None:
        return changes_between(self.former, self.version) if self.former else None

    @property
    def returned_by(self) -> Assignment | None:
        """Whoever sent it back, with his reason."""
        if self.run.returned_by is None:
            return None
        check = self.run.returned_by.assignments.filter(finished_at__isnull=False).select_related("position")
        return check.order_by("-finished_at", "-id").first()

    @property
    def writer(self) -> Assignment | None:
        """Who handed it in."""
        shares = self.run.assignments.filter(coordinator=True, finished_at__isnull=False).select_related("position")
        return shares.order_by("-finished_at").first()

    @property
    def words(self) -> dict[str, str]:
        """What was written on each indicator, by its code."""
        return {section["indicator"]: section["body"] for section in self.version.sections if section["indicator"]}


def checked_by(task: Assignment) -> list[Checked]:
    """The report of the task's own cycle; where it has none, those of all the round's units."""
    runs = _writing(task)
    own = [run for run in runs if run.cycle_id == task.step_run.cycle_id]
    chosen = own[-1:] or list({run.cycle_id: run for run in runs}.values())
    papers = Paper.objects.filter(step_run__in=chosen).select_related("document").order_by("id")
    by_run = {paper.step_run_id: paper for paper in papers}
    found = [(run, _report(run)) for run in chosen]
    return [
        Checked(report, versions, run, by_run.get(run.pk))
        for run, report in found
        if report and (versions := list(report.versions.select_related("frozen_by").order_by("number")))
    ]


def _writing(task: Assignment) -> list[StepRun]:
    """Finished writings of the round, oldest first."""
    runs = StepRun.objects.filter(
        cycle__round=task.step_run.cycle.round_id,
        work__in=WRITING_WORKS,
        finished_at__isnull=False,
        withdrawn_at__isnull=True,
        beside__isnull=True,
    )
    return list(runs.select_related("cycle__unit", "cycle__round", "returned_by").order_by("id"))


def _report(run: StepRun) -> Report | None:
    round_ = run.cycle.round
    quarter = None if run.work == "laporan_tahunan" else round_.quarter
    return (
        Report.objects.filter(unit=run.cycle.unit, kind=REPORT_KINDS[run.work], year=round_.year, quarter=quarter)
        .select_related("unit")
        .first()
    )
