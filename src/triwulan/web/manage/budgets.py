"""The year's budgets by programme: what may be spent, what was planned, and what was spent by each quarter's end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from triwulan.core.numbers import format_number
from triwulan.core.roman import to_roman
from triwulan.indicators.models import CODED, Budget, Node
from triwulan.indicators.planning import PlanRefused
from triwulan.indicators.planning.budgets import PLANNED, EnteredBudget, set_budget
from triwulan.web.access import DeskRequest, needs
from triwulan.web.manage.indicators import wanted_year

QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True)
class Cell:
    """A field: `label` for who cannot see the table, `column` where it becomes a card."""

    name: str
    label: str
    value: str
    column: str = ""


@dataclass(frozen=True)
class Row:
    programme: Node
    ceiling: Cell
    planned: Sequence[Cell]
    spent: Sequence[Cell]


@dataclass(frozen=True)
class Group:
    """A program with its kegiatan and sub kegiatan, folded unless `is_open`; `ceiling` of the program itself, as shown."""

    programme: Node
    rows: Sequence[Row]
    is_open: bool

    @property
    def ceiling(self) -> str:
        return next((row.ceiling.value for row in self.rows if row.programme.pk == self.programme.pk), "")

    @property
    def parts(self) -> int:
        return sum(row.programme.pk != self.programme.pk for row in self.rows)


@needs("perencana", "admin")
@require_http_methods(["GET", "HEAD", "POST"])
def budgets(request: DeskRequest) -> HttpResponse:
    year = wanted_year(request)
    nodes, wanted = _nodes(), request.GET.get("cari", "").strip()[:100]
    programmes = [node for node in nodes if wanted.casefold() in str(node).casefold()]
    faults: Sequence[str] = ()
    if request.method == "POST":
        faults = _save(request, programmes, year)
        if not faults:
            messages.success(request, _("Anggaran tahun %(year)d tersimpan.") % {"year": year})
            asked = {"tahun": year} | ({"cari": wanted} if wanted else {})
            return redirect(f"{reverse('manage:budgets')}?{urlencode(asked)}")
    # Refused, the page shows what was typed, not what is stored.
    stored = _typed(request) if faults else _stored(year)
    context = {
        "groups": _groups([_row(programme, stored) for programme in programmes], faults, wanted=wanted),
        "there": bool(nodes),
        "wanted": wanted,
        "numerals": [to_roman(quarter) for quarter in QUARTERS],
        "year": year,
        "faults": faults,
        "reason": request.POST.get("alasan", "") if faults else "",
    }
    return render(request, "manage/budgets.html", context, status=422 if faults else 200)


def _nodes() -> list[Node]:
    """In the order of their codes, with all above them in memory."""
    rows = Node.objects.filter(level__in=CODED).select_related("plan__agency", "parent").order_by("code", "id")
    there = {node.pk: node for node in rows}
    for node in there.values():
        if node.parent_id in there:
            node.parent = there[node.parent_id]
    return list(there.values())


def _groups(rows: Sequence[Row], faults: Sequence[str], *, wanted: str) -> list[Group]:
    """Open where something is wrong, where it was looked for, and where there is nothing else."""
    found: dict[int, tuple[Node, list[Row]]] = {}
    for row in rows:
        top = row.programme.programme or row.programme
        found.setdefault(top.pk, (top, []))[1].append(row)

    def is_wrong(group: Sequence[Row]) -> bool:
        return any(fault.startswith(f"{row.programme.name}:") for fault in faults for row in group)

    return [Group(top, own, bool(wanted) or len(found) == 1 or is_wrong(own)) for top, own in found.values()]


@transaction.atomic
def _save(request: DeskRequest, programmes: Sequence[Node], year: int) -> list[str]:
    """All of the year that was sent, or nothing; the sentences of every programme that cannot stand."""
    actor = request.desk.actor("perencana", "admin")
    typed = _typed(request)
    faults: list[str] = []
    for programme in programmes:
        if f"pagu-{programme.pk}" not in request.POST:
            continue
        entered = EnteredBudget(
            typed(f"pagu-{programme.pk}"),
            {quarter: typed(f"rencana-{programme.pk}-{quarter}") for quarter in PLANNED},
            {quarter: typed(f"realisasi-{programme.pk}-{quarter}") for quarter in QUARTERS},
        )
        try:
            set_budget(node=programme, year=year, entered=entered, actor=actor, reason=typed("alasan"))
        except PlanRefused as refused:
            faults += refused.sentences
    if faults:
        transaction.set_rollback(True)
    return faults


def _typed(request: DeskRequest) -> Callable[[str], str]:
    return lambda name: request.POST.get(name, "").strip()


def _stored(year: int) -> Callable[[str], str]:
    found: dict[str, str] = {}
    for budget in Budget.objects.filter(year=year):
        found[f"pagu-{budget.node_id}"] = format_number(budget.ceiling, 0)
        for kind, amounts in (("rencana", budget.planned), ("realisasi", budget.spent)):
            for quarter, amount in amounts.items():
                found[f"{kind}-{budget.node_id}-{quarter}"] = format_number(Decimal(amount), 0)
    return lambda name: found.get(name, "")


def _row(programme: Node, value: Callable[[str], str]) -> Row:
    def cell(kind: str, quarter: int, label: str) -> Cell:
        name = f"{kind}-{programme.pk}-{quarter}"
        column = _("TW %(roman)s") % {"roman": to_roman(quarter)}
        return Cell(name, label % {"quarter": column, "programme": programme.name}, value(name), column)

    ceiling = f"pagu-{programme.pk}"
    return Row(
        programme,
        Cell(ceiling, _("Pagu %(programme)s") % {"programme": programme.name}, value(ceiling)),
        [cell("rencana", quarter, _("Rencana s.d. %(quarter)s, %(programme)s")) for quarter in PLANNED],
        [cell("realisasi", quarter, _("Realisasi s.d. %(quarter)s, %(programme)s")) for quarter in QUARTERS],
    )
