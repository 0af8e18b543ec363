"""One place for all questions: it takes longer to build than to ask, and every question is undone."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from django.conf import settings
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.fuzz.place import Place, place
from tests.hands import Hands
from triwulan.core import clock


@pytest.fixture(autouse=True)
def _own_files() -> None:
    """The place keeps its files from test to test."""


def _nobody(host: str, *_words: object, **_more: object) -> NoReturn:
    """Addresses are typed into forms too; none of them is called from here."""
    raise OSError(f"no such name here: {host}")


@pytest.fixture(scope="session")
def fuzzed(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    settings.DATA = Path(tmp_path_factory.mktemp("fuzz"))
    settings.FILES_ROOT = settings.DATA / "files"
    clock.set_clock(Hands())
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", _nobody)
        yield place()
        transaction.set_rollback(True)
    clock.set_clock(None)
