"""The demo's story: a round that runs, and behind it the rounds that are closed."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django_scopes import scope

from triwulan.cli.demo.acting import Pace, acting_person, fill, finish_next, perform, sign_papers
from triwulan.cli.demo.archive import keep_archive
from triwulan.cli.demo.office import build_offices
from triwulan.cli.demo.reviewed import publish_the_year
from triwulan.cli.demo.rules import set_rules
from triwulan.core import clock
from triwulan.core.national_holidays import national_holidays
from triwulan.core.quarters import Quarter
from triwulan.core.work_calendar import WorkCalendar, default_week, previous_working_day, shift_start
from triwulan.core.working_time import Duration, add_working_time, day_start
from triwulan.cycles.actions.finish import finish_assignment
from triwulan.cycles.actions.open_round import open_round, open_round_by_hand
from triwulan.cycles.answers import Answer, MarkChoice
from triwulan.cycles.models import Assignment, Round
from triwulan.cycles.queries import open_tasks
from triwulan.organisations.calendars import work_calendar
from triwulan.organisations.models import Agency, Government, Person
from triwulan.sop.queries import definition_of, revision_for

AGENCY = "Dinas Komunikasi, Informatika dan Statistik"
YEARS_CLOSED = 2
_RETURNED = (
    "Penyebut indikator khalayak belum memakai jumlah responden survei. Mohon disesuaikan dan lampirkan daftarnya."
)


def live_quarter() -> Quarter:
    """The quarter that ended last."""
    return Quarter.containing(clock.now().astimezone(ZoneInfo("Asia/Makassar")).date()).previous


def prepare() -> None:
    """Offices, accounts and the live round; the demo's mark keeps which quarter that is."""
    if Government.objects.exists():
        return
    live = live_quarter()
    settings.DEMO_MARK.write_text(f"{live.year} {live.number}", encoding="ascii")
    _build(live)


@transaction.atomic
def _build(live: Quarter) -> None:
    """All of it or nothing, so that being killed leaves no half demo."""
    days = _recent_days(live)
    with clock.frozen(days[0] - timedelta(days=30)):
        agency = build_offices(live)
    with scope(government=agency.government, agency=agency):
        with clock.frozen(days[0] - timedelta(days=29)):
            set_rules(agency, live.year)
        LiveRound(agency, live, days).play()
        keep_archive(agency)


def fill_history() -> None:
    """The closed rounds, oldest first. Killed in between, it goes on where it stood.

    What was opened since the demo began is left to its visitors.
    """
    marked = settings.DEMO_MARK.read_text(encoding="ascii").split()
    if not marked:
        return
    live = Quarter(*map(int, marked))
    government = Government.objects.get(name="Kabupaten Jeneponto")
    with scope(government=government, agency=None):
        agency = Agency.objects.get(name=AGENCY)
    with scope(government=government, agency=agency):
        quarter = Quarter(live.year - YEARS_CLOSED, 1)
        while quarter < live:
            _close_round(agency, quarter)
            quarter = quarter.next


def _close_round(agency: Agency, quarter: Quarter) -> None:
    """Each action is a transaction of its own, so that nobody who signs in meanwhile has to wait for a whole round."""
    calendar = work_calendar(agency)
    round_ = Round.objects.filter(agency=agency, year=quarter.year, quarter=quarter.number).first()
    if round_ is None:
        round_ = _open_quietly(agency, quarter, calendar)
    pace = Pace(round_, calendar)
    while finish_next(round_, pace):
        pass
    sign_papers(round_)
    publish_the_year(round_)
    _set_written_later(round_, written_later=False)


@transaction.atomic
def _open_quietly(agency: Agency, quarter: Quarter, calendar: WorkCalendar) -> Round:
    with clock.frozen(_opening(agency, quarter, calendar)):
        round_ = open_round(agency=agency, quarter=quarter)
    _set_written_later(round_, written_later=True)
    return round_


def _set_written_later(round_: Round, *, written_later: bool) -> None:
    Round.objects.filter(pk=round_.pk).update(written_later=written_later)


