"""Instants in the agency's own time: 2026-04-10T07:30:00+08:00."""

from datetime import datetime
from typing import overload
from zoneinfo import ZoneInfo

from triwulan.organisations.models import Agency


@overload
def local(instant: datetime, agency: Agency) -> datetime: ...
@overload
def local(instant: None, agency: Agency) -> None: ...
def local(instant: datetime | None, agency: Agency) -> datetime | None:
    return None if instant is None else instant.astimezone(ZoneInfo(agency.time_zone))
