from datetime import time

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.core import clock
from triwulan.notices.defaults import reminder_times
from triwulan.notices.models import ReminderTimes
from triwulan.notices.quiet import Quiet
from triwulan.notices.refusals import ReminderRefused
from triwulan.organisations.calendars import work_calendar
from triwulan.organisations.entries import note
from triwulan.organisations.models import Agency


@transaction.atomic
def change_times(
    *,
    agency: Agency,
    quiet_outside_hours: bool,
    quiet_from: time | None,
    quiet_to: time | None,
    digest_at: time,
    actor: Actor,
) -> ReminderTimes:
    """Refuses a quiet that never ends. What already waits for a digest keeps the hour it waits for."""
    if (quiet_from is None) != (quiet_to is None) or (quiet_from is not None and quiet_from == quiet_to):
        raise ReminderRefused(_("Isi kedua jam tenang, berbeda satu sama lain, atau kosongkan keduanya."), "quiet_to")
    if Quiet(work_calendar(agency), quiet_outside_hours, quiet_from, quiet_to).never_ends(clock.now()):
        raise ReminderRefused(_("Dengan jam tenang ini surel dan webhook tidak pernah terkirim."), "quiet_to")
    times = reminder_times(agency)
    wanted = (quiet_outside_hours, quiet_from, quiet_to, digest_at)
    if wanted != (times.quiet_outside_hours, times.quiet_from, times.quiet_to, times.digest_at):
        times.quiet_outside_hours, times.quiet_from, times.quiet_to, times.digest_at = wanted
        times.save(update_fields=["quiet_outside_hours", "quiet_from", "quiet_to", "digest_at"])
        note("reminder_times_changed", times, agency, actor, after=_written(times))
    return times


def _written(times: ReminderTimes) -> str:
    said = ["di luar jam kerja"] if times.quiet_outside_hours else []
    if times.quiet_from is not None and times.quiet_to is not None:
        said.append(f"{times.quiet_from:%H.%M}–{times.quiet_to:%H.%M}")
    return f"tenang {' dan '.join(said) or 'tidak pernah'}, ringkasan {times.digest_at:%H.%M}"
