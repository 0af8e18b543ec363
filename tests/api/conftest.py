from collections.abc import Iterator

import pytest

from tests.api.caller import Staff
from tests.cycles.walk import opened
from tests.hands import Hands
from tests.office import Office, office_with_sop
from tests.replay import journal
from triwulan.core.quarters import Quarter


@pytest.fixture
def office(db: None, hands: Hands) -> Iterator[Office]:
    """The small cast under the seed SOP, outside any scope: each request must open its own."""
    with journal():
        yield office_with_sop()


@pytest.fixture
def staff(office: Office) -> Staff:
    return Staff(office)


@pytest.fixture
def round_id(office: Office) -> int:
    """The first quarter of 2026, open since this morning."""
    with office.scope():
        return opened(office, Quarter(2026, 1)).pk
