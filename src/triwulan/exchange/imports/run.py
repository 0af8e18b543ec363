"""Trying a table out, and bringing it in: the same work, taken back or kept. All of it, or all but the rows left out."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor, Subject, record
from triwulan.core import clock
from triwulan.exchange.imports.catalogue import KINDS
from triwulan.exchange.imports.kind import Kind, Outcome, Work
from triwulan.exchange.imports.placing import placed
from triwulan.exchange.imports.reading import Reading, read_as, read_upload, unanswered
from triwulan.exchange.imports.rows import Fault, Row
from triwulan.exchange.models import Upload
from triwulan.exchange.sheets.refusals import SheetRefused
from triwulan.organisations.scoping import only_if

# Rows whose fault only shows once others are left out fall in turn; a table that needs more turns is no table.
_MOST_TURNS = 5
MOST_KEPT = 500
"""Lines and faults that a preview keeps; the numbers are of all."""


class ImportRefused(Exception):
    """What was tried out would no longer go in as it was shown; the message is the sentence."""


Step = Callable[[int], None]


def examine(upload: Upload, actor: Actor, step: Step = lambda _done: None) -> None:
    """Keep with the upload what it would do; nothing else is written."""
    kind = KINDS[upload.kind]
    try:
        reading = read_upload(upload, kind)
    except SheetRefused as refused:
        _keep(upload, Outcome(faults=[Fault(0, str(refused))]), None)
        return
    work = _work(upload, actor, step)
    outcome = Outcome(faults=unanswered(reading, kind, work.options))
    if not outcome.faults:
        with transaction.atomic():
            outcome = kind.take(work, reading.rows.rows)
            transaction.set_rollback(True)
    found = placed(outcome.faults, reading.rows.rows, kind.columns)
    outcome.faults = sorted([*reading.rows.faults, *found])
    _keep(upload, outcome, reading)


def _keep(upload: Upload, outcome: Outcome, reading: Reading | None) -> None:
    """The upload itself may have been replaced meanwhile; then nobody asks any more."""
    counts = {effect: sum(line.effect == effect for line in outcome.lines) for effect in ("new", "changed", "same")}
    found: dict[str, Any] = {
        "lines": [asdict(line) for line in sorted(outcome.lines, key=lambda one: one.row)[:MOST_KEPT]],
        "faults": [asdict(fault) for fault in outcome.faults[:MOST_KEPT]],
        "faulty": len({fault.row for fault in outcome.faults}),
        "skipped": [asdict(one) for one in reading.rows.skipped[:MOST_KEPT]] if reading else [],
        "counts": counts,
        "rows": len(reading.rows.rows) if reading else 0,
        "read": read_as(reading) if reading else None,
    }
    Upload.objects.filter(pk=upload.pk).update(outcome=found, problem="")


def bring_in(upload: Upload, actor: Actor, step: Step = lambda _done: None) -> int:
    """The number of rows that did something. Raises ImportRefused and SheetRefused, and nothing is written then.

    With faults only where the sender chose to leave their rows out.
    """
    kind = KINDS[upload.kind]
    reading = read_upload(upload, kind)
    leaves_out = bool(upload.choices.get("leave_out"))
    if reading.rows.faults and not leaves_out:
        raise ImportRefused(_changed())
    with transaction.atomic():
        # whoever presses twice, or a job that runs again, finds it done
        won = only_if(upload, finished_at__isnull=True).update(finished_at=clock.now())
        if not won:
            return 0
        outcome = _taken(kind, _work(upload, actor, step), reading.rows.rows, leaves_out=leaves_out)
        count = sum(line.effect != "same" for line in outcome.lines)
        _keep(upload, outcome, reading)
        subject = Subject("agency", upload.agency_id, upload.agency_id, upload.agency.government_id)
        record(
            "table_brought_in",
            actor=actor,
            subject=subject,
            facts={"kind": kind.code, "count": count, "sha256": upload.sha256},
        )
    return count


def _taken(kind: Kind, work: Work, rows: Sequence[Row], *, leaves_out: bool) -> Outcome:
    """Rows that are refused take their own savepoint back; where others hang on them, all is begun again without them."""
    left = list(rows)
    for _turn in range(_MOST_TURNS):
        with transaction.atomic():
            outcome = kind.take(work, left)
            refused = {fault.row for fault in outcome.faults}
            if not refused:
                return outcome
            transaction.set_rollback(True)
        if not leaves_out:
            break
        left = [row for row in left if row.number not in refused]
    raise ImportRefused(_changed())


def _changed() -> str:
    return _("Tabel ini tidak lagi dapat masuk seperti pada pratinjau. Lihat lagi pratinjaunya.")


def _work(upload: Upload, actor: Actor, step: Step) -> Work:
    options = {str(key): str(value) for key, value in upload.choices.get("options", {}).items()}
    return Work(upload.agency, upload.person, actor, options, upload.sha256, step)
