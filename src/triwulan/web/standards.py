"""The SOP's standard time of a step, as a page says it in little room."""

from django.utils.translation import gettext as _

from triwulan.core.duration import Duration
from triwulan.core.spoken import say_duration
from triwulan.sop.definition import SharedDuration, Sop, Step


def standard_words(sop: Sop, step: Step) -> str:
    """ "1 hari", "bersama langkah 5", or nothing where the SOP sets none."""
    if isinstance(step.duration, SharedDuration):
        return _("bersama langkah %(number)s") % {"number": sop.label(sop.step(step.duration.step))}
    return say_duration(step.duration) if isinstance(step.duration, Duration) else ""
