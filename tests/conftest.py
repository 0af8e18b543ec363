from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.exposed import flush_exposed
from tests.hands import Hands
from tests.office import Office, office_with_sop
from tests.replay import journal
from triwulan.core import clock

# They start the real command, each on a database of its own (tests/server.py). So do tests/crash: on PostgreSQL those are
# played by `make crash`.
OWN_DATABASE = ("tests/cli/", "tests/exchange/backup/")
DATABASE_FIXTURES = frozenset({"db", "transactional_db", "django_db_setup", "client", "live_server"})


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database-only", action="store_true", help="only what may differ between two databases")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--database-only"):
        config.hook.pytest_deselected(items=[item for item in items if not _asks_a_database(item)])
        items[:] = filter(_asks_a_database, items)


def _asks_a_database(item: pytest.Item) -> bool:
    fixtures: Iterable[str] = getattr(item, "fixturenames", ())
    marked = item.get_closest_marker("django_db") is not None
    return marked or not DATABASE_FIXTURES.isdisjoint(fixtures) or item.nodeid.startswith(OWN_DATABASE)


@pytest.fixture(scope="session", autouse=True)
def _emptied() -> Iterator[None]:
    with flush_exposed():
        yield


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
    with journal():
        found = office_with_sop()
        with found.scope():
            yield found
