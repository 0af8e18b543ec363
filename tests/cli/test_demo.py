import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as live_settings
from django_tasks import task_backends
from pytest_django import Settings

from tests.office import empty_office
from triwulan.cli.demo import command, history
from triwulan.cli.refusal import Refused

CALLS: list[str] = []


def prepare() -> None:
    CALLS.append(f"prepare, marked: {live_settings.DEMO_MARK.exists()}")


def fill_history() -> None:
    CALLS.append(f"history, running: {live_settings.DEMO_HISTORY_MARK.exists()}")


def fail() -> None:
    raise RuntimeError("killed")


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    CALLS.clear()
    settings.DEMO_MARK = tmp_path / "demo"
    settings.DEMO_HISTORY_MARK = tmp_path / "demo-history-running"
    monkeypatch.setattr(command, "PREPARE", f"{__name__}.prepare")
    monkeypatch.setattr(history, "FILL_HISTORY", f"{__name__}.fill_history")
    monkeypatch.setattr(os, "nice", lambda _by: 0)
    backend = task_backends["default"]
    yield
    task_backends["default"] = backend  # the history's child queues nothing, and ends; this process goes on


@pytest.mark.django_db
def test_an_empty_place_is_marked_as_a_demo_before_it_is_filled(tmp_path: Path) -> None:
    command.fill_once(tmp_path)
    assert CALLS == ["prepare, marked: True"]


@pytest.mark.django_db
def test_a_demo_that_was_half_filled_is_filled_again(tmp_path: Path) -> None:
    live_settings.DEMO_MARK.touch()
    empty_office()
    command.fill_once(tmp_path)
    assert CALLS == ["prepare, marked: True"]


@pytest.mark.django_db
def test_an_offices_own_place_never_becomes_a_demo(tmp_path: Path) -> None:
    empty_office()
    with pytest.raises(Refused) as refusal:
        command.fill_once(tmp_path)
    assert str(refusal.value) == (
        "Basis data ini sudah berisi data kantor; contoh tidak dicampurkan. Pilih --data lain."
    )
    assert (CALLS, live_settings.DEMO_MARK.exists()) == ([], False)


def test_the_banner_stands_only_while_the_history_is_incomplete() -> None:
    history.fill()
    assert (CALLS, live_settings.DEMO_HISTORY_MARK.exists()) == (["history, running: True"], False)


def test_the_banner_stands_on_when_the_history_was_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "FILL_HISTORY", f"{__name__}.fail")
    with pytest.raises(RuntimeError):
        history.fill()
    assert live_settings.DEMO_HISTORY_MARK.exists()
