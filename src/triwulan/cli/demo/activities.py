"""The demo's activities ("data contoh"): what the heads mean to do for what they promised, from which sub kegiatan."""

from decimal import Decimal

from triwulan.audit.record import SYSTEM
from triwulan.indicators.models import Indicator, Level, Node
from triwulan.indicators.planning.activities import EnteredActivity, Sheet, set_activities
from triwulan.indicators.spending import Spending
from triwulan.reports.action_plans import ceilings_in
from triwulan.reports.agreements import Share

_DONE = (
    ("Menyusun rencana kerja dan pembagian tugas untuk {name}", (1,), 15),
    ("Melaksanakan dan memantau {name} bersama pengelola data", (1, 2, 3, 4), 60),
    ("Mengevaluasi hasil dan menyusun tindak lanjut {name}", (2, 4), 25),
)
_MOST = 3
"""Indicators of a position that have activities; the rest show the empty state."""


def plan_activities(share: Share) -> None:
    """Before the plan is issued, so that its paper has them. The percentages are parts of the sub kegiatan's ceiling."""
    ceilings = ceilings_in(share.year)
    nodes = {node.pk: node for node in Node.objects.filter(level=Level.SUBACTIVITY).order_by("code", "pk")}
    entered = [
        row
        for number, indicator in enumerate(share.indicators[:_MOST])
        for row in _rows(share, indicator, _payer(indicator, nodes, number), ceilings)
    ]
    indicators = {one.pk: one for one in share.indicators}
    set_activities(sheet=Sheet(share.position, share.year, indicators, nodes), entered=entered, actor=SYSTEM)


def _rows(
    share: Share, indicator: Indicator, node: Node | None, ceilings: dict[int, Spending]
) -> list[EnteredActivity]:
    spending = ceilings.get(node.pk) if node else None
    owner = indicator.owner.title if indicator.owner else share.position.title
    name = indicator.name[:1].lower() + indicator.name[1:]
    return [
        EnteredActivity(
            indicator.pk,
            text.format(name=name)[:300],
            quarters,
            owner,
            node.pk if node else None,
            _part(spending.ceiling, percent) if spending else None,
        )
        for text, quarters, percent in _DONE
    ]


def _payer(indicator: Indicator, nodes: dict[int, Node], number: int) -> Node | None:
    """Its own sub kegiatan, else one of its sasaran's."""
    if indicator.node_id in nodes:
        return nodes[indicator.node_id]
    own = indicator.objective.pk
    below = [node for node in nodes.values() if node.objective.pk == own]
    return below[number % len(below)] if below else None


def _part(ceiling: Decimal, percent: int) -> Decimal:
    """A tenth of it is left for the others, in whole thousands."""
    return ceiling * percent * 9 // 1_000_000 * 1000
