"""A Perjanjian Kinerja or a Rencana Aksi enters the register; a changed one takes the place of the one before."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import translation

from triwulan.audit.record import Actor
from triwulan.core.sentences import INDONESIAN
from triwulan.documents.actions import Registration, register_document
from triwulan.documents.content import Paper
from triwulan.documents.kinds import perjanjian_kinerja, rencana_aksi
from triwulan.documents.models import Document
from triwulan.documents.renditions import render_later
from triwulan.organisations.models import Position
from triwulan.organisations.queries import today
from triwulan.reports.action_plans import action_plan_paper, has_changed
from triwulan.reports.agreements import Share, agreement_paper, changes_of, current, share_of
from triwulan.reports.refusals import AgreementRefused


@dataclass(frozen=True)
class _Issue:
    share: Share
    kind: str
    title: str
    former: Document | None


@transaction.atomic
@translation.override(INDONESIAN)
def issue_agreement(*, position: Position, year: int, actor: Actor) -> Document:
    """AgreementRefused where there is nothing to promise, or nothing has changed since the one in force."""
    share = share_of(position, year)
    former = current(position, year, perjanjian_kinerja.KIND)
    changes = changes_of(share, former)
    if not share.indicators:
        raise AgreementRefused.nothing_to_promise()
    if former is not None and not changes:
        raise AgreementRefused.nothing_changed(former.number)
    title = f"{perjanjian_kinerja.title_of(str(year), changed=bool(changes))} {position.title}"

    def compose(registration: Registration) -> Paper:
        return agreement_paper(share, registration.imprint, changes)

    return _register(_Issue(share, perjanjian_kinerja.KIND, title, former), compose, actor)


@transaction.atomic
@translation.override(INDONESIAN)
def issue_action_plan(*, position: Position, year: int, actor: Actor) -> Document:
    """A later one takes the place of the one before; AgreementRefused where it would print the same."""
    share = share_of(position, year)
    if not share.indicators:
        raise AgreementRefused.nothing_to_promise()
    former = current(position, year, rencana_aksi.KIND)
    if former is not None and not has_changed(share, former):
        raise AgreementRefused.plan_unchanged(former.number)
    title = f"Rencana Aksi Tahun {year} {position.title}"

    def compose(registration: Registration) -> Paper:
        return action_plan_paper(share, registration.imprint)

    return _register(_Issue(share, rencana_aksi.KIND, title, former), compose, actor)


def _register(issue: _Issue, compose: Callable[[Registration], Paper], actor: Actor) -> Document:
    """The superior signs the agreement too, never the plan of how to keep it."""
    position = issue.share.position
    agency = position.unit.agency
    both = issue.kind == perjanjian_kinerja.KIND and position.superior is not None
    document = register_document(
        agency=agency,
        unit=position.unit,
        kind=issue.kind,
        title=issue.title,
        on=today(agency),
        year=issue.share.year,
        quarter=None,
        compose=compose,
        signers=[position, position.superior] if both and position.superior else [position],
        actor=actor,
        supersedes=issue.former,
    )
    render_later(document)
    return document
