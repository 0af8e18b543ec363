import pytest

from tests.api.caller import Staff
from tests.hands import Hands
from tests.office import Office, activate_sop, small_office
from triwulan.core.quarters import Quarter
from triwulan.cycles.actions.open_round import open_round


@pytest.fixture
def office(db: None, hands: Hands) -> Office:
    """The small cast under the seed SOP, outside any scope: each request must open its own."""
    found = small_office()
    activate_sop(found)
    return found


@pytest.fixture
def staff(office: Office) -> Staff:
    return Staff(office)


@pytest.fixture
def round_id(office: Office) -> int:
    """The first quarter of 2026, open since this morning."""
    with office.scope():
        return open_round(agency=office.agency, quarter=Quarter(2026, 1)).pk
