"""The Inspektorat fills in its checklist, and then returns the report with notes or states that it was reviewed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor, hold_chain
from triwulan.core import clock
from triwulan.core.nip import NipInvalid, parse_nip
from triwulan.cycles.refusals import AlreadyFinished, StepIncomplete
from triwulan.cycles.reviewing.checklist import ITEMS, asked_for
from triwulan.cycles.reviewing.rights import open_review, report_under_review, reviewer
from triwulan.cycles.reviewing.standing import standing_of
from triwulan.indicators.prose import prose_problem, tidy_prose
from triwulan.organisations.models import Agency, Person, Position, ReviewGrant
from triwulan.organisations.queries import today
from triwulan.organisations.scoping import only_if
from triwulan.reports.entries import note_report
from triwulan.reports.models import Outcome, Report, Review, ReviewAnswer

LONGEST = 2000


@dataclass(frozen=True)
class Ticked:
    """A line as it was answered: yes, no, or not yet."""

    met: bool | None
    note: str = ""


@dataclass(frozen=True)
class Statement:
    """`signer` is the position as printed; name and NIP may be left for the ink.

    `signatory`: the position that is asked to sign it here, one of those that review the agency; None for ink elsewhere.
    """

    text: str
    signer: str
    place: str
    on: date
    name: str = ""
    nip: str = ""
    signatory: Position | None = None


@transaction.atomic
def save_answers(*, person: Person, report_id: int, ticked: Mapping[str, Ticked]) -> Review:
    """Lines that are not sent stay. StepIncomplete for too long a note; unknown lines are passed over."""
    report = report_under_review(person, report_id)
    reviewer(person, report.agency)
    review = open_review(report)
    for code, one in ticked.items():
        note = tidy_prose(one.note)
        if code not in ITEMS:
            continue
        if len(note) > LONGEST:
            raise StepIncomplete(
                [_("Catatan %(code)s paling panjang %(longest)d huruf.") % {"code": code, "longest": LONGEST}]
            )
        ReviewAnswer.objects.update_or_create(review=review, code=code, defaults={"met": one.met, "note": note})
    return review


@transaction.atomic
def return_review(*, person: Person, report_id: int, message: str) -> Review:
    """With notes at the sections, or with what the message says; the planner asks again when it is mended."""
    report = report_under_review(person, report_id)
    actor = reviewer(person, report.agency)
    said = tidy_prose(message)
    problem = prose_problem(said) if said else _("Tulis dahulu apa yang harus diperbaiki.")
    if problem:
        raise StepIncomplete([problem])
    return _end(report, person, actor, Outcome.RETURNED, "review_returned", message=said)


@transaction.atomic
def state_review(*, person: Person, report_id: int, statement: Statement) -> Review:
    """Every line answered, each no with its note, and the Inspektorat's own notes settled."""
    report = report_under_review(person, report_id)
    actor = reviewer(person, report.agency)
    missing = [*missing_in(open_review(report)), *_faults(report, statement)]
    if missing:
        raise StepIncomplete(missing)
    fields = {
        "statement": tidy_prose(statement.text),
        "signer": statement.signer.strip(),
        "signer_name": statement.name.strip(),
        "signer_nip": statement.nip.replace(" ", ""),
        "place": statement.place.strip(),
        "stated_on": statement.on,
        "signatory": statement.signatory,
    }
    return _end(report, person, actor, Outcome.STATED, "review_stated", **fields)


def missing_in(review: Review) -> list[str]:
    """What keeps it from being stated, a sentence each."""
    answers = {each.code: each for each in ReviewAnswer.objects.filter(review=review)}
    asked = asked_for({code: each.met for code, each in answers.items()})
    blank = [item.code for item in asked if item.code not in answers or answers[item.code].met is None]
    bare = [item.code for item in asked if item.code in answers and _lacks_note(answers[item.code])]
    open_notes = standing_of(review.report).open_notes
    found = [_("Belum dijawab: %(codes)s.") % {"codes": ", ".join(blank)}] if blank else []
    found += [_("Dijawab tidak tanpa catatan: %(codes)s.") % {"codes": ", ".join(bare)}] if bare else []
    if open_notes:
        found.append(_("Masih ada %(count)d catatan reviu yang belum ditandai selesai.") % {"count": open_notes})
    return found


def _lacks_note(answer: ReviewAnswer) -> bool:
    return answer.met is False and not answer.note


def _faults(report: Report, statement: Statement) -> list[str]:
    text = tidy_prose(statement.text)
    found = [prose_problem(text) or ""] if text else [_("Pernyataannya belum ditulis.")]
    found += [] if statement.signer.strip() else [_("Jabatan penanda tangan belum ditulis.")]
    found += [] if statement.place.strip() else [_("Tempat belum ditulis.")]
    if statement.on > today(report.agency):
        found.append(_("Tanggal pernyataan belum tiba."))
    if statement.signatory and statement.signatory not in signatories_of(report.agency):
        found.append(_("Jabatan ini tidak ditunjuk sebagai pereviu perangkat daerah ini."))
    return [each for each in (*found, _nip_fault(statement.nip)) if each]


def signatories_of(agency: Agency) -> list[Position]:
    """Who may be asked to sign the statement: they read what they sign."""
    grants = ReviewGrant.objects.filter(agency=agency).select_related("position").order_by("position__order", "id")
    return [each.position for each in grants]


def _nip_fault(nip: str) -> str:
    try:
        parse_nip(nip) if nip.strip() else None
    except NipInvalid as invalid:
        return invalid.sentence
    return ""


def _end(report: Report, person: Person, actor: Actor, outcome: Outcome, action: str, **fields: Any) -> Review:
    review = open_review(report)
    hold_chain(agency_id=report.agency_id)
    ended = {"outcome": outcome, "ended_at": clock.now(), "ended_by": person, "position_id": actor.position_id}
    if not only_if(review, outcome="").update(**ended, **fields):
        raise AlreadyFinished(_("Reviu ini sudah berakhir."))
    review.refresh_from_db()
    note_report(action, report, actor, None, turn=review.turn, message=review.message)
    return review
