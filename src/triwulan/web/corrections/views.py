"""What was approved and is to change: the list, one correction, and asking for one."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from triwulan.cycles.access import cycle_for
from triwulan.cycles.corrections.approved import approved_indicators
from triwulan.cycles.corrections.asking import ask
from triwulan.cycles.corrections.fetching import allowed, correction_for, corrections_of
from triwulan.cycles.corrections.rights import head_of, proposer
from triwulan.cycles.corrections.states import WHERE, WORDS, state_of
from triwulan.cycles.models import Round
from triwulan.cycles.refusals import StepIncomplete
from triwulan.web.access import DeskRequest, member
from triwulan.web.corrections.forms import AskForm
from triwulan.web.corrections.shown import BADGES, shown
from triwulan.web.tables.paging import page_of

PER_PAGE = 25


@member
@never_cache
@require_safe
def corrections(request: DeskRequest) -> HttpResponse:
    """Newest first; what cannot be read in the address narrows nothing."""
    found = corrections_of(request.agency)
    year, state = request.GET.get("tahun", ""), request.GET.get("keadaan", "")
    if year.isascii() and year.isdecimal():
        found = found.filter(cycle__round__year=int(year[:4]))
    if state in WHERE:
        found = found.filter(WHERE[state])
    page = page_of(request, found, PER_PAGE)
    rest = request.GET.copy()
    rest.pop("hal", None)
    rows = [(each, str(WORDS[state_of(each)]), BADGES[state_of(each)]) for each in page]
    years = Round.objects.filter(agency=request.agency).order_by("-year").values_list("year", flat=True).distinct()
    context = {"page": page, "rows": rows, "years": list(years), "states": WORDS.items(), "year": year, "state": state}
    narrow = bool(year or state)
    return render(request, "corrections/list.html", context | {"narrow": narrow, "rest": rest.urlencode()})


@member
@never_cache
@require_safe
def detail(request: DeskRequest, correction_id: int) -> HttpResponse:
    correction = correction_for(request.person, correction_id)
    return render(request, "corrections/detail.html", {"shown": shown(correction, request.person)})


@member
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest, cycle_id: int) -> HttpResponse:
    cycle = cycle_for(request.person, cycle_id)
    head = head_of(request.person, cycle)
    sentence = _("Koreksi diminta oleh pimpinan unit pemilik nilai, atau diusulkan oleh analisnya.")
    allowed(head or proposer(request.person, cycle), sentence)
    indicators = approved_indicators(cycle)
    chosen = request.GET.getlist("nilai")
    form = AskForm(request.POST if request.method == "POST" else None, initial={"values": chosen}).offering(indicators)
    if form.is_valid():
        given = form.cleaned_data
        try:
            correction = ask(
                person=request.person, cycle_id=cycle.pk, indicators=given["values"], reason=given["reason"]
            )
        except StepIncomplete as incomplete:
            for fault in incomplete.missing:
                form.add_error(None, fault)
        else:
            return redirect("corrections:detail", correction.pk)
    context = {"cycle": cycle, "form": form, "indicators": indicators, "is_head": head is not None}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "corrections/new.html", context, status=status)
