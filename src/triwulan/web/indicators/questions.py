"""Questions pinned to a value: asked, answered and resolved on the value's page; the reader's open ones as a list."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from triwulan.core.quarters import Quarter
from triwulan.cycles.models import Question
from triwulan.cycles.questions.asking import ask, open_questions_of, question_for, reply, resolve
from triwulan.cycles.refusals import StepIncomplete
from triwulan.indicators.models import Indicator, Realisation
from triwulan.web.access import DeskRequest, member
from triwulan.web.tables.paging import page_of

PER_PAGE = 25


@member
@never_cache
@require_safe
def mine(request: DeskRequest) -> HttpResponse:
    """Open ones: asked by the reader, or waiting for his positions."""
    page = page_of(request, open_questions_of(request.person, request.agency), PER_PAGE)
    rows = [(each, Quarter(each.realisation.year, each.realisation.quarter)) for each in page]
    return render(request, "indicators/questions.html", {"page": page, "rows": rows})


@member
@require_POST
def ask_about(request: DeskRequest, pk: int, year: int, quarter: int) -> HttpResponse:
    indicator = get_object_or_404(Indicator, pk=pk, agency=request.agency)
    text = request.POST.get("text", "")
    _said(request, lambda: ask(person=request.person, indicator=indicator, year=year, quarter=quarter, text=text))
    return redirect(_address(pk, year, quarter))


@member
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: DeskRequest, question_id: int) -> HttpResponse:
    """Stands on its value's page; what is sent here is a reply."""
    question = question_for(question_id)
    if request.method == "POST":
        text = request.POST.get("text", "")
        _said(request, lambda: reply(person=request.person, question_id=question_id, text=text))
    return redirect(_place(question))


@member
@require_POST
def settle(request: DeskRequest, question_id: int) -> HttpResponse:
    question = resolve(person=request.person, question_id=question_id)
    messages.success(request, _("Pertanyaan ditandai selesai."))
    return redirect(_place(question))


def _said(request: DeskRequest, act: Callable[[], object]) -> None:
    """An empty sentence loses nothing: the page says so and stands as it was."""
    try:
        act()
    except StepIncomplete as incomplete:
        messages.error(request, str(incomplete))
    else:
        messages.success(request, _("Terkirim."))


def _place(question: Question) -> str:
    row: Realisation = question.realisation
    return _address(row.indicator_id, row.year, row.quarter)


def _address(pk: int, year: int, quarter: int) -> str:
    return f"{reverse('indicators:value', args=[pk, year, quarter])}#pertanyaan"
