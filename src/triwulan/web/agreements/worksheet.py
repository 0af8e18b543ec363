"""Rencana Aksi as a worksheet: per indicator its targets, what pays, and the activities that the position plans itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from triwulan.audit.models import Entry
from triwulan.audit.record import Actor
from triwulan.documents.access import curtained
from triwulan.documents.kinds import rencana_aksi
from triwulan.indicators.models import CODED, Indicator, Node, PlannedActivity
from triwulan.indicators.planning import PlanRefused, target_as_text
from triwulan.indicators.planning.activities import QUARTERS, Sheet, set_activities
from triwulan.indicators.spending import Spending
from triwulan.organisations.models import Position
from triwulan.organisations.queries import capacity_word
from triwulan.reports.action_plans import activities_of, ceilings_in, has_changed
from triwulan.reports.agreements import Share, current, share_of
from triwulan.web.access import DeskRequest, member
from triwulan.web.agreements.rows import Line, stored_lines, typed_lines, with_empty
from triwulan.web.agreements.views import PLANNERS, position_at
from triwulan.web.record.rows import Row, names_in, row_of

_HISTORY = ("activity_planned", "activity_replanned", "activity_dropped")
_SHOWN = 30


@dataclass(frozen=True)
class Part:
    """An indicator: `targets` of the quarters and of the year. `promised` is False for what the position lost since."""

    indicator: Indicator
    promised: bool
    targets: Sequence[str]
    spending: Spending | None
    lines: Sequence[Line]
    nodes: Sequence[Node]

    @property
    def over(self) -> Decimal | None:
        """What its stored activities ask for beyond the ceiling of the place that pays; None where they do not."""
        if self.spending is None:
            return None
        asked = sum((Decimal(text) for line in self.lines if (text := _digits(line))), Decimal(0))
        return asked - self.spending.ceiling if asked > self.spending.ceiling else None


@member
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def worksheet(request: DeskRequest, pk: int, year: int) -> HttpResponse:
    position = position_at(request, pk)
    share = share_of(position, year)
    rows = activities_of(share)
    if request.method != "POST":
        return _page(request, share, rows, stored_lines(rows))
    if not may_plan(request, position):
        raise PermissionDenied(_("Rencana aksi diisi oleh pemegang jabatannya atau perencana."))
    faults: Sequence[str] = ()
    if "tambah" not in request.POST:
        entered = [line.entered for line in typed_lines(request.POST, rows, fresh=False)]
        try:
            changed = set_activities(sheet=_sheet(share, rows), entered=entered, actor=_actor(request, position))
        except PlanRefused as refused:
            faults = refused.sentences
            rows = activities_of(share)
        else:
            told = _("Rencana aksi tersimpan.") if changed else _("Tidak ada yang berubah.")
            messages.success(request, told)
            return redirect("agreements:worksheet", pk=pk, year=year)
    return _page(request, share, rows, typed_lines(request.POST, rows, fresh=True), faults)


def may_plan(request: DeskRequest, position: Position) -> bool:
    return bool(PLANNERS & request.desk.roles) or position.pk in {one.position_id for one in request.desk.holdings}


def _actor(request: DeskRequest, position: Position) -> Actor:
    """In the position itself where he holds it."""
    own = next((one for one in request.desk.holdings if one.position_id == position.pk), None)
    if own is None:
        return request.desk.actor(*PLANNERS)
    return Actor(request.person.pk, own.position_id, capacity_word(own))


def _page(
    request: DeskRequest,
    share: Share,
    rows: Sequence[PlannedActivity],
    lines: Sequence[Line],
    faults: Sequence[str] = (),
) -> HttpResponse:
    plan = current(share.position, share.year, rencana_aksi.KIND)
    writing, changed = may_plan(request, share.position), has_changed(share, plan)
    curtained(request.person, [plan] if plan else [])
    context = {
        "position": share.position,
        "year": share.year,
        "parts": _parts(share, rows, lines, _asked_more(request) if writing else None),
        "quarters": QUARTERS,
        "faults": faults,
        "writing": writing,
        "may_issue": bool(PLANNERS & request.desk.roles),
        "plan": plan,
        "changed": changed,
        "history": _history(request, share),
    }
    return render(request, "agreements/worksheet.html", context, status=422 if faults else 200)


def _asked_more(request: DeskRequest) -> int:
    """For which indicator another empty row is wanted; 0 for none."""
    text = request.POST.get("tambah", "")
    return int(text) if text.isascii() and text.isdigit() else 0


def _parts(share: Share, rows: Sequence[PlannedActivity], lines: Sequence[Line], more: int | None) -> list[Part]:
    """`more` None for who only reads."""
    ceilings, nodes = ceilings_in(share.year), _nodes(share)
    promised = {one.pk: one for one in share.indicators}
    found = {**promised, **{row.indicator_id: row.indicator for row in rows if row.indicator_id not in promised}}
    return [
        Part(
            one,
            pk in promised,
            [_goal(share, one, quarter) for quarter in (*QUARTERS, None)],
            ceilings.get(one.node_id) if pk in promised else None,
            [line for line in lines if line.entered.indicator == pk]
            if more is None or pk not in promised
            else with_empty(lines, pk, 1 if more == pk else 0),
            [node for node in nodes.values() if pk in promised and node.objective.pk == one.objective.pk],
        )
        for pk, one in found.items()
    ]


def _nodes(share: Share) -> Mapping[int, Node]:
    """The coded places in force, in the order of their codes, with their parents in memory."""
    plans = {one.node.plan_id for one in share.indicators}
    rows = Node.objects.filter(plan__in=plans).filter(Q(valid_to=None) | Q(valid_to__gte=share.year))
    every = {node.pk: node for node in rows.order_by("code", "id")}
    for node in every.values():
        if node.parent_id in every:
            node.parent = every[node.parent_id]
    return {pk: node for pk, node in every.items() if node.level in CODED}


def _sheet(share: Share, rows: Sequence[PlannedActivity]) -> Sheet:
    indicators = {row.indicator_id: row.indicator for row in rows} | {one.pk: one for one in share.indicators}
    nodes = {row.node_id: row.node for row in rows if row.node_id and row.node} | dict(_nodes(share))
    return Sheet(share.position, share.year, indicators, nodes)


def _goal(share: Share, indicator: Indicator, quarter: int | None) -> str:
    target = share.targets.get((indicator.pk, quarter))
    return target_as_text(indicator, target) if target else "–"


def _history(request: DeskRequest, share: Share) -> list[Row]:
    """Newest first, out of the record."""
    rows = Entry.objects.filter(agency_id=request.agency.pk, subject_type="plannedactivity", action__in=_HISTORY)
    found = list(rows.filter(facts__place=share.position.pk, facts__year=share.year).order_by("-pk")[:_SHOWN])
    names = names_in(found, request.agency, request.person)
    return [row_of(each, names, administrator=False) for each in found]


def _digits(line: Line) -> str:
    text = str(line.entered.budget or "").replace(".", "").strip()
    return text if text.isascii() and text.isdigit() and not line.entered.removed else ""
