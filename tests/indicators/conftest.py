from collections.abc import Iterator

import pytest
from django_scopes import scope, scopes_disabled

from tests.indicators.cast import NOON, Office, make_office
from triwulan.core import clock


@pytest.fixture
def office(db: None) -> Iterator[Office]:
    """Within its own scope, on the day the rounds open."""
    with clock.frozen(NOON):
        with scopes_disabled():
            made = make_office()
        with scope(government=made.government, agency=made.agency):
            yield made
