"""When mails and webhooks keep quiet, and what waits until then. Arithmetic alone; the inbox never sleeps."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from triwulan.core.work_calendar import LONGEST_REST_DAYS, NoWorkingTime, WorkCalendar
from triwulan.core.working_time import clock_from

# Each turn ends one stretch of quiet; a day has at most three, and no rest is believed to be longer than this.
_TURNS = 4 * LONGEST_REST_DAYS
_LONGEST_HOLIDAYS = 31


@dataclass(frozen=True)
class Quiet:
    """`starts` and `ends` are a further stretch of every day, over midnight where it ends before it starts.

    The break at noon is not quiet: the office is there. A calendar without any hours silences nobody.
    """

    calendar: WorkCalendar
    outside_hours: bool = True
    starts: time | None = None
    ends: time | None = None

    def is_quiet(self, instant: datetime) -> bool:
        return any(ends(self._local(instant)) is not None for ends in self._stretches())

    def speaks_from(self, instant: datetime) -> datetime:
        """The instant itself, or the end of the quiet it falls into. Where it is never over, the instant."""
        found = self._local(instant)
        for _turn in range(_TURNS):
            over = next((end for ends in self._stretches() if (end := ends(found)) is not None), None)
            if over is None:
                return found
            found = over
        return self._local(instant)

    def never_ends(self, instant: datetime) -> bool:
        return self.is_quiet(self.speaks_from(instant))

    def _stretches(self) -> tuple[Callable[[datetime], datetime | None], ...]:
        """Each tells when its quiet around an instant ends; None when it is not quiet."""
        return self._outside_ends, self._range_ends

    def _outside_ends(self, local: datetime) -> datetime | None:
        if not self.outside_hours or not self.calendar.week:
            return None
        hours = self.calendar.hours_on(local.date())
        # the whole last minute belongs to the day, as a limit at its end does
        if hours is not None and hours.start <= local.time().replace(second=0, microsecond=0) <= hours.end:
            return None
        try:
            return clock_from(local, self.calendar)
        except NoWorkingTime:
            return None

    def _range_ends(self, local: datetime) -> datetime | None:
        if self.starts is None or self.ends is None or self.starts == self.ends:
            return None
        clock = local.time()
        over_midnight = self.ends < self.starts
        inside = (clock >= self.starts or clock < self.ends) if over_midnight else self.starts <= clock < self.ends
        if not inside:
            return None
        day = local.date() + timedelta(days=1 if over_midnight and clock >= self.starts else 0)
        return self.calendar.at(day, self.ends)

    def _local(self, instant: datetime) -> datetime:
        return instant.astimezone(ZoneInfo(self.calendar.zone))


def next_digest(moment: datetime, digest_at: time, quiet: Quiet) -> datetime:
    """The first digest that can tell of what happened at `moment`.

    A day off has none. Where the hour itself is always quiet, a digest goes as soon as that is over.
    """
    day = moment.astimezone(ZoneInfo(quiet.calendar.zone)).date()
    wanted = [quiet.calendar.at(day + timedelta(days=ahead), digest_at) for ahead in range(_LONGEST_HOLIDAYS)]
    coming = [each for each in wanted if each >= moment]
    for each in coming:
        goes = quiet.speaks_from(each)
        if goes.date() == each.date():
            return goes
    return quiet.speaks_from(coming[0])
