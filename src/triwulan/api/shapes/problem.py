"""What every refusal looks like."""

from typing import Any

from triwulan.api.shapes.base import Shape


class Problem(Shape):
    """`detail` is one Indonesian sentence, or several."""

    detail: str


class Incomplete(Problem):
    """What keeps it from being done, a sentence each; `fields` names the fields at fault, where there are such."""

    missing: list[str]
    fields: dict[str, str] = {}


def refusals(*statuses: int) -> dict[int, Any]:
    """For an operation's `response`: 401 always, 400 where something is sent, and those it may answer besides."""
    sent = {400: Problem, 422: Incomplete} if 422 in statuses else {}  # noqa: PLR2004
    return {401: Problem, **dict.fromkeys(statuses, Problem), **sent}
