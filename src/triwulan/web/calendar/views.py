"""The office's working days of a year, for everybody in it: every limit follows them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from triwulan.web.access import DeskRequest, member
from triwulan.web.calendar.year import MARKS, weekdays, year_of
from triwulan.web.manage.dates import year_in


@member
@require_safe
def year(request: DeskRequest) -> HttpResponse:
    shown = year_in(request.GET.get("tahun", ""), request.desk.today.year)
    months = year_of(request.agency, shown)
    context = {
        "year": shown,
        "months": months,
        "weekdays": weekdays(),
        "marks": MARKS,
        "working_days": sum(month.working_days for month in months),
        "today": request.desk.today,
        "may_change": request.desk.is_administrator,
    }
    return render(request, "calendar/year.html", context)
