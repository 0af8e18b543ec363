"""The working calendar of a year: hours of the week, holidays, Ramadan. Every deadline follows it.

What would move open tasks' limits is shown before it is done; what is refused stays as it was typed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from triwulan.core.spoken import say_weekday
from triwulan.core.work_calendar import CalendarInvalid
from triwulan.cycles.actions.limits import move_limits, would_move
from triwulan.organisations.calendar_changes import add_holiday, remove_holiday, set_office_hours, set_ramadan
from triwulan.organisations.calendars import seed_calendar
from triwulan.organisations.models import Holiday, OfficeHours, RamadanPeriod
from triwulan.organisations.refusals import OrganisationRefused
from triwulan.web.access import DeskRequest, needs
from triwulan.web.manage.calendar_forms import HolidayForm, HoursForm, RamadanForm
from triwulan.web.manage.dates import year_in
from triwulan.web.refusing import add_refusal

_DAYS = 7
# The buttons of the page between: do it, or go back to what was typed.
AGREED, BACK = "setuju", "ubah"


@dataclass(frozen=True)
class Day:
    name: str
    form: HoursForm


@needs("admin")
@require_safe
def calendar(request: DeskRequest) -> HttpResponse:
    return _page(request, _year(request))


@needs("admin")
@require_POST
def hours(request: DeskRequest) -> HttpResponse:
    """One week at once, in Ramadan or outside it; nothing is kept unless every day can be read."""
    in_ramadan = request.POST.get("ramadan") == "1"
    days = _week(request, in_ramadan=in_ramadan)
    readable = not any(day.form.errors for day in days)
    if not readable or not any(day.form.hours for day in days):
        fault = (
            _("Isi sekurangnya satu hari kerja.") if readable else _("Jam kerja belum tersimpan. Perbaiki isiannya.")
        )
        return _page(request, _year(request), week_fault=(request.POST.get("ramadan", ""), fault))
    change = partial(_set_week, request, days, in_ramadan=in_ramadan)
    done = _("Jam kerja tersimpan.")
    try:
        return _after_asking(request, _year(request), change, done) or _page(request, _year(request))
    except CalendarInvalid as invalid:
        return _page(request, _year(request), week_fault=(request.POST.get("ramadan", ""), str(invalid)))


@needs("admin")
@require_POST
def new_holiday(request: DeskRequest) -> HttpResponse:
    form = HolidayForm(request.POST)
    if not form.is_valid():
        return _page(request, _year(request), holiday=form)
    day, name, kind = (form.cleaned_data[field] for field in ("date", "name", "kind"))
    actor = request.desk.actor("admin")
    change = partial(add_holiday, agency=request.agency, day=day, name=name, kind=kind, actor=actor)
    try:
        answer = _after_asking(request, day.year, change, _("Hari libur ditambahkan."))
    except OrganisationRefused as refused:
        add_refusal(form, refused)
        answer = None
    return answer or _page(request, day.year, holiday=form)


@needs("admin")
@require_POST
def delete_holiday(request: DeskRequest, pk: int) -> HttpResponse:
    holiday = get_object_or_404(Holiday.objects.select_related("agency"), pk=pk)
    year = holiday.date.year
    done = _("%(name)s dihapus dari kalender.") % {"name": holiday.name}

    def remove() -> None:
        # fetched again: a deleted row loses its key, and this one may be tried first
        remove_holiday(holiday=Holiday.objects.select_related("agency").get(pk=pk), actor=request.desk.actor("admin"))

    return _after_asking(request, year, remove, done) or _page(request, year)


@needs("admin")
@require_POST
def ramadan(request: DeskRequest) -> HttpResponse:
    form = RamadanForm(request.POST)
    if not form.is_valid():
        return _page(request, _year(request), ramadan_form=form)
    year = form.cleaned_data["starts_on"].year
    change = partial(set_ramadan, agency=request.agency, actor=request.desk.actor("admin"), **form.cleaned_data)
    try:
        answer = _after_asking(request, year, change, _("Bulan Ramadan tersimpan."))
    except OrganisationRefused as refused:
        add_refusal(form, refused)
        answer = None
    return answer or _page(request, year, ramadan_form=form)


@needs("admin")
@require_POST
def seed(request: DeskRequest) -> HttpResponse:
    year = _year(request)
    done = _("Hari libur nasional dan cuti bersama terisi; yang sudah ada tidak diubah.")
    return _after_asking(request, year, partial(seed_calendar, request.agency, [year]), done) or _page(request, year)


def _after_asking(request: DeskRequest, year: int, change: Callable[[], object], done: str) -> HttpResponse | None:
    """The page that asks, or the change made; None when its reader wants to type again."""
    if BACK in request.POST:
        return None
    if AGREED not in request.POST and (moves := would_move(request.agency, change)):
        typed = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"]
        context = {"moves": moves, "typed": typed, "year": year, "agreed": AGREED, "back": BACK}
        return render(request, "manage/calendar_moves.html", context)
    with transaction.atomic():
        change()
        moved = len(move_limits(request.agency))
    went = ngettext("%(n)d batas waktu ikut bergeser.", "%(n)d batas waktu ikut bergeser.", moved) % {"n": moved}
    messages.success(request, f"{done} {went}" if moved else done)
    return redirect(f"{reverse('manage:calendar')}?tahun={year}")


def _set_week(request: DeskRequest, days: list[Day], *, in_ramadan: bool) -> None:
    actor = request.desk.actor("admin")
    for weekday, day in enumerate(days):
        set_office_hours(
            agency=request.agency, weekday=weekday, hours=day.form.hours, in_ramadan=in_ramadan, actor=actor
        )


def _page(
    request: DeskRequest,
    year: int,
    *,
    holiday: HolidayForm | None = None,
    ramadan_form: RamadanForm | None = None,
    week_fault: tuple[str, str] = ("", ""),
) -> HttpResponse:
    """`week_fault`: which week ("1" in Ramadan) and what is wrong with it."""
    period = RamadanPeriod.objects.filter(starts_on__year=year).first()
    known = {"starts_on": period.starts_on, "ends_on": period.ends_on} if period else {}
    context = {
        "year": year,
        "week": _week(request, in_ramadan=False),
        "fasting_week": _week(request, in_ramadan=True),
        "holidays": Holiday.objects.filter(date__year=year),
        "holiday": holiday or HolidayForm(),
        "ramadan_form": ramadan_form or RamadanForm(initial=known),
        "faulty_week": week_fault[0],
        "week_fault": week_fault[1],
    }
    return render(request, "manage/calendar.html", context)


def _week(request: DeskRequest, *, in_ramadan: bool) -> list[Day]:
    """Bound to what was sent, where this week was."""
    sent = request.POST if request.POST.get("ramadan") == str(int(in_ramadan)) else None
    rows = {row.weekday: row for row in OfficeHours.objects.filter(agency=request.agency, ramadan=in_ramadan)}
    return [
        Day(say_weekday(day), HoursForm(sent, prefix=f"hari{day}", initial=_entered(rows.get(day))))
        for day in range(_DAYS)
    ]


def _entered(row: OfficeHours | None) -> dict[str, object]:
    return {name: getattr(row, name) for name in HoursForm.base_fields} if row else {}


def _year(request: DeskRequest) -> int:
    wanted = request.POST.get("tahun") or request.GET.get("tahun") or ""
    return year_in(wanted, request.desk.today.year)
