"""The one way to fetch: an object cannot be had without its check. Pages and API use the same."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.core.spoken import say_instant
from triwulan.cycles import rules
from triwulan.cycles.models import Assignment, Cycle, Round
from triwulan.cycles.queries import ASSIGNMENT_RELATIONS
from triwulan.cycles.refusals import AlreadyFinished, MayNot, NotThere
from triwulan.organisations.models import Person
from triwulan.organisations.prepared import prepared

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

Rule = Callable[[Person, Any], bool]
Thing = TypeVar("Thing", Cycle, Round)

REFUSALS: dict[Rule, "StrPromise"] = {
    rules.may_finish: gettext_lazy("Tugas ini bukan pada jabatan Anda. Minta pemegang jabatannya menyelesaikannya."),
    rules.may_see_task: gettext_lazy("Tugas ini bukan pada jabatan Anda."),
    rules.may_withdraw: gettext_lazy("Hanya pemberi tugas yang dapat menarik tugas ini."),
    rules.may_readdress: gettext_lazy("Hanya pemberi tugas atau perencana yang dapat mengalihkan tugas ini."),
    rules.may_name_acting: gettext_lazy("Hanya atasan jabatan yang kosong atau perencana yang dapat menunjuk Plt."),
    rules.may_remind: gettext_lazy("Hanya pemberi tugas, perencana, dan pimpinan yang dapat mengingatkan."),
    rules.may_manage_round: gettext_lazy("Hanya perencana yang dapat mengatur putaran."),
    rules.may_see: gettext_lazy("Anda tidak memegang jabatan di perangkat daerah ini."),
}


def task_for(person: Person, task_id: int, *, may: Rule) -> Assignment:
    """Raises NotThere for a stranger's, MayNot without the right, AlreadyFinished for a former holder's late press."""
    task = next(iter(_tasks(task_id=task_id)), None)
    if task is None:
        raise NotThere
    if not may(person, task):
        if may is rules.may_finish and task.finished_at and rules.held_position_before(person, task):
            raise AlreadyFinished(finished_sentence(task))
        raise MayNot(str(REFUSALS[may]))
    return task


def cycle_for(person: Person, cycle_id: int, *, may: Rule = rules.may_see) -> Cycle:
    cycle = (
        Cycle.objects.filter(pk=cycle_id).select_related("unit", "round__agency__government", "round__revision").first()
    )
    return _checked(person, cycle, may)


def round_for(person: Person, round_id: int, *, may: Rule = rules.may_see) -> Round:
    return _checked(person, next(iter(_rounds(round_id=round_id)), None), may)


@prepared
def _rounds(*, round_id: int) -> QuerySet[Round]:
    return Round.objects.filter(pk=round_id).select_related("agency__government", "revision")


@prepared
def _tasks(*, task_id: int) -> QuerySet[Assignment]:
    whole = (*ASSIGNMENT_RELATIONS, "given_by__position", "given_by__person", "person", "step_run__beside")
    return Assignment.objects.filter(pk=task_id).select_related(*whole, "step_run__returned_by")


def finished_sentence(task: Assignment) -> str:
    """Who was faster, and when, in the agency's time."""
    if task.withdrawn_at:
        return _("Tugas ini sudah ditarik. Buka Tugas saya untuk melihat tugas yang berlaku.")
    if task.finished_at is None:
        return _("Tugas ini sudah berubah. Muat ulang halaman.")
    when = say_instant(task.finished_at, task.step_run.cycle.round.agency.time_zone)
    who = task.position.title if task.person_id is None else f"{task.position.title} ({task.person})"
    return _("Tugas ini sudah diselesaikan oleh %(who)s pada %(when)s.") % {"who": who, "when": when}


def _checked(person: Person, thing: Thing | None, may: Rule) -> Thing:
    if thing is None:
        raise NotThere
    if not may(person, thing):
        raise MayNot(str(REFUSALS[may]))
    return thing
