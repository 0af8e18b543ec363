"""What the agency measures, to read: everybody of the office finds an indicator with its definition and its figures."""

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from triwulan.core.quarters import Quarter
from triwulan.documents.access import curtained
from triwulan.indicators.entry import value_bounds
from triwulan.indicators.models import Indicator
from triwulan.indicators.queries import targets_of, valid_in, with_rules
from triwulan.organisations.models import Unit
from triwulan.organisations.queries import holder_of
from triwulan.web.access import DeskRequest, member
from triwulan.web.indicators.course import past_of
from triwulan.web.indicators.history import history_of
from triwulan.web.indicators.papers import papers_of
from triwulan.web.indicators.read import reading_of
from triwulan.web.indicators.value import value_of
from triwulan.web.indicators.years import years_of
from triwulan.web.manage.dates import year_in
from triwulan.web.manage.indicators import targets_in_words
from triwulan.web.tables.paging import page_of

PER_PAGE = 50
MOST_WORDS = 8
QUARTERS = range(1, 5)
PLANNERS = frozenset({"perencana", "admin"})


@member
@require_safe
def indicators(request: DeskRequest) -> HttpResponse:
    """Of a year, narrowed by words of name and code and by unit."""
    year, words, unit = _year(request), request.GET.get("cari", "").strip(), request.GET.get("unit", "")
    found = Indicator.objects.filter(valid_in(year), agency=request.agency).select_related("unit", "owner")
    units = Unit.objects.filter(indicators__in=found).distinct().order_by("order", "id")
    for word in words.split()[:MOST_WORDS]:
        found = found.filter(Q(name__icontains=word) | Q(code__icontains=word) | Q(definition__icontains=word))
    if unit.isascii() and unit.isdecimal():
        found = found.filter(unit=int(unit[:9]))
    page = page_of(request, found.order_by("order", "id"), PER_PAGE)
    rest = request.GET.copy()
    rest.pop("hal", None)
    targets = {(each.indicator_id, each.quarter): each for each in targets_of(page.object_list, [year])}
    rows = [(each, targets_in_words(each, targets)) for each in page]
    context = {"page": page, "rows": rows, "units": units, "year": year, "words": words, "unit": unit}
    context |= {"rest": rest.urlencode(), "may_change": bool(PLANNERS & request.desk.roles)}
    return render(request, "indicators/list.html", context)


@member
@require_safe
def indicator(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(with_rules(Indicator.objects.filter(agency=request.agency)), pk=pk)
    year, history = _year(request), history_of(found)
    context = {
        "found": found,
        "in_force": history.in_force(year),
        "year": year,
        "reading": reading_of(found, year),
        "history": history,
        "years": years_of(found),
        "papers": curtained(request.person, papers_of(found, year)),
        "bounds": value_bounds(found),
        "past": past_of(found, Quarter(year, 4)),
        "holder": holder_of(found.owner, request.desk.today) if found.owner else None,
        "may_change": bool(PLANNERS & request.desk.roles),
    }
    return render(request, "indicators/detail.html", context)


@member
@require_safe
def value(request: DeskRequest, pk: int, year: int, quarter: int) -> HttpResponse:
    """Seen by whoever may see the figure: everybody of the office, and who reviews it."""
    found = get_object_or_404(with_rules(Indicator.objects.filter(agency=request.agency)), pk=pk)
    if quarter not in QUARTERS or year != year_in(str(year), 0):
        raise Http404
    context = {"found": found, "year": year, "quarter": Quarter(year, quarter)}
    return render(
        request, "indicators/value.html", context | {"told": value_of(found, Quarter(year, quarter), request.person)}
    )


def _year(request: DeskRequest) -> int:
    """The address's; else the year of the quarter just ended, whose figures are there."""
    return year_in(request.GET.get("tahun", ""), Quarter.containing(request.desk.today).previous.year)
