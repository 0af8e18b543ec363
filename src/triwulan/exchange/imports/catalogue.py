"""Every kind of table that can be brought in, in the order in which a new office needs them."""

from triwulan.exchange.imports.kinds import agencies, budgets, cascade, history, indicators, people, targets, units

KINDS = {
    kind.code: kind
    for kind in (
        agencies.KIND,
        units.KIND,
        people.KIND,
        cascade.KIND,
        indicators.KIND,
        targets.KIND,
        budgets.KIND,
        history.KIND,
    )
}
