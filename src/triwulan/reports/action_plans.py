"""How a position means to keep what it promised: its targets by quarter, its activities, from which budget, by whom."""

from decimal import Decimal

from triwulan.core.numbers import format_number
from triwulan.core.quarters import Quarter
from triwulan.documents.content import Paper, from_json
from triwulan.documents.imprint import Imprint
from triwulan.documents.kinds import rencana_aksi
from triwulan.documents.kinds.rencana_aksi import Activity, PlannedAction, RencanaAksi
from triwulan.documents.models import Document
from triwulan.indicators.models import Indicator, PlannedActivity
from triwulan.indicators.planning import target_as_text
from triwulan.indicators.spending import Spending, spending_by
from triwulan.reports.agreements import Share, imprint_of


def activities_of(share: Share) -> list[PlannedActivity]:
    """Also those of indicators that are the position's no more: the sheet shows them, the paper does not."""
    rows = PlannedActivity.objects.filter(position=share.position, year=share.year)
    return list(rows.select_related("node", "indicator").order_by("indicator__order", "indicator", "order", "id"))


def ceilings_in(year: int) -> dict[int, Spending]:
    """By node, what the year's budget says of it and of what is below it."""
    return {one.node.pk: one for top in spending_by(Quarter(year, 4)) for _depth, one in top.walk()}


def action_plan_paper(share: Share, imprint: Imprint) -> Paper:
    ceilings = ceilings_in(share.year)
    order = {one.pk: number for number, one in enumerate(share.indicators)}
    own = sorted(
        (one for one in activities_of(share) if one.indicator_id in order), key=lambda one: order[one.indicator_id]
    )
    total = sum((one.budget for one in own if one.budget is not None), Decimal(0))
    return rencana_aksi.compose(
        RencanaAksi(
            imprint=imprint,
            year=str(share.year),
            signer=share.signers[0],
            actions=tuple(_action(share, one, ceilings) for one in share.indicators),
            activities=tuple(_activity(one) for one in own),
            total=format_number(total, 0),
        )
    )


def has_changed(share: Share, document: Document | None) -> bool:
    """Whether the plan in force prints anything else than it would today."""
    if document is None:
        return False
    was, now = from_json(document.content), action_plan_paper(share, imprint_of(document))
    return (was.blocks, was.signers) != (now.blocks, now.signers)


def _activity(one: PlannedActivity) -> Activity:
    return Activity(
        indicator=one.indicator.name,
        text=one.text,
        quarters=tuple(one.quarters),
        node=str(one.node) if one.node else "",
        budget="" if one.budget is None else format_number(one.budget, 0),
        responsible=one.responsible,
    )


def _action(share: Share, indicator: Indicator, ceilings: dict[int, Spending]) -> PlannedAction:
    def written(quarter: int | None) -> str:
        target = share.targets.get((indicator.pk, quarter))
        return target_as_text(indicator, target) if target else ""

    node = indicator.node
    spending = ceilings.get(node.pk)
    return PlannedAction(
        objective=node.promise,
        indicator=indicator.name,
        unit=indicator.measure,
        target=written(None),
        quarters=(written(1), written(2), written(3), written(4)),
        activity=str(node) if node.is_coded else "",
        budget=format_number(spending.ceiling, 0) if spending else "",
        responsible=indicator.owner.title if indicator.owner else share.position.title,
    )
