"""Each way in which a correction goes on: whose it is and from where. The page that asks and the act that does share it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from triwulan.audit.record import Actor
from triwulan.cycles.corrections.fetching import allowed, correction_for, demand
from triwulan.cycles.corrections.rights import decider, ender, head_of
from triwulan.cycles.corrections.states import ASKED, GRANTED, PROPOSED
from triwulan.cycles.models import Correction
from triwulan.organisations.models import Person

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Move:
    """`refusal` is said to whoever is not `who`; `at`: the states that it starts from."""

    who: Callable[[Person, Correction], Actor | None]
    refusal: "StrPromise"
    at: tuple[str, ...]


def _head(person: Person, correction: Correction) -> Actor | None:
    return head_of(person, correction.cycle)


ENDORSING = Move(_head, _("Usulan koreksi diteruskan oleh pimpinan unit pemilik nilai."), (PROPOSED,))
DECIDING = Move(decider, _("Koreksi diputuskan oleh perencana, dan bukan oleh yang memintanya."), (ASKED,))
ENDING = Move(
    ender,
    _("Koreksi ditarik oleh yang memintanya, atau diakhiri oleh pimpinan unitnya atau perencana."),
    (PROPOSED, ASKED, GRANTED),
)
HANDING_IN = Move(_head, _("Koreksi diserahkan oleh pimpinan unit pemilik nilai."), (GRANTED,))


def open_for(move: Move, person: Person, correction_id: int, *, locked: bool = False) -> tuple[Correction, Actor]:
    """Raises NotThere, MayNot, AlreadyFinished."""
    correction = correction_for(person, correction_id, locked=locked)
    actor = allowed(move.who(person, correction), str(move.refusal))
    demand(correction, *move.at)
    return correction, actor
