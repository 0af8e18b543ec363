"""A cycle's figures: read by the whole agency, written by whose turn it is."""

from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import File, Router, Status, UploadedFile

from triwulan.api.bearer import ApiRequest
from triwulan.api.problems import Refusal
from triwulan.api.realisation_rows import evidence_row, realisation_row
from triwulan.api.shapes.figure import EvidenceRow, RealisationIn, RealisationRow, ReturnIn
from triwulan.api.shapes.problem import refusals
from triwulan.api.shapes.task import Task
from triwulan.api.task_rows import task_row
from triwulan.core.sentences import term
from triwulan.cycles.access import cycle_for
from triwulan.cycles.actions import values
from triwulan.cycles.actions.return_value import return_value
from triwulan.cycles.entry import indicator_of
from triwulan.cycles.models import Cycle
from triwulan.cycles.narrative import quarter_figures
from triwulan.cycles.queries import tasks
from triwulan.cycles.refusals import NotThere
from triwulan.indicators.figures import figure_for

router = Router(tags=[term("Realisasi")])
ROWS = "/{int:cycle_id}/realisations"
# A code may hold a slash, so what has a word behind it must be looked for first.
ONE = ROWS + "/{path:indicator}"


@router.get(
    ROWS, response={200: list[RealisationRow], **refusals(403, 404)}, summary=term("Semua realisasi satu siklus")
)
def realisations(request: ApiRequest, cycle_id: int) -> list[RealisationRow]:
    return [realisation_row(figure) for figure in quarter_figures(cycle_for(request.auth, cycle_id))]


@router.post(
    ONE + "/evidence",
    response={201: EvidenceRow, **refusals(403, 404, 422)},
    summary=term("Lampirkan bukti (multipart)"),
)
def attach(
    request: ApiRequest, cycle_id: int, indicator: str, file: Annotated[UploadedFile, File(...)]
) -> Status[EvidenceRow]:
    evidence = values.attach(
        person=request.auth,
        cycle_id=cycle_id,
        code=known_code(indicator),
        name=file.name or "",
        content=file.read(),
    )
    return Status(201, evidence_row(evidence, cycle_for(request.auth, cycle_id).round.agency))


@router.post(
    ONE + "/return",
    response={200: Task, **refusals(403, 404, 422)},
    summary=term("Kembalikan satu nilai kepada analis"),
)
def send_back(request: ApiRequest, cycle_id: int, indicator: str, given: ReturnIn) -> Task:
    """The task it opened for the analyst."""
    task = return_value(person=request.auth, cycle_id=cycle_id, code=known_code(indicator), reason=given.reason)
    return task_row(tasks().get(pk=task.pk))


@router.patch(
    ONE, response={200: RealisationRow, **refusals(403, 404, 409, 412, 422)}, summary=term("Isi satu realisasi")
)
def save(request: ApiRequest, cycle_id: int, indicator: str, given: RealisationIn) -> RealisationRow:
    expected = given.version if given.version is not None else if_match(request)
    changes = values.Changes(
        variables=given.variables,
        not_applicable=given.not_applicable,
        explanation=given.explanation,
        support=given.support,
        obstacle=given.obstacle,
        follow_up=given.follow_up,
        answers=given.answers,
        reason=given.reason,
        expected_version=expected,
    )
    code = known_code(indicator)
    values.save_values(person=request.auth, cycle_id=cycle_id, code=code, changes=changes)
    return _row(cycle_for(request.auth, cycle_id), code)


def _row(cycle: Cycle, code: str) -> RealisationRow:
    return realisation_row(figure_for(indicator_of(cycle, code), cycle.round.period))


def known_code(code: str) -> str:
    """A NUL is in no code, and PostgreSQL would not even look for it."""
    if "\x00" in code:
        raise NotThere
    return code


def if_match(request: HttpRequest) -> int | None:
    """The version as an entity tag, quoted or not; "*" means any."""
    tag = request.headers.get("If-Match", "").strip().removeprefix("W/").strip('"')
    if tag in {"", "*"}:
        return None
    if not (tag.isascii() and tag.isdigit()):
        raise Refusal(412, _("If-Match harus nomor versi, seperti pada isian “version”."))
    return int(tag)
