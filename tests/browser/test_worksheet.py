"""The worksheet as an analyst uses it: typing saves, nothing typed is lost, two people do not overwrite each other."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.cycles.walk import opened, task_of, walk_statistics
from tests.office import Office
from triwulan.cycles.models import Assignment
from triwulan.indicators.models import Indicator, Realisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Assignment:
    """Analis 1 has A1 (a count, target 10) and A2 (a percentage, target 40)."""
    opened(office)
    walk_statistics(office, until="3")
    return task_of(office, "analis.1")


def field(page: Page, kind: str, code: str, name: str = "") -> str:
    pk = Indicator.objects.get(code=code).pk
    return f"#{kind}-{pk}-{name}" if name else f"#{kind}-{pk}"


def stored(code: str) -> dict[str, str]:
    row: Realisation = Realisation.objects.get(indicator__code=code, year=2026, quarter=1)
    return {**row.variables, "explanation": row.explanation}


def test_what_is_typed_is_saved_by_itself_and_judged_at_once(office: Office, task: Assignment, enter: Enter) -> None:
    page = enter("analis.1", f"/tugas/{task.pk}/")
    page.fill(field(page, "v", "A2", "pembilang"), "9")
    page.fill(field(page, "v", "A2", "penyebut"), "24")
    expect(page.locator("#status")).to_have_text("Tersimpan 07.30.00")
    expect(page.locator("tbody", has_text="A2").locator("output .got")).to_have_text("93,75 %")
    assert stored("A2") == {"pembilang": "9", "penyebut": "24", "explanation": ""}
