"""Rounds: an agency's quarters."""

from typing import Any

from ninja import Router, Status
from pydantic import Field

from triwulan.api.bearer import ApiRequest
from triwulan.api.choice import agency_for
from triwulan.api.cycle_rows import courses, cycle_row
from triwulan.api.instants import local
from triwulan.api.problems import Refusal
from triwulan.api.shapes.base import Given, Whole
from triwulan.api.shapes.cycle import RoundDetail, RoundRow
from triwulan.api.shapes.problem import refusals
from triwulan.core.quarters import Quarter
from triwulan.core.sentences import term
from triwulan.cycles.access import round_for
from triwulan.cycles.actions.open_round import open_round_by_hand
from triwulan.cycles.models import Round
from triwulan.cycles.refusals import RoundRefused
from triwulan.organisations.queries import today

router = Router(tags=[term("Putaran")])


class RoundIn(Given):
    """`agency` is for those who plan for several agencies."""

    year: Whole = Field(ge=2000, le=2100)
    quarter: Whole = Field(ge=1, le=4)
    agency: Whole | None = None


@router.get("", response={200: list[RoundRow], **refusals()}, summary=term("Semua putaran, yang terbaru lebih dahulu"))
def rounds(request: ApiRequest) -> list[RoundRow]:  # noqa: ARG001 - the scope is the request's
    found = Round.objects.select_related("agency", "revision").order_by("-year", "-quarter", "id")
    return [RoundRow(**_fields(each)) for each in found]


@router.post("", response={201: RoundDetail, **refusals(403, 409, 422)}, summary=term("Buka putaran (perencana)"))
def open_round(request: ApiRequest, given: RoundIn) -> Status[RoundDetail]:
    agency = agency_for(request, given.agency, role="perencana")
    quarter = Quarter(given.year, given.quarter)
    try:
        opened = open_round_by_hand(person=request.auth, agency=agency, quarter=quarter)
    except RoundRefused as refused:
        if Round.objects.filter(agency=agency, year=quarter.year, quarter=quarter.number).exists():
            raise Refusal(409, str(refused)) from refused
        raise
    return Status(201, _detail(opened))


@router.get(
    "/{int:round_id}", response={200: RoundDetail, **refusals(403, 404)}, summary=term("Satu putaran dan siklusnya")
)
def round_(request: ApiRequest, round_id: int) -> RoundDetail:
    return _detail(round_for(request.auth, round_id))


def _detail(found: Round) -> RoundDetail:
    """The divisions in their order, then the agency's own cycle."""
    cycles = found.cycles.select_related("unit", "round__agency", "round__revision").order_by("unit__order", "id")
    ordered = sorted(cycles, key=lambda cycle: cycle.unit.parent_id is None)
    rows = [cycle_row(course) for course in courses(ordered, today(found.agency))]
    return RoundDetail(**_fields(found), cycles=rows)


def _fields(found: Round) -> dict[str, Any]:
    return {
        "id": found.pk,
        "year": found.year,
        "quarter": found.quarter,
        "period": str(found.period),
        "agency": found.agency.name,
        "agency_id": found.agency_id,
        "opened_at": local(found.opened_at, found.agency),
        "sop": found.revision.name,
        "sop_id": found.revision_id,
    }
