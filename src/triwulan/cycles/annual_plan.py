"""What chapter II and the annexes of the annual report tell of the year's promises: plan, agreement, what changed."""

from collections.abc import Iterator, Sequence

from triwulan.core.numbers import format_rupiah
from triwulan.cycles.compiled import head_of_agency
from triwulan.documents.blocks import Table
from triwulan.documents.content import from_json
from triwulan.documents.imprint import Imprint
from triwulan.documents.kinds.perjanjian_kinerja import KIND, title_of
from triwulan.documents.pieces.plan_blocks import Agreed, Change, Goal, Plan, agreed_from
from triwulan.indicators.measured import goal_words
from triwulan.indicators.models import (
    BudgetChange,
    Horizon,
    IndicatorRevision,
    Node,
    PlanKind,
    RevisionKind,
    TargetChange,
)
from triwulan.indicators.models import Plan as StoredPlan
from triwulan.indicators.year_figures import YearFigure
from triwulan.organisations.models import Agency
from triwulan.reports.agreements import agreement_paper, current, share_of

QUARTERS = ("", " Triwulan I", " Triwulan II", " Triwulan III", " Triwulan IV")


def plan_of(agency: Agency, year: int, figures: Sequence[YearFigure]) -> Plan | None:
    """The Renstra that has the year; the one made last where two have it."""
    found = StoredPlan.objects.filter(
        agency=agency, kind=PlanKind.RENSTRA, first_year__lte=year, last_year__gte=year
    ).last()
    if found is None:
        return None
    decree = found.decree
    years = tuple(str(each) for each in range(found.first_year, found.last_year + 1))
    return Plan(str(found), decree, years, tuple(_goals(figures)))


def _goals(figures: Sequence[YearFigure]) -> Iterator[Goal]:
    """In the order in which the sasaran come; a sasaran without a tujuan stands under none."""
    objectives = list(dict.fromkeys(figure.indicator.objective.pk for figure in figures))
    nodes = Node.objects.select_related("parent").in_bulk(objectives)
    grouped: dict[str, list[str]] = {}
    for pk in objectives:
        node = nodes[pk]
        grouped.setdefault(node.parent.name if node.parent else "", []).append(node.name)
    return (Goal(name, tuple(below)) for name, below in grouped.items())


def agreed_in(agency: Agency, year: int, imprint: Imprint) -> Agreed | None:
    """The head's agreement of the year in force; drawn up from the targets where the register has none."""
    head = head_of_agency(agency)
    if head is None:
        return None
    document = current(head, year, KIND)
    if document is not None:
        return agreed_from(from_json(document.content), title_of(str(year), changed=document.supersedes_id is not None))
    share = share_of(head, year)
    if not share.indicators:
        return None
    tables = [block for block in agreement_paper(share, imprint).blocks if isinstance(block, Table)]
    return Agreed(title_of(str(year), changed=False), tuple(tables), signed=False)


def changes_in(year: int, figures: Sequence[YearFigure]) -> tuple[Change, ...]:
    """Targets, indicators and ceilings that became others, in that order, each in the order of its time."""
    indicators = {figure.indicator.pk: figure.indicator for figure in figures}
    targets = TargetChange.objects.filter(indicator__in=indicators, year=year, horizon=Horizon.YEAR)
    found = [
        Change(
            f"Target{QUARTERS[one.quarter or 0]}: {indicators[one.indicator_id].name}",
            goal_words(indicators[one.indicator_id], one.before, one.before_upper),
            goal_words(indicators[one.indicator_id], one.after, one.after_upper),
            one.reason,
        )
        for one in targets.exclude(before=None).order_by("changed_at", "id")
    ]
    return (*found, *_revised(year, list(indicators)), *_ceilings(year))


def _revised(year: int, indicators: Sequence[int]) -> Iterator[Change]:
    rows = IndicatorRevision.objects.filter(indicator__in=indicators, year=year).select_related("indicator", "former")
    for one in rows.exclude(kind__in=(RevisionKind.NEW, RevisionKind.KEPT)).order_by("decided_at", "id"):
        former = one.former.name if one.former else ""
        now = "dihentikan" if one.kind == RevisionKind.STOPPED else one.indicator.name
        yield Change(f"Indikator {one.indicator.code}", former, now, one.reason)


def _ceilings(year: int) -> Iterator[Change]:
    rows = BudgetChange.objects.filter(year=year).select_related("node").order_by("changed_at", "id")
    for one in rows:
        after = format_rupiah(one.after) if one.after is not None else ""
        yield Change(f"Pagu {one.node}", format_rupiah(one.before), after, one.reason)
