"""The one place where the present enters.

The demo and the tests set the hands; nothing else in the package may ask the machine for the time.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

_source: Callable[[], datetime] | None = None


def now() -> datetime:
    instant = datetime.now(UTC) if _source is None else _source()
    return _aware(instant).astimezone(UTC)


def set_clock(source: Callable[[], datetime] | None) -> None:
    """Let `source` tell the time for the whole process, threads included; None gives it back to the machine."""
    global _source  # noqa: PLW0603 - the process has one clock
    _source = source


@contextmanager
def frozen(instant: datetime) -> Iterator[None]:
    """Stop the clock of the whole process at `instant`; may be nested.

    Threads see it too, so never use it in a process that serves people at the same time.
    """
    before = _source
    stopped = _aware(instant)
    set_clock(lambda: stopped)
    try:
        yield
    finally:
        set_clock(before)


def _aware(instant: datetime) -> datetime:
    if instant.utcoffset() is None:
        message = f"The clock needs an instant with a time zone, not {instant!r}"
        raise ValueError(message)
    return instant
