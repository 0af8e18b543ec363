"""The buttons of a step: one, or one for each outcome where the SOP lets it decide. Their names are the SOP's."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from triwulan.cycles.models import Assignment
from triwulan.sop import engine
from triwulan.sop.definition import Sop, Step

APPROVALS = frozenset({"setuju", "disetujui"})


@dataclass(frozen=True)
class Outcome:
    """`name` is what the SOP calls it, empty for a step that does not decide. `straight`: the one filled button.

    `returns`: it sends work back, and asks for a reason.
    """

    name: str
    label: str
    straight: bool = True
    returns: bool = False


def outcomes_of(task: Assignment, sop: Sop, step: Step, button: str) -> Sequence[Outcome]:
    """In the order of the page: the straight way last, where the thumb is."""
    if not decides(task, step):
        return (Outcome("", button),)
    found = [
        Outcome(way.outcome, _say(way.outcome, step, button), number == 0, engine.needs_reason(sop, step, way.outcome))
        for number, way in enumerate(step.ways)
    ]
    return (*found[1:], found[0])


def decides(task: Assignment, step: Step) -> bool:
    """A correction beside a step decides nothing."""
    return step.decides and task.step_run.beside_id is None


def _say(name: str, step: Step, button: str) -> str:
    """A check that approves says what it approves."""
    return button if step.work == "periksa" and name.strip().lower() in APPROVALS else say_outcome(name)


def say_outcome(name: str) -> str:
    """On a button: a verb where the name is a word that we know, else the name itself."""
    known = {
        "setuju": _("Setujui"),
        "disetujui": _("Setujui"),
        "kembalikan": _("Kembalikan"),
        "dikembalikan": _("Kembalikan"),
        "perbaiki": _("Minta perbaikan"),
        "tolak": _("Tolak"),
        "ditolak": _("Tolak"),
    }
    return known.get(name.strip().lower(), name[:1].upper() + name[1:])
