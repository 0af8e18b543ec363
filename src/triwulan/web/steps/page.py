"""What a kind of work adds to the frame that every step's page shares."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from triwulan.cycles.answers import Answer
from triwulan.cycles.models import Assignment
from triwulan.cycles.steps import STEPS

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    from triwulan.web.access import DeskRequest


@dataclass(frozen=True)
class Missing:
    """One sentence of what keeps the step from being finished, and where on the page it is mended ("#m6")."""

    sentence: str
    place: str = ""


@dataclass(frozen=True)
class Visit:
    """Somebody before a step's page. `posted` is what he typed and is shown again; empty on the first look.

    `editable`: the task is his and open (or waits). Otherwise the page only shows. `faults` are sentences by the name
    of the form's field, for the kind's template to show beside it; a kind's `save` and `read` fill them. `worked_out`
    holds what several of a kind's functions need for one page.
    """

    request: "DeskRequest"
    task: Assignment
    editable: bool
    posted: QueryDict = field(default_factory=QueryDict)
    faults: dict[str, str] = field(default_factory=dict)
    worked_out: dict[str, Any] = field(default_factory=dict)

    @property
    def typed(self) -> dict[str, str]:
        """The fields as plain text; of several with one name the last."""
        return {name: str(value) for name, value in self.posted.items()}

    @property
    def shows_form(self) -> bool:
        """Also after a press that came too late: what was typed stays in sight."""
        return self.editable or bool(self.posted)


def nothing(_visit: Visit) -> dict[str, Any]:
    return {}


def plain_answer(visit: Visit) -> Answer:
    """What every form may carry; a kind with more reads more."""
    posted = visit.posted
    return Answer(
        outcome=posted.get("outcome") or None,
        reason=posted.get("reason", ""),
        note=posted.get("note", ""),
        without_late=posted.get("without_late", ""),
    )


def missing_by_kind(visit: Visit, answer: Answer) -> Sequence[Missing]:
    """The step's own sentences, without a place."""
    return [Missing(sentence) for sentence in STEPS[visit.task.step_run.work].missing(visit.task, answer)]


FINISH = _("Selesaikan")


@dataclass(frozen=True)
class StepPage:
    """`template` extends "steps/frame.html" and fills its blocks `step` and, if one button is not enough, `buttons`.

    `context`: what the template needs besides `frame` and `visit`. `read`: what the posted form answers; it may raise
    StepIncomplete for what it cannot read. `missing`: live, asked again with what has been typed so far. `save`:
    writes what was typed before the step is finished, or alone when the button "simpan" was pressed; what could not be
    written comes back in sentences.
    `button`: its words, or what makes them of the task. `title`: the page's heading, by default the activity of the
    SOP's row. `confirm`: asked before finishing, where that cannot be taken back; empty asks nothing.
    """

    template: str = "steps/plain.html"
    button: "StrPromise | str | Callable[[Assignment], str]" = FINISH
    context: Callable[[Visit], dict[str, Any]] = nothing
    read: Callable[[Visit], Answer] = plain_answer
    missing: Callable[[Visit, Answer], Sequence[Missing]] = missing_by_kind
    save: Callable[[Visit], Sequence[str]] | None = None
    title: Callable[[Assignment], str] | None = None
    confirm: "StrPromise | str" = ""

    def button_of(self, task: Assignment) -> str:
        return self.button(task) if callable(self.button) else str(self.button)
