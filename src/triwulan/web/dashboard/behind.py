"""What a number of the head's page is made of: the figures of a sasaran, a unit or a program in a quarter, each a link."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from triwulan.core.levels import INDICATORS, OBJECTIVES, Level, Part, roll_up
from triwulan.core.quarters import Quarter
from triwulan.indicators.figures import Figure, figures_for
from triwulan.indicators.models import Indicator, Node
from triwulan.indicators.queries import indicators_of
from triwulan.indicators.scales import scale_of
from triwulan.indicators.year_figures import ObjectiveMean, objective_means
from triwulan.organisations.models import Unit
from triwulan.organisations.queries import root_unit
from triwulan.web.access import DeskRequest, member
from triwulan.web.manage.dates import year_in

QUARTERS = range(1, 5)
SASARAN, UNIT, PROGRAM = "sasaran", "unit", "program"


@dataclass(frozen=True)
class Group:
    reached: ObjectiveMean
    figures: tuple[Figure, ...]


@member
@never_cache
@require_safe
def behind(request: DeskRequest, what: str, pk: int, year: int, quarter: int) -> HttpResponse:
    """Seen by whoever may see the figures: everybody of the office, and who reviews it."""
    if what not in (SASARAN, UNIT, PROGRAM) or quarter not in QUARTERS or year != year_in(str(year), 0):
        raise Http404
    about = _about(request, what, pk)
    figures = figures_for(_measured(request, what, about, year), year, quarter)
    groups: dict[int, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(figure.indicator.objective.pk, []).append(figure)
    level = _level(what, figures)
    context = {
        "about": about,
        "level": level,
        "rule": level.rule(OBJECTIVES if what == UNIT else INDICATORS),
        "groups": [Group(each, tuple(groups[each.objective.pk])) for each in objective_means(figures)],
        "quarter": Quarter(year, quarter),
        "others": [Quarter(year, number) for number in QUARTERS if number != quarter],
        "scale": scale_of(request.agency),
        "what": what,
    }
    return render(request, "dashboard/behind.html", context)


def _about(request: DeskRequest, what: str, pk: int) -> Node | Unit:
    if what == UNIT:
        return get_object_or_404(Unit, pk=pk, agency=request.agency)
    return get_object_or_404(Node, pk=pk, plan__agency=request.agency)


def _measured(request: DeskRequest, what: str, about: Node | Unit, year: int) -> list[Indicator]:
    if isinstance(about, Unit):
        return indicators_of(about, year)
    every = indicators_of(root_unit(request.agency), year)
    if what == SASARAN:
        return [one for one in every if one.objective.pk == about.pk]
    return [one for one in every if one.programme is not None and one.programme.pk == about.pk]


def _level(what: str, figures: Sequence[Figure]) -> Level:
    """As the head's page makes it: a unit of its sasaran, unweighted; a sasaran by its weights; a program unweighted."""
    if what == UNIT:
        return roll_up(Part(each.mean, excused=each.level.excused) for each in objective_means(figures))
    if what == SASARAN and figures:
        (mean,) = objective_means(figures)
        return mean.level
    return roll_up(Part(figure.percent, excused=figure.is_excused) for figure in figures)
