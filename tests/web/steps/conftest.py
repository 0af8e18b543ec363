from collections.abc import Iterator

import pytest

from tests.hands import Hands
from tests.office import Office, activate_sop, small_office


@pytest.fixture
def office(db: None, hands: Hands) -> Iterator[Office]:
    found = small_office()
    activate_sop(found)
    with found.scope():
        yield found
