"""The record's entry of a worksheet that came back; what it changed stands in the entries of each value."""

from triwulan.audit.record import record
from triwulan.cycles.actions.finish import acting_for
from triwulan.cycles.models import Assignment
from triwulan.cycles.opening import subject_of
from triwulan.exchange.models import Upload
from triwulan.organisations.models import Person


def note_worksheet(*, person: Person, task: Assignment, upload: Upload, count: int) -> None:
    facts = {"count": count, "sha256": upload.sha256}
    record("worksheet_taken_in", actor=acting_for(person, task).actor, subject=subject_of(task), facts=facts)
