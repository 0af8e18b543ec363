"""The calendar edited by hand. Deadlines of open steps follow it; those of finished steps are facts and stay."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from triwulan.audit.record import Actor
from triwulan.core.dates import WEEKDAYS
from triwulan.core.work_calendar import Hours
from triwulan.organisations.checks import check_fields
from triwulan.organisations.entries import note
from triwulan.organisations.models import Agency, Holiday, OfficeHours, RamadanPeriod
from triwulan.organisations.models.calendar import HolidayKind
from triwulan.organisations.refusals import OrganisationRefused


@transaction.atomic
def set_office_hours(
    *, agency: Agency, weekday: int, hours: Hours | None, actor: Actor, in_ramadan: bool = False
) -> None:
    """0 is Monday; None makes it a day off. `Hours` has refused what contradicts itself; one break is kept."""
    if weekday not in range(7) or (hours is not None and len(hours.breaks) > 1):
        raise OrganisationRefused(_("Jam kerja diisi per hari, dengan paling banyak satu kali istirahat."), "hours")
    OfficeHours.objects.filter(agency=agency, weekday=weekday, ramadan=in_ramadan).delete()
    written = str(_("libur"))
    if hours is not None:
        pause = hours.breaks[0] if hours.breaks else (None, None)
        OfficeHours.objects.create(
            agency=agency,
            weekday=weekday,
            ramadan=in_ramadan,
            start=hours.start,
            end=hours.end,
            break_start=pause[0],
            break_end=pause[1],
        )
        written = _written(hours)
    note(
        "office_hours_changed",
        agency,
        agency,
        actor,
        weekday=WEEKDAYS[weekday],
        ramadan="Ramadan" if in_ramadan else None,
        after=written,
    )


@transaction.atomic
def add_holiday(*, agency: Agency, day: date, name: str, actor: Actor, kind: str = HolidayKind.LOCAL) -> Holiday:
    if known := Holiday.objects.filter(agency=agency, date=day).first():
        raise OrganisationRefused(_("Hari itu sudah libur: %s.") % known.name, "date")
    holiday = Holiday(agency=agency, date=day, name=name.strip(), kind=kind)
    check_fields(holiday)
    holiday.save()
    note("holiday_added", holiday, agency, actor, date=day.isoformat(), name=holiday.name)
    return holiday


@transaction.atomic
def remove_holiday(*, holiday: Holiday, actor: Actor) -> None:
    note("holiday_removed", holiday, holiday.agency, actor, date=holiday.date.isoformat(), name=holiday.name)
    holiday.delete()


@transaction.atomic
def set_ramadan(*, agency: Agency, starts_on: date, ends_on: date, actor: Actor) -> RamadanPeriod:
    """Replaces the period it overlaps: the first guess of the same year."""
    length = (ends_on - starts_on).days + 1
    if length not in {29, 30}:
        raise OrganisationRefused(_("Ramadan berlangsung 29 atau 30 hari; yang diisi %d hari.") % length, "ends_on")
    RamadanPeriod.objects.filter(agency=agency, starts_on__lte=ends_on, ends_on__gte=starts_on).delete()
    period = RamadanPeriod.objects.create(agency=agency, starts_on=starts_on, ends_on=ends_on)
    dates = {"starts_on": starts_on.isoformat(), "ends_on": ends_on.isoformat()}
    note("ramadan_changed", period, agency, actor, **dates)
    return period


def _written(hours: Hours) -> str:
    pauses = ", ".join(f"{begins:%H.%M}–{ends:%H.%M}" for begins, ends in hours.breaks)
    written = f"{hours.start:%H.%M}–{hours.end:%H.%M}"
    return str(_("%(hours)s, istirahat %(pauses)s") % {"hours": written, "pauses": pauses}) if pauses else written
