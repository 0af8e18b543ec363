"""Tasks that move because people do: withdrawn, given to another, taken back."""

from typing import Annotated

from ninja import Body, Router

from triwulan.api.answers import positions_named
from triwulan.api.bearer import ApiRequest
from triwulan.api.shapes.answer import Place
from triwulan.api.shapes.base import Given
from triwulan.api.shapes.problem import refusals
from triwulan.api.shapes.task import TaskDetail
from triwulan.api.task_details import task_detail
from triwulan.core.sentences import term
from triwulan.cycles import rules
from triwulan.cycles.access import task_for
from triwulan.cycles.actions.readdress import candidates, readdress
from triwulan.cycles.actions.take_back import take_back
from triwulan.cycles.actions.withdraw import withdraw

router = Router(tags=[term("Tugas")])


class WithdrawIn(Given):
    reason: str = ""


class ReaddressIn(Given):
    """`position`: its id, its title, or the user name of who holds it."""

    position: Place
    reason: str = ""


class TakeBackIn(Given):
    reason: str = ""


@router.post(
    "/{int:task_id}/withdraw",
    response={200: TaskDetail, **refusals(403, 404, 409, 422)},
    summary=term("Tarik tugas yang diberikan (pemberi tugas)"),
)
def withdraw_task(request: ApiRequest, task_id: int, given: WithdrawIn) -> TaskDetail:
    """Answers the withdrawn task. Its step goes on with the other recipients, or the giver's own opens again."""
    return task_detail(withdraw(person=request.auth, task_id=task_id, reason=given.reason))


@router.post(
    "/{int:task_id}/readdress",
    response={200: TaskDetail, **refusals(403, 404, 409, 422)},
    summary=term("Alihkan tugas kepada jabatan lain (pemberi tugas, perencana, atasan jabatan yang kosong)"),
)
def readdress_task(request: ApiRequest, task_id: int, given: ReaddressIn) -> TaskDetail:
    """Answers the other's task: a new one, or the share he has already, with what was added to it."""
    task = task_for(request.auth, task_id, may=rules.may_readdress)
    position = positions_named([given.position], candidates(task))[0]
    return task_detail(readdress(person=request.auth, task_id=task_id, position_id=position, reason=given.reason))


@router.post(
    "/{int:task_id}/take-back",
    response={200: TaskDetail, **refusals(403, 404, 409, 422)},
    summary=term("Ambil kembali tugas yang terlalu cepat diselesaikan"),
)
def take_back_task(request: ApiRequest, task_id: int, given: Annotated[TakeBackIn | None, Body(None)]) -> TaskDetail:
    """Answers the task that is open again, with an id of its own; 409 names who has acted since."""
    reason = given.reason if given else ""
    return task_detail(take_back(person=request.auth, task_id=task_id, reason=reason))
