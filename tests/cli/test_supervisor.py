import logging
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.server import until
from triwulan.cli import supervisor as subject
from triwulan.cli.supervisor import Child, Plan, Supervisor


@pytest.fixture(autouse=True)
def _signals_are_given_back() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "POLL_SECONDS", 0.02)
    monkeypatch.setattr(Child, "pause", lambda _self: 0.01)


def python(name: str, code: str, *, once: bool = False) -> Plan:
    return Plan(name, [sys.executable, "-c", code], once=once)


def supervise(plans: Sequence[Plan], *, until: Path, text: str, then: signal.Signals = signal.SIGTERM) -> None:
    """Runs until the file holds the text, then sends the signal as a terminal would."""

    def check() -> bool:
        if until.exists() and text in until.read_text():
            os.kill(os.getpid(), then)
            return True
        return False

    Supervisor(plans, os.environ, on_ready=check).run()


def test_a_child_that_dies_is_started_again_and_this_is_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    mark = tmp_path / "starts"
    code = f"open({str(mark)!r}, 'a').write('x'); raise SystemExit(3)"
    with caplog.at_level(logging.ERROR, "triwulan.run"):
        supervise([python("Pekerja", code)], until=mark, text="xxx")
    assert caplog.messages[:2] == ["Pekerja mati (kode 3); dimulai lagi dalam 0 detik."] * 2


def test_a_child_that_is_killed_is_named_by_its_signal(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    mark = tmp_path / "starts"
    code = f"import os; open({str(mark)!r}, 'a').write('x'); os.kill(os.getpid(), 9)"
    with caplog.at_level(logging.ERROR, "triwulan.run"):
        supervise([python("Web", code)], until=mark, text="xx")
    assert caplog.messages[0] == "Web mati (sinyal SIGKILL); dimulai lagi dalam 0 detik."


def test_what_a_dead_child_left_behind_is_ended_before_the_next_start(tmp_path: Path) -> None:
    mark = tmp_path / "orphans"
    code = (
        "import subprocess, sys;"
        f"p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']);"
        f"open({str(mark)!r}, 'a').write(str(p.pid) + ' '); raise SystemExit(1)"
    )
    supervise([python("Web", code)], until=mark, text=" ")
    orphans = [int(word) for word in mark.read_text().split()]
    until(lambda: not any(map(_runs, orphans)), "an orphan lives on; started: ", mark)


def _runs(pid: int) -> bool:
    status = Path(f"/proc/{pid}/status")
    return status.exists() and "State:\tZ" not in status.read_text()


def test_work_that_is_done_once_is_not_begun_again(tmp_path: Path) -> None:
    once, often = tmp_path / "once", tmp_path / "often"
    plans = [
        python("Riwayat", f"open({str(once)!r}, 'a').write('x')", once=True),
        python("Pekerja", f"open({str(often)!r}, 'a').write('x')"),
    ]
    supervise(plans, until=often, text="xxx")
    assert once.read_text() == "x"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_every_child_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    mark = tmp_path / "mark"
    code = (
        "import signal, sys, time;"
        f"signal.signal(signal.SIGTERM, lambda *_: (open({str(mark)!r}, 'a').write('bye '), sys.exit(0)));"
        f"open({str(mark)!r}, 'a').write('hello ');"
        "time.sleep(600)"
    )
    supervise([python("Satu", code), python("Dua", code)], until=mark, text="hello hello ", then=number)
    assert mark.read_text() == "hello hello bye bye "


def test_a_child_that_will_not_end_is_killed_when_patience_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subject, "STOP_SECONDS", 0.2)
    mark = tmp_path / "pid"
    code = (
        "import os, signal, time;"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        f"open({str(mark)!r}, 'w').write(f'{{os.getpid()}} ');"
        "time.sleep(600)"
    )
    supervise([python("Keras", code)], until=mark, text=" ")
    until(lambda: not _runs(int(mark.read_text())), "it lives on: ", mark)


def test_the_second_signal_does_not_wait(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    code = (
        "import os, signal, time;"
        "signal.signal(signal.SIGTERM, lambda *_: os.kill(os.getppid(), signal.SIGTERM));"
        f"open({str(mark)!r}, 'w').write('ready');"
        "[time.sleep(1) for _ in range(600)]"
    )
    supervise([python("Keras", code)], until=mark, text="ready")


def test_the_pause_doubles_up_to_half_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    plan = Plan("Web", [])
    assert [Child(plan, deaths=deaths).pause() for deaths in range(1, 8)] == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]
