"""What happens by itself. Idempotent: a tick may come twice, late, or after days off."""

import logging

from django_scopes import scope, scopes_disabled

from triwulan.core.quarters import Quarter
from triwulan.core.work_calendar import shift_start
from triwulan.cycles.actions.escalate import escalate
from triwulan.cycles.actions.limits import move_limits
from triwulan.cycles.actions.open_round import open_round
from triwulan.cycles.models import Round
from triwulan.cycles.refusals import RoundRefused
from triwulan.cycles.reminders import note_limits
from triwulan.cycles.unopened import note_missing_sop, note_unopened
from triwulan.organisations.calendars import work_calendar
from triwulan.organisations.models import Agency
from triwulan.organisations.models.agency import ShiftRule
from triwulan.organisations.queries import today
from triwulan.sop.queries import definition_of, revision_for

log = logging.getLogger(__name__)


def tick() -> None:
    with scopes_disabled():  # the scheduler serves every government; each agency is then scoped
        agencies = list(Agency.objects.select_related("government"))
    for agency in agencies:
        with scope(government=agency.government, agency=agency):
            if agency.valid_to is None or today(agency) <= agency.valid_to:
                _open_due_rounds(agency)
                note_missing_sop(agency)
            # what runs when an agency ends is still finished by its people
            move_limits(agency)
            note_limits(agency)
            escalate(agency)


def due_quarters(agency: Agency) -> list[Quarter]:
    """Quarters whose round should be open by now, oldest first.

    A round opens by itself only where the SOP was in force on its day, and never behind a later round: neither
    activating an SOP nor a round opened by hand opens anything in retrospect.
    """
    day = today(agency)
    revision = revision_for(agency, day)
    start = definition_of(revision).start if revision else None
    if revision is None or revision.active_from is None or start is None:
        return []
    calendar = work_calendar(agency)
    now = Quarter.containing(day)
    due = []
    for candidate in (now.previous.previous, now.previous, now):
        opens = shift_start(start.opening_date(candidate), ShiftRule(agency.shift_rule).value, calendar)
        if revision.active_from <= opens <= day and not _is_behind(agency, candidate):
            due.append(candidate)
    return due


def _is_behind(agency: Agency, quarter: Quarter) -> bool:
    latest = Round.objects.filter(agency=agency).order_by("year", "quarter").last()
    return latest is not None and latest.period >= quarter


def _open_due_rounds(agency: Agency) -> None:
    for quarter in due_quarters(agency):
        try:
            open_round(agency=agency, quarter=quarter)
        except RoundRefused as refused:
            log.warning("round %s of agency %s not opened: %s", quarter, agency.pk, refused)
            note_unopened(agency, quarter, refused.reasons)
