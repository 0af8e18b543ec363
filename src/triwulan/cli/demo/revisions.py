"""What of the demo's plan was revised ("data contoh"): an indicator with its decree, a target and a ceiling after the
agreements were made, so that one of them has to be changed."""

from dataclasses import replace
from datetime import date

from triwulan.audit.record import SYSTEM
from triwulan.core.quarters import Quarter
from triwulan.cycles.actions.revise import revise_measured
from triwulan.indicators.models import Budget, Indicator, Node, RevisionKind
from triwulan.indicators.planning import Decision, EnteredBudget, set_budget, set_targets, standing_spec
from triwulan.indicators.planning.benchmarks import set_benchmark
from triwulan.indicators.queries import with_rules
from triwulan.organisations.models import Agency

_REVISED, _RAISED, _ENLARGED = "IKU.1", "2.20.02", "2.20.02"
_SOURCE = "angka rekaan, data contoh"
_MORE = 32_500_000


def revise_indicators(agency: Agency, live: Quarter) -> None:
    """From the live year on; the years before keep the version they were measured by."""
    found = with_rules(Indicator.objects.filter(agency=agency, code=_REVISED)).order_by("-valid_from").first()
    if found is None or found.valid_from >= live.year:
        return
    definition = (
        f"{found.name} menurut survei kepada pengguna seluruh layanan dinas; sebelumnya hanya pengguna layanan "
        "permohonan informasi. Data contoh untuk peragaan."
    )
    decision = Decision(
        kind=RevisionKind.REVISED,
        year=live.year,
        reason="Cakupan survei diperluas ke seluruh layanan (data contoh)",
        decree=f"Keputusan Kepala Dinas Nomor 7 Tahun {live.year} (data contoh)",
        decree_on=date(live.year, 1, 5),
    )
    spec = replace(standing_spec(found), definition=definition)
    revise_measured(indicator=found, spec=spec, decision=decision, actor=SYSTEM)


def compare_with_others(agency: Agency, live: Quarter) -> None:
    """National and provincial values of the IKU for each year that is over, invented from their own targets."""
    for indicator in with_rules(Indicator.objects.filter(agency=agency, code__startswith="IKU")).order_by("code", "pk"):
        targets = {one.year: one.value for one in indicator.targets.filter(quarter=None)}
        for year, value in sorted(targets.items()):
            if live.year - 2 <= year < live.year or year == live.year == indicator.valid_from:
                for scope, percent in (("nasional", 96), ("provinsi", 91)):
                    reached = round(value * percent / 100, indicator.decimals)
                    set_benchmark(
                        indicator=indicator, scope=scope, year=year, value=reached, source=_SOURCE, actor=SYSTEM
                    )


def revise_after_agreeing(live: Quarter) -> None:
    """A target and a ceiling, each with its reason."""
    reason = "Renja perubahan (data contoh)"
    indicator = with_rules(Indicator.objects.filter(code=_RAISED)).order_by("-valid_from", "-pk").first()
    annual = indicator.targets.filter(year=live.year, quarter=None).first() if indicator else None
    if indicator is not None and annual is not None:
        set_targets(indicator=indicator, year=live.year, goals={None: annual.value + 1}, actor=SYSTEM, reason=reason)
    node = Node.objects.filter(code=_ENLARGED).select_related("plan__agency", "parent").order_by("pk").first()
    budget = Budget.objects.filter(node=node, year=live.year).first() if node else None
    if node is not None and budget is not None:
        entered = EnteredBudget(
            budget.ceiling + _MORE,
            {int(quarter): amount for quarter, amount in budget.planned.items()},
            {int(quarter): amount for quarter, amount in budget.spent.items()},
        )
        decree = f"DPPA Nomor 914/12 Tahun {live.year} (data contoh)"
        set_budget(node=node, year=live.year, entered=entered, actor=SYSTEM, reason=decree)
