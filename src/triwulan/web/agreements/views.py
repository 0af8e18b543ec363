"""Perjanjian Kinerja and Rencana Aksi by position: what is promised, which papers say so, and what they no longer say."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from triwulan.core.sentences import INDONESIAN
from triwulan.documents.access import curtained
from triwulan.documents.content import Paper
from triwulan.documents.imprint import Imprint, Verification
from triwulan.documents.kinds import perjanjian_kinerja, rencana_aksi
from triwulan.documents.letterheads import letterhead_of
from triwulan.documents.models import Document
from triwulan.documents.preview import render_html
from triwulan.documents.render import RenderFailed, render_pdf
from triwulan.organisations.models import Position
from triwulan.organisations.queries import positions_of, today
from triwulan.reports.action_plans import action_plan_paper
from triwulan.reports.actions.agreeing import issue_action_plan, issue_agreement
from triwulan.reports.agreements import (
    Share,
    agreement_paper,
    changes_of,
    current,
    papers_in_force,
    share_of,
    shares_of,
)
from triwulan.reports.refusals import AgreementRefused
from triwulan.web.access import DeskRequest, member, needs
from triwulan.web.manage.dates import year_in

PLANNERS = frozenset({"perencana", "admin"})


@dataclass(frozen=True)
class Row:
    """`changes` say why the agreement has to be changed; `mine` where the reader holds the position."""

    share: Share
    document: Document | None
    changes: tuple[str, ...]
    mine: bool


@member
@require_safe
def agreements(request: DeskRequest) -> HttpResponse:
    """Of the year: one's own first, then in the order of the office's chart."""
    year = _year(request)
    held = {holding.position_id for holding in request.desk.held}
    positions = _positions(request)
    papers = papers_in_force(positions, year, perjanjian_kinerja.KIND)
    rows = [_row(share, papers.get(share.position.pk), held) for share in shares_of(positions, year)]
    curtained(request.person, papers.values())
    rows = sorted((row for row in rows if row.share.indicators), key=lambda row: not row.mine)
    context = {"rows": rows, "year": year, "may_issue": bool(PLANNERS & request.desk.roles)}
    return render(request, "agreements/list.html", context)


@member
@require_safe
def agreement(request: DeskRequest, pk: int) -> HttpResponse:
    position, year = position_at(request, pk), _year(request)
    row = _row(share_of(position, year), current(position, year, perjanjian_kinerja.KIND), set())
    with translation.override(INDONESIAN):
        paper = agreement_paper(row.share, _draft_imprint(position), row.changes) if row.share.indicators else None
    plan = current(position, year, rencana_aksi.KIND)
    curtained(request.person, (each for each in (row.document, plan) if each))
    context = {
        "row": row,
        "position": position,
        "year": year,
        "plan": plan,
        "paper": render_html(paper, top=2) if paper else "",
        "may_issue": bool(PLANNERS & request.desk.roles),
    }
    return render(request, "agreements/detail.html", context)


@member
@never_cache
@require_safe
def draft(request: DeskRequest, pk: int, year: int) -> HttpResponse:
    """The Rencana Aksi as it would be."""
    position = position_at(request, pk)
    return _drafted(lambda: action_plan_paper(share_of(position, year), _draft_imprint(position)), "rencana-aksi")


@member
@never_cache
@require_safe
def draft_change(request: DeskRequest, pk: int, year: int) -> HttpResponse:
    """The agreement as it would be, with what changes since the one in force."""
    position = position_at(request, pk)

    def compose() -> Paper:
        share = share_of(position, year)
        changes = changes_of(share, current(position, year, perjanjian_kinerja.KIND))
        return agreement_paper(share, _draft_imprint(position), changes)

    return _drafted(compose, "perjanjian-kinerja")


def _drafted(compose: Callable[[], Paper], name: str) -> HttpResponse:
    """A PDF with DRAFT across it; kept nowhere."""
    try:
        with translation.override(INDONESIAN):
            content = render_pdf(compose())
    except RenderFailed as failed:
        return HttpResponse(
            str(failed), status=HTTPStatus.SERVICE_UNAVAILABLE, content_type="text/plain; charset=utf-8"
        )
    headers = {"Content-Disposition": f'inline; filename="draf-{name}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@needs("perencana", "admin")
@require_POST
def issue(request: DeskRequest, pk: int, year: int) -> HttpResponse:
    return _issued(request, pk, year, issue_agreement)


@needs("perencana", "admin")
@require_POST
def issue_plan(request: DeskRequest, pk: int, year: int) -> HttpResponse:
    return _issued(request, pk, year, issue_action_plan)


def _issued(request: DeskRequest, pk: int, year: int, act: Callable[..., Document]) -> HttpResponse:
    position = position_at(request, pk)
    try:
        document = act(position=position, year=year, actor=request.desk.actor("perencana", "admin"))
    except AgreementRefused as refused:
        messages.error(request, refused.sentence)
        return redirect(f"{reverse('agreements:detail', args=[pk])}?tahun={year}")
    messages.success(request, _("%(title)s terdaftar dengan nomor %(number)s.") % vars(document))
    return redirect("documents:detail", document_id=document.pk)


def _row(share: Share, document: Document | None, held: set[int]) -> Row:
    with translation.override(INDONESIAN):
        changes = changes_of(share, document)
    return Row(share, document, changes, share.position.pk in held)


def _positions(request: DeskRequest) -> list[Position]:
    there = {position.pk for position in positions_of(request.agency, request.desk.today)}
    rows = Position.objects.filter(pk__in=there).select_related("unit__agency__government", "superior__unit")
    return list(rows.order_by("unit__order", "order", "id"))


def position_at(request: DeskRequest, pk: int) -> Position:
    rows = Position.objects.filter(unit__agency=request.agency)
    return get_object_or_404(rows.select_related("unit__agency__government", "superior__unit__agency"), pk=pk)


def _draft_imprint(position: Position) -> Imprint:
    agency = position.unit.agency
    verification = Verification(url=f"{settings.PUBLIC_URL}/v/", code="draf")
    day = today(agency)
    return Imprint(letterhead_of(agency), "–", day, agency.place, verification, sample=agency.sample, draft=True)


def _year(request: DeskRequest) -> int:
    return year_in(request.GET.get("tahun", ""), request.desk.today.year)
