"""Reading the rounds as the pages do."""

from tests.office import Office
from triwulan.core import clock
from triwulan.core.work_calendar import WorkCalendar
from triwulan.dashboards.facts import RoundFacts, read_rounds, told_rounds
from triwulan.dashboards.route import Outlook, outlook
from triwulan.dashboards.timeliness import Reading, readings
from triwulan.organisations.calendars import work_calendar


def calendar_of(office: Office) -> WorkCalendar:
    return work_calendar(office.agency)


def facts_of() -> RoundFacts:
    """Of the newest round."""
    return read_rounds(told_rounds())[0]


def outlook_of(office: Office) -> Outlook:
    return outlook(facts_of(), calendar_of(office), clock.now())


def readings_of(office: Office) -> list[Reading]:
    return readings([facts_of()], calendar_of(office), clock.now())
