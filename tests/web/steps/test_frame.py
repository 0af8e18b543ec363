"""What every step's page shares: who may open it, what it says, and what a press that is refused leaves behind."""

import pytest
from django.test import Client

from tests.cycles.walk import opened, task_of
from tests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def kabid(office: Office, client: Client) -> Client:
    opened(office)
    client.force_login(office["kabid"])
    return client


def test_a_step_names_its_order_its_clock_and_its_rule(office: Office, kabid: Client) -> None:
    page = kabid.get(f"/tugas/{task_of(office, 'kabid').pk}/")
    frame = page.context["frame"]
    assert (page.status_code, frame.stage, frame.editable, frame.label, frame.standard, frame.lead) == (
        200,
        "open",
        True,
        "Langkah 1",
        "15 Menit",
        "Bidang Statistik, data Januari sampai Maret 2026",
    )
    assert frame.clock.words == "sisa 15 menit"