def _opening(agency: Agency, quarter: Quarter, calendar: WorkCalendar) -> datetime:
    revision = revision_for(agency, clock.now().date())
    start = definition_of(revision).start if revision else None
    if start is None:
        message = "the demo's SOP has a start"
        raise LookupError(message)
    return day_start(shift_start(start.opening_date(quarter), "next", calendar), calendar)


def _recent_days(live: Quarter) -> list[datetime]:
    """The starts of the last three working days that are over, oldest first."""
    calendar = _plain_calendar(live)
    day = clock.now().astimezone(ZoneInfo(calendar.zone)).date()
    days: list[datetime] = []
    while len(days) < 3:  # noqa: PLR2004 - the story takes three days
        day = previous_working_day(day - timedelta(days=1), calendar)
        days.insert(0, day_start(day, calendar))
    return days


def _plain_calendar(live: Quarter) -> WorkCalendar:
    """As the agency's will be; it does not exist yet."""
    off = frozenset(each.day for year in (live.year, live.year + 1) for each in national_holidays(year))
    return WorkCalendar(zone="Asia/Makassar", week=default_week(), holidays=off)


class LiveRound:
    """Sekretariat has handed over, IKP got its report back, Aptika is late at the material, Statistik is being checked."""

    def __init__(self, agency: Agency, quarter: Quarter, days: list[datetime]) -> None:
        self.agency = agency
        self.quarter = quarter
        self.days = days
        self.calendar = work_calendar(agency)

    def play(self) -> None:
        first, second, third = range(3)
        with self.at(first, 300):
            planner = Person.objects.get(username="kasubag.perencanaan")
            open_round_by_hand(person=planner, agency=self.agency, quarter=self.quarter)
        self.do(first, 306, "sekretaris", "kabid.ikp", "kabid.statistik")
        self.do(first, 315, "kasubag.umum", "kasubid.ikp.1", "kasubid.ikp.2")
        self.do(first, 318, "kasubid.statistik.1", "kasubid.statistik.2")
        self.do(first, 330, "kabid.aptika", "kasubid.aptika.1", "kasubid.aptika.2")
        self.do(second, 180, "analis.umum.1", "analis.ikp.1", "analis.statistik.1", "analis.statistik.2")
        self.do(second, 295, "analis.ikp.2", "analis.aptika.1")
        with self.at(second, 320):
            late = self.task("analis.aptika.2")
            fill(late, acting_person(late), only=1)
        self.do(second, 410, "kasubag.umum", "sekretaris")
        self.do(third, 12, "kasubag.umum")
        self.do(third, 95, "kasubid.statistik.2", "kasubid.statistik.1")
        self.send_back("kabid.statistik", third, 128, "2.20.02.2.01.0017", "Lampirkan daftar kegiatan yang disahkan.")
        self.do(third, 270, "kasubid.ikp.2", "kasubid.ikp.1")
        self.send_back("kabid.ikp", third, 315, "2.16.02.2.01.0020", "Samakan penyebutnya dengan jumlah responden.")
        self.do(third, 430, "kasubid.statistik.1")
        self._second_agency()

    def at(self, day: int, minutes: int):  # type: ignore[no-untyped-def]  # noqa: ANN201 - a context manager of clock's
        return clock.frozen(add_working_time(self.days[day], Duration(minutes, "menit"), self.calendar))

    def do(self, day: int, minutes: int, *usernames: str) -> None:
        for number, username in enumerate(usernames):
            with self.at(day, minutes + 3 * number):
                perform(self.task(username))

    def task(self, username: str) -> Assignment:
        return open_tasks().filter(position__holdings__person__username=username, opened_at__isnull=False).get()

    def send_back(self, username: str, day: int, minutes: int, code: str, note: str) -> None:
        """The check returns the report for one indicator."""
        with self.at(day, minutes):
            task = self.task(username)
            answer = Answer(outcome="kembalikan", reason=note, marks={code: MarkChoice(fits=False, note=note)})
            finish_assignment(person=acting_person(task), task_id=task.pk, answer=answer)

    def _second_agency(self) -> None:
        with scope(government=self.agency.government, agency=None):
            other = Agency.objects.exclude(pk=self.agency.pk).get(short_name="Dukcapil")
        with scope(government=other.government, agency=other), self.at(2, 432):
            open_round(agency=other, quarter=self.quarter)
