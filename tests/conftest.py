from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker, Settings

from tests import objects, ready
from tests.exposed import flush_exposed
from tests.hands import Hands
from tests.office import Office, office_with_sop
from tests.replay import journal
from tests.which import DIFFERING, LONGEST, OWN_DATABASE
from triwulan.core import clock

DATABASE_FIXTURES = frozenset({"db", "transactional_db", "django_db_setup", "client", "live_server"})


def pytest_addoption(parser: pytest.Parser) -> None:
    words = "every test that asks a database, or only those where two are likeliest to differ"
    parser.addoption("--database-only", choices=("every", "differing"), help=words)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    chosen = {"every": _asks_a_database, "differing": _may_differ}.get(config.getoption("--database-only"))
    if chosen:
        config.hook.pytest_deselected(items=[item for item in items if not chosen(item)])
        items[:] = filter(chosen, items)
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


def _asks_a_database(item: pytest.Item) -> bool:
    fixtures: Iterable[str] = getattr(item, "fixturenames", ())
    marked = item.get_closest_marker("django_db") is not None
    return marked or not DATABASE_FIXTURES.isdisjoint(fixtures) or item.nodeid.startswith(OWN_DATABASE)


def _may_differ(item: pytest.Item) -> bool:
    return item.nodeid.startswith(DIFFERING) and _asks_a_database(item)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """A copy instead of the migrations: pytest-django's own would run them in every process."""
    with django_db_blocker.unblock():
        own = ready.make_test_database()
    yield
    with django_db_blocker.unblock():
        connection.creation.destroy_test_db(own, verbosity=0)


@pytest.fixture(scope="session", autouse=True)
def _emptied() -> Iterator[None]:
    with flush_exposed():
        yield


@pytest.fixture(autouse=True)
def _own_files(tmp_path: Path, settings: Settings) -> None:
    """Files of one test are no other's."""
    settings.DATA = tmp_path
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture(scope="session")
def _object_server() -> Iterator[tuple[str, int]]:
    with objects.server() as beyond:
        yield beyond


@pytest.fixture
def bucket(_object_server: tuple[str, int], tmp_path: Path, settings: Settings) -> Iterator[objects.Gate]:
    """The test's files lie in a folder of their own in a bucket; a silent server is given up after a second."""
    with objects.gate(_object_server) as gate:
        settings.FILES_BUCKET, settings.FILES_ENDPOINT = objects.BUCKET, gate.address
        settings.FILES_PREFIX = f"{tmp_path.parent.name}-{tmp_path.name}"
        settings.FILES_KEY, settings.FILES_SECRET, settings.FILES_SECONDS = "kunci-uji", "rahasia-uji", 1
        yield gate


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
