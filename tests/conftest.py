from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.hands import Hands
from tests.office import Office, activate_sop, small_office
from triwulan.core import clock


@pytest.fixture(autouse=True)
def _own_files(tmp_path: Path, settings: Settings) -> None:
    """Files of one test are no other's."""
    settings.DATA = tmp_path
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def hands() -> Iterator[Hands]:
    """The clock of a test, standing at the opening of the tenth of April 2026."""
    source = Hands()
    clock.set_clock(source)
    yield source
    clock.set_clock(None)


@pytest.fixture
def office(db: None, hands: Hands) -> Iterator[Office]:
    """The small cast under the seed SOP, in its scope."""
    found = small_office()
    activate_sop(found)
    with found.scope():
        yield found
