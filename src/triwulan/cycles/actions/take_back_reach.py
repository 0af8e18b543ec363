"""What a finished task has opened, and whether anybody has acted on it since."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from triwulan.audit.models import Entry
from triwulan.core.spoken import say_instant
from triwulan.cycles.actions.advance import flows_into
from triwulan.cycles.models import Assignment, StepRun
from triwulan.cycles.queries import sop_of
from triwulan.cycles.standing import cycles_of, excused
from triwulan.documents.models import Signing
from triwulan.sop import engine
from triwulan.sop.definition import Sop


@dataclass(frozen=True)
class Opened:
    """`runs` fall with their shares; `crossed`: a next stretch had begun, or would have."""

    runs: list[StepRun]
    shares: list[Assignment]
    crossed: bool = False


def opened_by(task: Assignment) -> Opened:
    run = task.step_run
    if run.beside_id is not None:
        return Opened([], [])
    sop = sop_of(run.cycle.round)
    if flows_into(sop, sop.step(run.code), run.cycle) is not None:
        return _given(task)
    if run.finished_at is None:
        return Opened([], [])
    crossed = _crossed(sop, run)
    own = StepRun.objects.filter(cycle=run.cycle, pk__gt=run.pk, beside__isnull=True)
    sent_back = StepRun.objects.filter(returned_by=run)
    runs = list((own | sent_back).filter(withdrawn_at__isnull=True).distinct().order_by("id")) + crossed
    return Opened(runs, _live([run.pk for run in runs]), crossed=_leaves(sop, run))


def acted_since(task: Assignment, opened: Opened) -> str:
    """Who was faster and when, as a sentence; empty while nobody was."""
    zone = task.step_run.cycle.round.agency.time_zone
    if (author := _handed_in(task)) is not None:
        return _sentence(author, say_instant(author.finished_at, zone) if author.finished_at else "")
    for share in opened.shares:
        if share.finished_at is not None:
            return _sentence(share, say_instant(share.finished_at, zone))
        act = _first_act(share)
        if act is not None or share.draft:
            return _sentence(share, say_instant(act.at, zone) if act else "")
    return _on_paper(task, zone)


def _given(task: Assignment) -> Opened:
    """What a disposition opened; the step it flows into stays open for its colleagues' orders."""
    given = Assignment.objects.filter(given_by=task, withdrawn_at__isnull=True, step_run__beside__isnull=True)
    shares = list(given.select_related("step_run__cycle__round__agency", "position", "person"))
    runs = {share.step_run_id: share.step_run for share in shares}
    others = Assignment.objects.filter(step_run__in=runs, withdrawn_at__isnull=True).exclude(given_by=task)
    kept = set(others.values_list("step_run_id", flat=True))
    return Opened([run for pk, run in runs.items() if pk not in kept], shares)


def _leaves(sop: Sop, run: StepRun) -> bool:
    move = engine.follow(sop, run.code, run.outcome, run.cycle.round.quarter)
    return move.target is None or move.kind == "next_stretch"


def _crossed(sop: Sop, run: StepRun) -> list[StepRun]:
    """The next stretch's runs that began because this unit was through; one that only waits goes on waiting."""
    round_ = run.cycle.round
    move = engine.follow(sop, run.code, run.outcome, round_.quarter)
    if move.target is None or move.kind != "next_stretch" or run.cycle.unit_id in excused(round_, run.stretch):
        return []
    following = engine.stretch_of(sop, move.target)
    begun = StepRun.objects.filter(
        cycle__in=cycles_of(round_, following),
        stretch=following.index,
        withdrawn_at__isnull=True,
        beside__isnull=True,
        assignments__opened_at__isnull=False,
        assignments__withdrawn_at__isnull=True,
    )
    return list(begun.distinct().order_by("id"))


def _live(runs: list[int]) -> list[Assignment]:
    shares = Assignment.objects.filter(step_run__in=runs, withdrawn_at__isnull=True)
    return list(shares.select_related("step_run__cycle__round__agency", "position", "person").order_by("id"))


def _handed_in(task: Assignment) -> Assignment | None:
    """The report beside which a value was corrected, once it has been handed in."""
    report = task.given_by if task.step_run.beside_id is not None else None
    return report if report is not None and report.finished_at is not None else None


def _first_act(share: Assignment) -> Entry | None:
    """What its position has done in the cycle since the share began."""
    began = Entry.objects.filter(subject_type="assignment", subject_id=share.pk).order_by("id").first()
    if began is None:
        return None
    acts = Entry.objects.filter(
        pk__gt=began.pk,
        cycle_id=share.step_run.cycle_id,
        position_id=share.position_id,
        actor_id__isnull=False,
    )
    return acts.order_by("id").first()


def _on_paper(task: Assignment, zone: str) -> str:
    """Its paper was signed by somebody else: then it is out of his hands."""
    signed = (
        Signing.objects.filter(document__paper__assignment=task, signed_at__isnull=False)
        .exclude(position=task.position_id)
        .select_related("position", "person")
        .order_by("signed_at")
        .first()
    )
    if signed is None or signed.signed_at is None:
        return ""
    who = f"{signed.position.title} ({signed.person})" if signed.person else signed.position.title
    return _("Tidak dapat diambil kembali: %(who)s menandatangani naskahnya pada %(when)s.") % {
        "who": who,
        "when": say_instant(signed.signed_at, zone),
    }


def _sentence(share: Assignment, when: str) -> str:
    who = f"{share.position.title} ({share.person})" if share.person else share.position.title
    on = _(" pada %(when)s") % {"when": when} if when else ""
    return _(
        "Tidak dapat diambil kembali: %(who)s sudah mengerjakan lanjutannya%(on)s. Minta ia "
        "mengembalikannya, atau minta perencana mengalihkan tugasnya."
    ) % {"who": who, "on": on}
