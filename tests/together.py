"""Several threads at one moment, each on its own database connection, as several people pressing at once."""

import threading
from collections.abc import Callable
from typing import TypeVar

from django.db import connections

_T = TypeVar("_T")

PATIENCE_SECONDS = 60


def at_once(*calls: Callable[[], _T]) -> list[_T | Exception]:
    """What each call returned or raised, in the order given. Needs a transactional test."""
    results: list[_T | Exception] = [TimeoutError("the call never ended") for _call in calls]
    barrier = threading.Barrier(len(calls))

    def run(at: int, call: Callable[[], _T]) -> None:
        barrier.wait(PATIENCE_SECONDS)
        try:
            results[at] = call()
        except Exception as error:  # noqa: BLE001 - handed to the test
            results[at] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(at, call), daemon=True) for at, call in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_SECONDS)
    return results
