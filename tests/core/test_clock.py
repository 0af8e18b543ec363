from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from threading import Thread
from zoneinfo import ZoneInfo

import pytest

from triwulan.core import clock

NOON = datetime(2026, 4, 14, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def machine_clock_afterwards() -> Iterator[None]:
    yield
    clock.set_clock(None)


def test_the_clock_follows_the_machine_in_utc() -> None:
    before = datetime.now(UTC)
    told = clock.now()
    assert before <= told <= datetime.now(UTC)
    assert told.tzinfo is UTC


def test_a_set_clock_tells_its_own_time_in_utc() -> None:
    clock.set_clock(lambda: datetime(2026, 4, 14, 20, tzinfo=ZoneInfo("Asia/Makassar")))
    told = clock.now()
    assert (told, told.tzinfo) == (NOON, UTC)


def test_a_frozen_clock_stands_still_and_goes_on_afterwards() -> None:
    with clock.frozen(NOON):
        inside = [clock.now(), clock.now()]
    assert inside == [NOON, NOON]
    assert clock.now() > NOON + timedelta(days=1)


def test_frozen_clocks_nest_and_give_back_what_stood_before() -> None:
    clock.set_clock(lambda: NOON)
    with clock.frozen(NOON + timedelta(hours=1)), clock.frozen(NOON + timedelta(hours=2)):
        innermost = clock.now()
    assert [innermost, clock.now()] == [NOON + timedelta(hours=2), NOON]


def test_an_error_inside_frees_the_clock() -> None:
    with pytest.raises(KeyError), clock.frozen(NOON):
        raise KeyError
    assert clock.now() != NOON


def test_other_threads_see_the_same_clock() -> None:
    seen: list[datetime] = []
    with clock.frozen(NOON):
        thread = Thread(target=lambda: seen.append(clock.now()))
        thread.start()
        thread.join()
    assert seen == [NOON]


def test_an_instant_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 4, 14, 12)  # noqa: DTZ001 - the fault under test
    with pytest.raises(ValueError, match="time zone"), clock.frozen(naive):
        pass
    clock.set_clock(lambda: naive)
    with pytest.raises(ValueError, match="time zone"):
        clock.now()
