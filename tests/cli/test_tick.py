import logging

import pytest
from django.utils.module_loading import import_string

from triwulan.cli import main, tick

CALLS: list[str] = []


def works() -> None:
    CALLS.append("works")


def fails() -> None:
    raise RuntimeError("no")


@pytest.fixture(autouse=True)
def _forget() -> None:
    CALLS.clear()


def test_one_parts_failure_does_not_keep_the_others_from_their_work(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(tick, "PARTS", (f"{__name__}.fails", f"{__name__}.works"))
    with caplog.at_level(logging.ERROR):
        assert main.main(["tick"]) == 1
    assert (CALLS, caplog.messages) == (["works"], [f"{__name__}.fails gagal."])


def test_it_says_with_its_exit_code_that_all_went_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tick, "PARTS", (f"{__name__}.works",))
    assert main.main(["tick"]) == 0


def test_every_part_of_a_tick_exists() -> None:
    assert [callable(import_string(part)) for part in tick.PARTS] == [True] * len(tick.PARTS)


@pytest.mark.django_db
def test_it_ticks_every_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(tick, "PARTS", (f"{__name__}.works",))
    monkeypatch.setattr("triwulan.cli.tick.time.sleep", sleep)
    with pytest.raises(KeyboardInterrupt):
        tick.tick_every_minute()
    assert (CALLS, pauses) == (["works", "works"], [60, 60])
