"""Keeps the children of one process alive, and ends with all of them.

Each child leads a process group of its own, so that what a dead child left behind can be ended before it is started
again. A child also holds the reading end of a pipe whose writing end lives only here: when this process is gone, in
whatever way, the pipe closes and the child ends itself (see child.py).
"""

import logging
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from types import FrameType

log = logging.getLogger("triwulan.run")

PARENT_FD = "TRIWULAN_PARENT_FD"
POLL_SECONDS = 0.2
LONGEST_PAUSE_SECONDS = 30.0
# A child that lived this long was well; its next death counts as the first.
WELL_AFTER_SECONDS = 60.0
# A paper that is being rendered may be finished; then patience ends.
STOP_SECONDS = 20.0


@dataclass(frozen=True)
class Plan:
    name: str
    command: Sequence[str]
    # Finished work is not begun again; a failure is.
    once: bool = False


@dataclass
class Child:
    plan: Plan
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    deaths: int = 0
    not_before: float = 0.0
    done: bool = False

    def pause(self) -> float:
        """Seconds until the next start: 1, 2, 4 … 30."""
        return min(LONGEST_PAUSE_SECONDS, 2.0 ** (self.deaths - 1))


@dataclass
class Supervisor:
    plans: Sequence[Plan]
    environment: Mapping[str, str]
    on_ready: Callable[[], bool] = lambda: True
    children: list[Child] = field(init=False)
    stopping: bool = False
    _watched: int = field(init=False)

    def __post_init__(self) -> None:
        self.children = [Child(plan) for plan in self.plans]
        self._watched, self._held = os.pipe()

    def run(self) -> None:
        """Returns when SIGINT or SIGTERM asked for the end and every child has gone."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._ask_to_stop)
        ready = False
        while not self.stopping:
            for child in self.children:
                self._look_after(child)
            ready = ready or self.on_ready()
            time.sleep(POLL_SECONDS)
        self._stop_all()

    def _ask_to_stop(self, number: int, _frame: FrameType | None) -> None:
        if self.stopping:
            for child in self.children:
                _end_group(child, signal.SIGKILL)
        self.stopping = True
        log.info("Menerima %s; menghentikan semua bagian.", signal.Signals(number).name)

    def _look_after(self, child: Child) -> None:
        if child.process is None:
            if not child.done and time.monotonic() >= child.not_before:
                self._start(child)
        elif child.process.poll() is not None:
            self._bury(child, child.process.returncode)

    def _start(self, child: Child) -> None:
        child.process = subprocess.Popen(  # noqa: S603 - our own module, no shell
            child.plan.command,
            env={**self.environment, PARENT_FD: str(self._watched)},
            pass_fds=[self._watched],
            start_new_session=True,
        )
        child.started = time.monotonic()
        log.info("%s mulai (pid %d).", child.plan.name, child.process.pid)

    def _bury(self, child: Child, code: int) -> None:
        _end_group(child, signal.SIGKILL)
        child.process = None
        if code == 0:
            child.done = child.plan.once
            child.deaths = 0
            return
        lived = time.monotonic() - child.started
        child.deaths = 1 if lived > WELL_AFTER_SECONDS else child.deaths + 1
        child.not_before = time.monotonic() + child.pause()
        log.error("%s mati (%s); dimulai lagi dalam %.0f detik.", child.plan.name, _how(code), child.pause())

    def _stop_all(self) -> None:
        for child in self.children:
            if child.process is not None:
                child.process.terminate()
        patience_ends = time.monotonic() + STOP_SECONDS
        for child in self.children:
            if child.process is not None:
                with suppress(subprocess.TimeoutExpired):
                    child.process.wait(max(0.0, patience_ends - time.monotonic()))
                _end_group(child, signal.SIGKILL)
                child.process.wait()
        os.close(self._held)
        os.close(self._watched)
        log.info("Semua bagian berhenti.")


def _end_group(child: Child, number: signal.Signals) -> None:
    if child.process is not None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.process.pid, number)


def _how(code: int) -> str:
    return f"sinyal {signal.Signals(-code).name}" if code < 0 else f"kode {code}"
