"""The one way to have a correction, its value, or its next move: never without the check."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor, Subject, record
from triwulan.core import clock
from triwulan.core.spoken import say_instant_near
from triwulan.cycles import rules
from triwulan.cycles.corrections.states import DONE, GRANTED, WORDS, state_of
from triwulan.cycles.models import Correction, CorrectionValue, Round
from triwulan.cycles.opening import cycle_subject
from triwulan.cycles.refusals import AlreadyFinished, MayNot, NotThere
from triwulan.organisations.models import Agency, Person


def corrections_of(agency: Agency) -> QuerySet[Correction]:
    """Newest first, with what a list shows."""
    found = _whole().filter(cycle__round__agency=agency)
    return found.prefetch_related("values__indicator").order_by("-id")


def _whole() -> QuerySet[Correction]:
    return Correction.objects.select_related(
        "cycle__unit",
        "cycle__round__agency__government",
        "cycle__round__revision",
        "asked_by",
        "position",
        "endorsed_by",
        "decided_by",
        "ended_by",
        "handed_in_by",
    )


def correction_for(person: Person, correction_id: int, *, locked: bool = False) -> Correction:
    """Everybody sees it who sees the figure. `locked`: two who press at once come one after the other."""
    found = _whole().filter(pk=correction_id).first()
    if found is None:
        raise NotThere
    if not rules.may_see(person, found.cycle):
        raise MayNot(_("Anda tidak memegang jabatan di perangkat daerah ini."))
    if locked:
        Round.objects.select_for_update().get(pk=found.cycle.round_id)
        found.refresh_from_db(fields=["endorsed_at", "decided_at", "granted", "ended_at", "handed_in_at"])
    return found


def value_for(person: Person, correction_id: int, value_id: int, *, locked: bool = False) -> CorrectionValue:
    correction = correction_for(person, correction_id, locked=locked)
    found: CorrectionValue | None = correction.values.filter(pk=value_id).select_related("realisation").first()
    if found is None:
        raise NotThere
    found.correction = correction
    return found


def allowed(actor: Actor | None, refusal: str) -> Actor:
    if actor is None:
        raise MayNot(refusal)
    return actor


def demand(correction: Correction, *states: str) -> None:
    """AlreadyFinished, with where it stands, unless it stands at one of these."""
    state = state_of(correction)
    if state in states:
        return
    if state == DONE and correction.handed_in_at:
        when = say_instant_near(correction.handed_in_at, clock.now(), correction.cycle.round.agency.time_zone)
        raise AlreadyFinished(_("Koreksi ini sudah diserahkan %(when)s.") % {"when": when})
    if GRANTED in states:
        raise AlreadyFinished(
            _("Koreksi ini tidak sedang terbuka untuk diisi; keadaannya: %(state)s.") % {"state": WORDS[state]}
        )
    raise AlreadyFinished(_("Koreksi ini sudah berubah; keadaannya sekarang: %(state)s.") % {"state": WORDS[state]})


def subject_of(correction: Correction) -> Subject:
    return cycle_subject(correction.cycle, "correction", correction.pk)


def note(action: str, correction: Correction, actor: Actor, **facts: object) -> None:
    round_ = correction.cycle.round
    codes = list(correction.values.order_by("indicator__order", "id").values_list("indicator__code", flat=True))
    known = {"indicators": codes, "year": round_.year, "quarter": round_.quarter}
    record(action, actor=actor, subject=subject_of(correction), facts=known | facts)
