from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.office import Office, activate_sop, small_office
from triwulan.core import clock

MAKASSAR = ZoneInfo("Asia/Makassar")


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=MAKASSAR).astimezone(UTC)


class Hands:
    """The clock of a test: stands still until it is set."""

    def __init__(self) -> None:
        self.instant = local("2026-04-10T07:30")

    def set(self, text: str) -> None:
        self.instant = local(text)

    def __call__(self) -> datetime:
        return self.instant


@pytest.fixture
def hands() -> Iterator[Hands]:
    source = Hands()
    clock.set_clock(source)
    yield source
    clock.set_clock(None)


@pytest.fixture
def office(db: None, hands: Hands) -> Iterator[Office]:
    found = small_office()
    activate_sop(found)
    with found.scope():
        yield found
