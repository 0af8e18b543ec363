from collections.abc import Iterator

import pytest

from tests.organisations.office import Office, open_office


@pytest.fixture
def office(db: None) -> Iterator[Office]:
    with open_office() as opened:
        yield opened
