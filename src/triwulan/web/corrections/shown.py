"""A correction as its page tells it: the values beside what they were, the papers beside what they superseded."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from triwulan.cycles.corrections.filling import draft_figure
from triwulan.cycles.corrections.handing_in import is_changed
from triwulan.cycles.corrections.reissuing import to_reissue
from triwulan.cycles.corrections.rights import decider, ender, filler, head_of
from triwulan.cycles.corrections.states import ASKED, GRANTED, PROPOSED, WORDS, state_of
from triwulan.cycles.models import Correction, CorrectionValue
from triwulan.cycles.trail.changes import own_value, standing
from triwulan.documents.access import curtained
from triwulan.documents.models import Document
from triwulan.documents.queries import register_status
from triwulan.indicators.validation import findings
from triwulan.organisations.models import Person

BADGES = {
    "diusulkan": "wait",
    "diminta": "soon",
    "diizinkan": "now",
    "ditolak": "back",
    "berakhir": "wait",
    "selesai": "ok",
}


@dataclass(frozen=True)
class ValueShown:
    """`faults`: what keeps it from being handed in, while it can still be filled in."""

    value: CorrectionValue
    before: str
    after: str
    changed: bool
    faults: tuple[str, ...]
    may_fill: bool


@dataclass(frozen=True)
class PaperShown:
    """`todo`: what its planner has still to do with the new paper, a sentence each."""

    former: Document
    paper: Document | None
    todo: tuple[str, ...]


@dataclass(frozen=True)
class Shown:
    correction: Correction
    state: str
    values: tuple[ValueShown, ...]
    papers: tuple[PaperShown, ...]
    may_endorse: bool
    may_decide: bool
    may_end: bool
    may_hand_in: bool

    @property
    def words(self) -> str:
        return str(WORDS[self.state])

    @property
    def badge(self) -> str:
        return BADGES[self.state]


def shown(correction: Correction, person: Person) -> Shown:
    state = state_of(correction)
    is_head = head_of(person, correction.cycle) is not None
    rows = correction.values.select_related("indicator__agency", "indicator__unit", "realisation", "saved_by")
    values = list(rows.prefetch_related("indicator__variables"))
    papers = list(_papers(correction, values, state))
    curtained(person, (one for each in papers for one in (each.former, each.paper) if one))
    return Shown(
        correction,
        state,
        tuple(_value(each, state, person) for each in values),
        tuple(papers),
        may_endorse=state == PROPOSED and is_head,
        may_decide=state == ASKED and decider(person, correction) is not None,
        may_end=state in (PROPOSED, ASKED, GRANTED) and ender(person, correction) is not None,
        may_hand_in=state == GRANTED and is_head,
    )


def _value(value: CorrectionValue, state: str, person: Person) -> ValueShown:
    indicator, filling = value.indicator, state == GRANTED
    found = findings(draft_figure(value)) if filling else None
    return ValueShown(
        value,
        own_value(indicator, standing(value.before["variables"], value.before.get("not_applicable", ""))),
        own_value(indicator, standing(value.variables, value.not_applicable)),
        is_changed(value),
        tuple(one.sentence for one in (*found.blockers, *found.unanswered)) if found else (),
        may_fill=filling and filler(person, value.correction.cycle, indicator) is not None,
    )


def _papers(correction: Correction, values: list[CorrectionValue], state: str) -> Iterator[PaperShown]:
    """Those that were made; while none is, those that would be."""
    if state in (PROPOSED, ASKED, GRANTED):
        for former in to_reissue(correction, [value.indicator for value in values]):
            yield PaperShown(former, None, ())
    made = correction.documents.defer("content").select_related("supersedes", "superseded_by").order_by("id")
    for paper in made.prefetch_related("signings__position"):
        if paper.supersedes is not None:
            yield PaperShown(paper.supersedes, paper, tuple(_todo(paper.supersedes, paper)))


def _todo(former: Document, paper: Document) -> Iterator[str]:
    if getattr(paper, "superseded_by", None) is not None:
        return
    for signing in paper.signings.all():
        if signing.signed_at is None:
            yield _("Mintakan tanda tangan %(position)s.") % {"position": signing.position.title}
    if former.sent_at is not None and paper.sent_at is None:
        yield _("Kirim ulang kepada %(recipient)s, dengan menyebut nomor yang digantikan.") % {
            "recipient": former.sent_to
        }
    if register_status(former) != "unsigned" and paper.sent_at is None:
        yield _("Tandai naskah lama di %(place)s sebagai digantikan.") % {"place": former.archive_place or _("arsip")}
