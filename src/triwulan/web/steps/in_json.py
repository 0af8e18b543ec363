"""Answers to the scripts of a step's page: JSON with sentences."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec

from django.http import HttpResponse, JsonResponse

from triwulan.cycles.refusals import AlreadyFinished, MayNot, NotThere, StepIncomplete
from triwulan.web.access import DeskRequest

P = ParamSpec("P")

_STATUS = {
    NotThere: HTTPStatus.NOT_FOUND,
    MayNot: HTTPStatus.FORBIDDEN,
    AlreadyFinished: HTTPStatus.CONFLICT,
    StepIncomplete: HTTPStatus.UNPROCESSABLE_ENTITY,
}


def in_json(
    view: Callable[Concatenate[DeskRequest, P], HttpResponse],
) -> Callable[Concatenate[DeskRequest, P], HttpResponse]:
    """A refusal of the whole is a sentence, not a page."""

    @wraps(view)
    def answered(request: DeskRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (NotThere, MayNot, AlreadyFinished, StepIncomplete) as refusal:
            return JsonResponse({"sentence": str(refusal)}, status=_STATUS[type(refusal)])

    return answered
