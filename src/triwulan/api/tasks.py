"""My tasks: what they ask, and ending them."""

from typing import Annotated

from django_scopes import scope
from ninja import Body, File, Router, Status, UploadedFile

from triwulan.api.answers import answer_from
from triwulan.api.bearer import ApiRequest
from triwulan.api.shapes.answer import FinishIn, StartIn
from triwulan.api.shapes.problem import refusals
from triwulan.api.shapes.task import Attached, Task, TaskDetail
from triwulan.api.task_details import attached, task_detail
from triwulan.api.task_rows import task_rows
from triwulan.core.sentences import term
from triwulan.cycles import rules
from triwulan.cycles.access import finished_sentence, task_for
from triwulan.cycles.actions.attachments import attach_to_task
from triwulan.cycles.actions.finish import finish_assignment
from triwulan.cycles.actions.start_now import start_now
from triwulan.cycles.models import Assignment
from triwulan.cycles.queries import my_tasks
from triwulan.cycles.refusals import AlreadyFinished, NotThere
from triwulan.organisations.models import Holding, Person

router = Router(tags=[term("Tugas")])


@router.get("", response={200: list[Task], **refusals()}, summary=term("Tugas saya, batas terdekat lebih dahulu"))
def tasks(request: ApiRequest) -> list[Task]:
    """Open ones, and those that wait for others. Their warnings on recipients stand in the task itself."""
    return task_rows(my_tasks(request.auth, request.agencies[0])) if request.agencies else []


@router.get(
    "/{int:task_id}", response={200: TaskDetail, **refusals(403, 404)}, summary=term("Satu tugas, siap dikerjakan")
)
def task(request: ApiRequest, task_id: int) -> TaskDetail:
    return task_detail(task_for(request.auth, task_id, may=rules.may_see_task))


@router.post(
    "/{int:task_id}/finish",
    response={200: TaskDetail, **refusals(403, 404, 409, 422)},
    summary=term("Selesaikan tugas"),
)
def finish(request: ApiRequest, task_id: int, given: Annotated[FinishIn | None, Body(None)]) -> TaskDetail:
    found = _mine(request.auth, task_id)
    if found.finished_at or found.withdrawn_at:
        raise AlreadyFinished(finished_sentence(found))
    answer = answer_from(found, given or FinishIn())
    finish_assignment(person=request.auth, task_id=task_id, answer=answer)
    return task_detail(task_for(request.auth, task_id, may=rules.may_see_task))


@router.post(
    "/{int:task_id}/start",
    response={200: TaskDetail, **refusals(403, 404, 409, 422)},
    summary=term("Mulai tugas yang menunggu, tanpa unit yang terlambat"),
)
def start(request: ApiRequest, task_id: int, given: StartIn) -> TaskDetail:
    """For writing in it before it ends; `finish` takes the reason as well. What is open already stays as it is."""
    start_now(person=request.auth, task_id=task_id, reason=given.without_late)
    return task_detail(task_for(request.auth, task_id, may=rules.may_see_task))


@router.post(
    "/{int:task_id}/attachments",
    response={201: Attached, **refusals(403, 404, 409, 422)},
    summary=term("Lampirkan hasil langkah (multipart)"),
)
def attach(request: ApiRequest, task_id: int, file: Annotated[UploadedFile, File(...)]) -> Status[Attached]:
    attachment = attach_to_task(person=request.auth, task_id=task_id, name=file.name or "", content=file.read())
    return Status(201, attached(attachment))


def _mine(person: Person, task_id: int) -> Assignment:
    """Who has left the agency since is told what became of his task; to any other stranger it is not there."""
    try:
        return task_for(person, task_id, may=rules.may_finish)
    except NotThere:
        with scope(government=person.government or [], agency=None):
            if Holding.objects.filter(person=person, position__assignments=task_id).exists():
                task_for(person, task_id, may=rules.may_finish)
        raise
