"""Writing entries in a word, and changing them behind the record's back."""

from datetime import UTC, datetime

from django.db import connection

from tests.exposed import exposed
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM, Subject, record
from triwulan.core import clock

NOON = datetime(2026, 4, 14, 4, tzinfo=UTC)


def note(agency: int | None = 2, government: int | None = 1, **facts: object) -> Entry:
    with clock.frozen(NOON):
        return record("task_opened", actor=SYSTEM, subject=Subject("assignment", 11, agency, government), facts=facts)


def execute(statement: str, *values: str | int | datetime | None) -> None:
    with exposed(), connection.cursor() as cursor:
        cursor.execute(statement, values)
