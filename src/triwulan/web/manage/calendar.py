"""The working calendar of a year: hours of the week, holidays, Ramadan. Every deadline follows it."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from django_stubs_ext import StrOrPromise

from triwulan.core.work_calendar import CalendarInvalid, Hours
from triwulan.cycles.actions.limits import move_limits
from triwulan.organisations.calendar_changes import add_holiday, remove_holiday, set_office_hours, set_ramadan
from triwulan.organisations.calendars import seed_calendar
from triwulan.organisations.models import Holiday, OfficeHours, RamadanPeriod
from triwulan.organisations.models.calendar import HolidayKind
from triwulan.organisations.refusals import OrganisationRefused
from triwulan.web.access import DeskRequest, needs
from triwulan.web.manage.dates import DayField, year_in
from triwulan.web.refusing import add_refusal
from triwulan.web.words import say_weekday

_DAYS = 7


class TimeField(forms.TimeField):
    """07.30, as it is written here; a browser's own field would ask an English one for "AM"."""

    def __init__(self, label: StrOrPromise) -> None:
        widget = forms.TimeInput(format="%H.%M", attrs={"inputmode": "numeric", "maxlength": 5})
        super().__init__(label=label, required=False, widget=widget, input_formats=["%H.%M", "%H:%M"])


class HoursForm(forms.Form):
    start = TimeField(gettext_lazy("Mulai"))
    end = TimeField(gettext_lazy("Selesai"))
    break_start = TimeField(gettext_lazy("Istirahat dari"))
    break_end = TimeField(gettext_lazy("sampai"))

    def hours(self) -> Hours | None:
        """None without a beginning and an end: a day off. CalendarInvalid for what contradicts itself."""
        start, end, begins, ends = (self.cleaned_data[name] for name in ("start", "end", "break_start", "break_end"))
        if start is None or end is None:
            return None
        return Hours(start, end, ((begins, ends),) if begins and ends else ())


class HolidayForm(forms.Form):
    date = DayField(label=gettext_lazy("Tanggal"))
    name = forms.CharField(label=gettext_lazy("Nama hari libur"), max_length=120)
    kind = forms.ChoiceField(label=gettext_lazy("Jenis"), choices=HolidayKind.choices, initial=HolidayKind.LOCAL)


class RamadanForm(forms.Form):
    starts_on = DayField(label=gettext_lazy("Hari pertama puasa"))
    ends_on = DayField(label=gettext_lazy("Hari terakhir puasa"))


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
    try:
        entered = [day.form.hours() if day.form.is_valid() else None for day in days]
    except CalendarInvalid as invalid:
        messages.error(request, str(invalid))
        return _back(request)
    if not all(day.form.is_valid() for day in days) or not any(entered):
        messages.error(request, _("Tulis jam seperti 07.30, dan isi sekurangnya satu hari kerja."))
        return _back(request)
    with transaction.atomic():
        for weekday, wanted in enumerate(entered):
            set_office_hours(
                agency=request.agency,
                weekday=weekday,
                hours=wanted,
                in_ramadan=in_ramadan,
                actor=request.desk.actor("admin"),
            )
    move_limits(request.agency)
    messages.success(request, _("Jam kerja tersimpan. Langkah yang sedang berjalan mengikuti jam yang baru."))
    return _back(request)


@needs("admin")
@require_POST
def new_holiday(request: DeskRequest) -> HttpResponse:
    form = HolidayForm(request.POST)
    if not form.is_valid():
        return _page(request, _year(request), holiday=form)
    day, name, kind = (form.cleaned_data[field] for field in ("date", "name", "kind"))
    try:
        add_holiday(agency=request.agency, day=day, name=name, kind=kind, actor=request.desk.actor("admin"))
    except OrganisationRefused as refused:
        add_refusal(form, refused)
        return _page(request, day.year, holiday=form)
    move_limits(request.agency)
    messages.success(request, _("Hari libur ditambahkan. Batas waktu langkah yang sedang berjalan ikut bergeser."))
    return redirect(f"{reverse('manage:calendar')}?tahun={day.year}")


@needs("admin")
@require_POST
def delete_holiday(request: DeskRequest, pk: int) -> HttpResponse:
    holiday = get_object_or_404(Holiday.objects.select_related("agency"), pk=pk)
    remove_holiday(holiday=holiday, actor=request.desk.actor("admin"))
    move_limits(request.agency)
    messages.success(request, _("%(name)s dihapus dari kalender.") % {"name": holiday.name})
    return redirect(f"{reverse('manage:calendar')}?tahun={holiday.date.year}")


@needs("admin")
@require_POST
def ramadan(request: DeskRequest) -> HttpResponse:
    form = RamadanForm(request.POST)
    if not form.is_valid():
        return _page(request, _year(request), ramadan_form=form)
    year = form.cleaned_data["starts_on"].year
    try:
        set_ramadan(agency=request.agency, actor=request.desk.actor("admin"), **form.cleaned_data)
    except OrganisationRefused as refused:
        add_refusal(form, refused)
        return _page(request, year, ramadan_form=form)
    move_limits(request.agency)
    messages.success(request, _("Bulan Ramadan tersimpan."))
    return redirect(f"{reverse('manage:calendar')}?tahun={year}")


@needs("admin")
@require_POST
def seed(request: DeskRequest) -> HttpResponse:
    seed_calendar(request.agency, [_year(request)])
    move_limits(request.agency)
    messages.success(request, _("Hari libur nasional dan cuti bersama terisi; yang sudah ada tidak diubah."))
    return _back(request)


def _page(
    request: DeskRequest, year: int, *, holiday: HolidayForm | None = None, ramadan_form: RamadanForm | None = None
) -> HttpResponse:
    period = RamadanPeriod.objects.filter(starts_on__year=year).first()
    known = {"starts_on": period.starts_on, "ends_on": period.ends_on} if period else {}
    context = {
        "year": year,
        "week": _week(request, in_ramadan=False),
        "fasting_week": _week(request, in_ramadan=True),
        "holidays": Holiday.objects.filter(date__year=year),
        "holiday": holiday or HolidayForm(),
        "ramadan_form": ramadan_form or RamadanForm(initial=known),
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


def _back(request: DeskRequest) -> HttpResponse:
    return redirect(f"{reverse('manage:calendar')}?tahun={_year(request)}")


def _year(request: DeskRequest) -> int:
    wanted = request.POST.get("tahun") or request.GET.get("tahun") or ""
    return year_in(wanted, request.desk.today.year)
