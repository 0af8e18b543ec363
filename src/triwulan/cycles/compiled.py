"""What a compiled report tells of the round itself: who was on time, who was missing, how the office is made up."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from triwulan.cycles.models import Assignment, Cycle, Round, StepRun
from triwulan.cycles.printing import moment, timeliness
from triwulan.documents.figures import MissingUnit, Organisation, Recommendation, UnitBox, UnitTimeliness
from triwulan.organisations.models import Agency, Position, Unit
from triwulan.organisations.queries import divisions, positions_with_role, root_unit, today
from triwulan.reports.models import Report


def unit_timeliness(round_: Round) -> tuple[UnitTimeliness, ...]:
    """A row per unit, from its first task to its last hand-over."""
    cycles = round_.cycles.exclude(unit__parent=None).select_related("unit", "round__agency", "round__revision")
    return tuple(_unit_row(cycle) for cycle in cycles)


def missing_units(round_: Round) -> tuple[MissingUnit, ...]:
    return tuple(
        MissingUnit(start.unit.name, start.reason)
        for start in round_.late_starts.select_related("unit").order_by("unit__order")
    )


def recommendations(report: Report) -> tuple[Recommendation, ...]:
    rows = report.recommendations.select_related("indicator__owner").order_by("indicator__order", "indicator_id")
    return tuple(
        Recommendation(
            indicator=f"{row.indicator.code} {row.indicator.name}",
            text=row.text,
            responsible=row.indicator.owner.title if row.indicator.owner else "",
        )
        for row in rows
    )


def organisation(agency: Agency) -> Organisation:
    """The structure as it stands today, for chapter I."""
    units = divisions(agency, today(agency))
    heads = positions_with_role(root_unit(agency), "kepala_dinas", today(agency))
    boxes = [(unit, UnitBox(unit.name, tuple(_posts(unit)))) for unit in units]
    return Organisation(
        head=heads[0].title if heads else agency.name,
        secretariat=next((box for unit, box in boxes if unit.kind == "sekretariat"), None),
        divisions=tuple(box for unit, box in boxes if unit.kind != "sekretariat"),
    )


def head_of_agency(agency: Agency) -> Position | None:
    found = positions_with_role(root_unit(agency), "kepala_dinas", today(agency))
    return found[0] if found else None


def _posts(unit: Unit) -> list[str]:
    return [child.name for child in unit.children.order_by("order", "id")]


def _unit_row(cycle: Cycle) -> UnitTimeliness:
    runs = list(StepRun.objects.filter(cycle=cycle, withdrawn_at__isnull=True, beside__isnull=True).order_by("id"))
    done = list(
        Assignment.objects.filter(step_run__in=runs, finished_at__isnull=False, withdrawn_at__isnull=True)
        .select_related("step_run__cycle__round__agency", "step_run__cycle__round__revision")
        .order_by("finished_at", "id")
    )
    late = [task for task in done if task.late_at and task.finished_at and task.finished_at > task.late_at]
    returns = sum(run.returned_by_id is not None for run in runs)
    finished = bool(runs) and runs[-1].finished_at is not None
    return UnitTimeliness(
        unit=cycle.unit.name,
        started=moment(runs[0].opened_at, done[0]) if done else "–",
        handed_over=moment(done[-1].finished_at, done[-1]) if done and finished else _("belum menyerahkan"),
        returns=ngettext("%(returns)d kali", "%(returns)d kali", returns) % {"returns": returns} if returns else "–",
        remark=timeliness(late[-1]) if late else (_("tepat waktu") if finished else _("belum selesai")),
        late=bool(late) or not finished,
        steps_on_time=len(done) - len(late),
        steps_late=len(late),
    )
