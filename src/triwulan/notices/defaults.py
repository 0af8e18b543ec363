"""What every agency begins with. Agencies are created below this package, so who first asks seeds them."""

from django.db import transaction

from triwulan.core.work_calendar import CalendarInvalid, WorkCalendar
from triwulan.notices.models import AmountUnit, Moment, ReminderRule, ReminderTimes, To
from triwulan.notices.quiet import Quiet
from triwulan.organisations.calendars import work_calendar
from triwulan.organisations.models import Agency

# The last fifth of the standard; lateness to the holder and his superior at once, then daily; to the planner after a day.
_HOUR = 60
_DAY = 450
DEFAULT_RULES: tuple[dict[str, object], ...] = (
    {"moment": Moment.BEFORE, "amount": 20, "unit": AmountUnit.SHARE, "to": To.HOLDER},
    {"moment": Moment.AT, "to": To.HOLDER},
    {"moment": Moment.AT, "to": To.SUPERIOR},
    {"moment": Moment.AFTER, "amount": _HOUR, "repeat_minutes": _DAY, "to": To.HOLDER},
    {"moment": Moment.AFTER, "amount": _HOUR + _DAY, "to": To.PLANNER},
)


def reminder_times(agency: Agency) -> ReminderTimes:
    """The agency's, seeded with its rules at the first time."""
    found: ReminderTimes | None = ReminderTimes.objects.filter(agency=agency).first()
    return found or _seed(agency)


@transaction.atomic
def _seed(agency: Agency) -> ReminderTimes:
    """Whoever creates the row is the one who seeds the rules."""
    times, created = ReminderTimes.objects.get_or_create(agency=agency)
    if created:
        ReminderRule.objects.bulk_create(ReminderRule(agency=agency, **rule) for rule in DEFAULT_RULES)
    found: ReminderTimes = times
    return found


def quiet_of(agency: Agency) -> Quiet:
    """An agency whose hours contradict each other has none that could be outside."""
    times = reminder_times(agency)
    try:
        calendar = work_calendar(agency)
    except CalendarInvalid:
        calendar = WorkCalendar(agency.time_zone, {})
    return Quiet(calendar, times.quiet_outside_hours, times.quiet_from, times.quiet_to)
