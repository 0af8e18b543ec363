"""What a compiled report tells of the round itself: who was on time, who was missing, how the office is made up."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from triwulan.cycles.models import Assignment, Cycle, Round, StepRun
from triwulan.cycles.printing import moment, timeliness
from triwulan.documents.pieces.figures import (
    MissingUnit,
    Organisation,
    Recommendation,
    StaffRow,
    UnitBox,
    UnitTimeliness,
)
from triwulan.organisations.models import Agency, Capacity, Holding, Position, Unit
from triwulan.organisations.queries import (
    descendant_ids,
    divisions,
    holders_of,
    positions_of,
    positions_with_role,
    root_unit,
    today,
)
from triwulan.reports.drafts import listed
from triwulan.reports.models import Report

STAFF_COLUMNS = ("Jabatan", "Definitif", "Plt./Plh.", "Kosong")


def unit_timeliness(round_: Round) -> tuple[UnitTimeliness, ...]:
    """A row per unit, from its first task to its last hand-over."""
    cycles = round_.cycles.exclude(unit__parent=None).select_related("unit", "round__agency", "round__revision")
    return tuple(_unit_row(cycle) for cycle in cycles)


def year_timeliness(round_: Round) -> tuple[UnitTimeliness, ...]:
    """Of every quarter of the round's year that was opened."""
    rounds = Round.objects.filter(agency=round_.agency_id, year=round_.year).order_by("quarter", "id")
    return tuple(replace(row, period=str(one.period)) for one in rounds for row in unit_timeliness(one))


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


def organisation(agency: Agency, profile: str = "") -> Organisation:
    """The structure and the staff as they stand today, for chapter I."""
    units = divisions(agency, today(agency))
    heads = positions_with_role(root_unit(agency), "kepala_dinas", today(agency))
    boxes = [(unit, UnitBox(unit.name, tuple(_posts(unit)))) for unit in units]
    staff = staff_rows(agency, units)
    return Organisation(
        profile=profile,
        head=heads[0].title if heads else agency.name,
        secretariat=next((box for unit, box in boxes if unit.kind == "sekretariat"), None),
        divisions=tuple(box for unit, box in boxes if unit.kind != "sekretariat"),
        staff_columns=STAFF_COLUMNS if staff else (),
        staff=staff[:-1],
        staff_total=staff[-1].counts if staff else (),
    )


def profile_words(agency: Agency) -> str:
    """The first draft of chapter I: who leads it, and of what it is made up."""
    units = divisions(agency, today(agency))
    heads = positions_with_role(root_unit(agency), "kepala_dinas", today(agency))
    led = f"{agency.name} dipimpin oleh {heads[0].title}" if heads else agency.name
    if not units:
        return f"{led}." if heads else ""
    return f"{led} dan terdiri atas {len(units)} unit kerja: {listed([unit.name for unit in units])}."


def staff_rows(agency: Agency, units: Sequence[Unit]) -> tuple[StaffRow, ...]:
    """Positions by unit and how they are held today, the sum last; nothing where there are no positions."""
    positions = positions_of(agency, today(agency))
    holders = holders_of([one.pk for one in positions], today(agency))
    within = [("Pimpinan", set[int]()), *((unit.name, descendant_ids(unit)) for unit in units)]
    below = set[int]().union(*(ids for _name, ids in within))
    rows = [
        (name, _held([one for one in positions if (one.unit_id in ids if ids else one.unit_id not in below)], holders))
        for name, ids in within
    ]
    told = [(name, counts) for name, counts in rows if counts[0]]
    if not told:
        return ()
    total = [sum(column) for column in zip(*(counts for _name, counts in told), strict=True)]
    return tuple(StaffRow(name, tuple(map(str, counts))) for name, counts in [*told, ("Jumlah", total)])


def _held(positions: Sequence[Position], holders: Mapping[int, Holding]) -> list[int]:
    """Positions, definitive holders, acting ones, vacancies."""
    capacities = [holders[one.pk].capacity if one.pk in holders else None for one in positions]
    definitive, vacant = capacities.count(Capacity.DEFINITIVE), capacities.count(None)
    return [len(positions), definitive, len(positions) - definitive - vacant, vacant]


def head_of_agency(agency: Agency) -> Position | None:
    found = positions_with_role(root_unit(agency), "kepala_dinas", today(agency))
    return found[0] if found else None


def _posts(unit: Unit) -> list[str]:
    """The units below it; where it has none, those who stand directly under its head."""
    below = [child.name for child in unit.children.order_by("order", "id")]
    return below or list(
        Position.objects.filter(unit=unit, superior__unit=unit, valid_to=None)
        .exclude(superior__superior__unit=unit)
        .order_by("order", "id")
        .values_list("title", flat=True)
    )


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
