"""Cycles: one unit's run of the SOP in a quarter. Everybody in the agency reads them all."""

from ninja import Router

from triwulan.api.bearer import ApiRequest
from triwulan.api.cycle_rows import courses, cycle_fields, step_rows
from triwulan.api.shapes.cycle import CycleDetail
from triwulan.api.shapes.problem import refusals
from triwulan.api.timeline import NOTES, timeline
from triwulan.core.sentences import term
from triwulan.cycles.access import cycle_for
from triwulan.cycles.models import Cycle
from triwulan.organisations.queries import today

router = Router(tags=[term("Siklus")])


@router.get(
    "/{int:cycle_id}", response={200: CycleDetail, **refusals(403, 404)}, summary=term("Satu siklus dan riwayatnya")
)
def cycle(request: ApiRequest, cycle_id: int) -> CycleDetail:
    return detail(cycle_for(request.auth, cycle_id))


def detail(cycle: Cycle) -> CycleDetail:
    course = courses([cycle], today(cycle.round.agency), *NOTES)[0]
    return CycleDetail(
        **cycle_fields(course),
        agency=cycle.round.agency.name,
        sop=cycle.round.revision.name,
        steps=step_rows(course),
        timeline=timeline(course),
    )
