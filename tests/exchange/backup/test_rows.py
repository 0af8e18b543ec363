import json
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import models
from django_tasks_db.models import DBTaskResult

from triwulan.exchange.backup.rows import _plain, _value, write_rows


@pytest.mark.parametrize(
    ("field", "value", "written"),
    [
        (models.DecimalField(max_digits=20, decimal_places=4), Decimal("1234.5000"), '"1234.5000"'),
        (
            models.DateTimeField(),
            datetime(2026, 4, 10, 1, 30, 0, 123456, tzinfo=UTC),
            '"2026-04-10T01:30:00.123456+00:00"',
        ),
        (models.DateField(), date(2026, 4, 10), '"2026-04-10"'),
        (models.TimeField(), time(7, 30), '"07:30:00"'),
        (models.DurationField(), timedelta(days=1, microseconds=5), '"P1DT00H00M00.000005S"'),
        (models.UUIDField(), UUID(int=5), '"00000000-0000-0000-0000-000000000005"'),
        (models.BinaryField(), b"\x00\xff", '"AP8="'),
        (models.JSONField(), {"a": [1, None]}, '{"a": [1, null]}'),
        (models.CharField(), "1.234,5 – “é”", '"1.234,5 \\u2013 \\u201c\\u00e9\\u201d"'),
        (models.CharField(), None, "null"),
    ],
)
def test_every_kind_of_value_comes_back_as_it_was(
    field: "models.Field[object, object]", value: object, written: str
) -> None:
    text = json.dumps(value, default=_plain)
    assert text == written
    back = _value(field, json.loads(text))
    assert (bytes(back) if isinstance(back, memoryview) else back) == value


def test_a_value_of_unknown_kind_stops_the_backup_aloud() -> None:
    with pytest.raises(TypeError, match=r"^No way is known to write object into a backup$"):
        json.dumps(object(), default=_plain)


@pytest.mark.django_db
def test_a_time_of_writing_stays_what_it_was() -> None:
    line = {
        "id": "9f74f9c9-175b-4b47-b8aa-af113344a8bd",
        "enqueued_at": "2024-01-10T01:30:00+00:00",
        "run_after": "2024-01-10T01:30:00+00:00",
        "args_kwargs": {"args": [], "kwargs": {}},
        "status": "READY",
    }
    assert write_rows(DBTaskResult, [json.dumps(line).encode()]) == 1
    assert DBTaskResult.objects.get().enqueued_at == datetime(2024, 1, 10, 1, 30, tzinfo=UTC)
    field = DBTaskResult._meta.get_field("enqueued_at")
    assert isinstance(field, models.DateTimeField)
    assert field.auto_now_add
