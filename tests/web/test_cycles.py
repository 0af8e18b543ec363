"""The list of units: where each stands, also when it is through."""

import pytest

from tests.cycles.walk import opened, walk_secretariat
from tests.office import Office
from tests.web.steps.presses import desk_of

pytestmark = pytest.mark.django_db


def test_a_unit_that_is_through_says_so(office: Office) -> None:
    opened(office)
    walk_secretariat(office)
    page = desk_of(office, "kepala").get("/siklus/")
    assert [(row.unit.unit, row.done) for row in page.context["board"].rows] == [
        ("Sekretariat", True),
        ("Bidang Statistik", False),
        ("Dinas Uji", False),
    ]
    assert page.content.decode().count("semua langkah selesai") == 1
