"""The first thing a head of agency reads: what holds the report up, because of whom, and what it does to its date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from triwulan.core.quarters import Quarter
from triwulan.core.spoken import say_instant_near, say_minutes
from triwulan.dashboards.route import Outlook
from triwulan.dashboards.timeliness import Reading

NAMED = 3


@dataclass(frozen=True)
class Banner:
    """`state`: block, warn or ok."""

    state: str
    title: str
    sentences: Sequence[str]


def banner(quarter: Quarter, late: Sequence[Reading], found: Outlook, now: datetime, zone: str) -> Banner:
    if found.finished:
        return _finished(quarter, found, now, zone)
    sentences = [_held_up(reading, now, zone) for reading in late[:NAMED]]
    if late[NAMED:]:
        sentences.append(_("Masih ada %(count)d tugas terlambat lainnya.") % {"count": len(late) - NAMED})
    sentences.append(outlook_sentence(quarter, found, now, zone))
    if late:
        count = len(late)
        title = ngettext("Satu hal menahan laporan.", "%(count)d hal menahan laporan.", count) % {"count": count}
        return Banner("block", title, sentences)
    if found.slip > 0:
        return Banner("warn", _("Tidak ada tugas yang terlambat, tetapi laporan mundur."), sentences)
    return Banner("ok", _("Tidak ada yang menahan laporan."), sentences)


def outlook_sentence(quarter: Quarter, found: Outlook, now: datetime, zone: str) -> str:
    """When the report can be there; the rule stands in the sentence."""
    facts = {
        "report": _("Laporan %(quarter)s") % {"quarter": quarter},
        "ready": say_instant_near(found.ready_at, now, zone),
        "planned": say_instant_near(found.planned_at, now, zone),
        "slip": say_minutes(found.slip),
    }
    if found.slip > 0:
        return (
            _(
                "%(report)s paling cepat selesai %(ready)s bila setiap langkah berikutnya memakai seluruh waktunya: "
                "mundur %(slip)s kerja dari %(planned)s."
            )
            % facts
        )
    return (
        _("%(report)s selesai paling lambat %(ready)s bila setiap langkah berikutnya memakai waktu standarnya.") % facts
    )


def _held_up(reading: Reading, now: datetime, zone: str) -> str:
    due = reading.task.due_at
    facts = {
        "unit": reading.unit.unit,
        "time": say_minutes(reading.late_by),
        "step": reading.label,
        "who": reading.task.position,
        "due": say_instant_near(due, now, zone) if due else "–",
    }
    return _("%(unit)s terlambat %(time)s kerja di langkah %(step)s. Ada pada %(who)s, batasnya %(due)s.") % facts


def _finished(quarter: Quarter, found: Outlook, now: datetime, zone: str) -> Banner:
    facts = {
        "report": _("Laporan %(quarter)s") % {"quarter": quarter},
        "ready": say_instant_near(found.ready_at, now, zone),
        "slip": say_minutes(found.slip),
    }
    if found.slip > 0:
        sentence = _("Selesai %(ready)s, %(slip)s kerja sesudah waktu standar seluruh langkahnya.") % facts
    else:
        sentence = _("Selesai %(ready)s, dalam waktu standar seluruh langkahnya.") % facts
    return Banner("ok", _("%(report)s sudah selesai.") % facts, [sentence])
