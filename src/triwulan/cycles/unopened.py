"""A round that should be open and cannot be: noted once a day until it is, for who may mend it."""

from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM, Subject, record
from triwulan.core.quarters import Quarter
from triwulan.core.work_calendar import NoWorkingTime, shift_start
from triwulan.cycles.models import Round
from triwulan.indicators.models import Target
from triwulan.organisations.calendars import work_calendar
from triwulan.organisations.models import Agency
from triwulan.organisations.models.agency import ShiftRule
from triwulan.organisations.queries import today
from triwulan.sop.queries import revision_for

USUAL_DAY = 10
"""Of the quarter's first month: where no SOP is in force, none says another day."""

NO_SOP = "Belum ada SOP yang berlaku. Unggah dan aktifkan SOP lebih dahulu."


def note_unopened(agency: Agency, quarter: Quarter, reasons: Sequence[str]) -> None:
    midnight = datetime.combine(today(agency), time(), ZoneInfo(agency.time_zone))
    if Entry.objects.filter(agency_id=agency.pk, at__gte=midnight, action="round_not_opened").exists():
        return
    record(
        "round_not_opened",
        actor=SYSTEM,
        subject=Subject("agency", agency.pk, agency.pk, agency.government_id),
        facts={"year": quarter.year, "quarter": quarter.number, "reasons": " ".join(reasons)},
    )


def note_missing_sop(agency: Agency) -> None:
    """Only where there is something to collect: an office that is still being set up sees it in its checklist."""
    day = today(agency)
    quarter = Quarter.containing(day).previous
    if revision_for(agency, day) is not None or day < _usual_start(agency, day):
        return
    has_targets = Target.objects.filter(indicator__agency=agency, year=quarter.year).exists()
    if has_targets and not Round.objects.filter(agency=agency, year=quarter.year, quarter=quarter.number).exists():
        note_unopened(agency, quarter, [NO_SOP])


def _usual_start(agency: Agency, day: date) -> date:
    """The tenth itself where the office has no hours yet."""
    tenth = Quarter.containing(day).first_day.replace(day=USUAL_DAY)
    try:
        return shift_start(tenth, ShiftRule(agency.shift_rule).value, work_calendar(agency))
    except NoWorkingTime:
        return tenth
