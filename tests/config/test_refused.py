"""Who was refused what stands in the log: by number, of a page, of the API, and of nobody in particular."""

import pytest
from django.test import Client

from tests.api.caller import Caller
from tests.cycles.walk import opened, task_of
from tests.office import Office

pytestmark = pytest.mark.django_db


def test_a_refusal_names_the_person_by_number_and_what_he_asked_for(
    office: Office, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    opened(office)
    task = task_of(office, "kabid").pk
    client.force_login(office["kasubid.1"])
    client.get("/pengaturan/")
    Caller(office["kasubid.1"]).get(f"tasks/{task}")
    Client(enforce_csrf_checks=True).post("/masuk/", {"login": "kabid"})
    client.get("/tugas/")
    said = [record.getMessage() for record in caplog.records if record.name == "triwulan.config.refused"]
    number = office["kasubid.1"].pk
    assert said == [
        f"refused: person {number}, GET '/pengaturan/'",
        f"refused: person {number}, GET '/api/v1/tasks/{task}'",
        "refused: person unknown, POST '/masuk/'",
    ]


def test_an_address_cannot_write_a_line_of_its_own(
    office: Office, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    client.force_login(office["kabid"])
    client.get("/pengaturan/impor/a\nb/")
    client.get("/pengaturan/")
    lines = [record.getMessage() for record in caplog.records if record.name == "triwulan.config.refused"]
    assert [line for line in lines if "\n" in line] == []
    assert lines[-1] == f"refused: person {office['kabid'].pk}, GET '/pengaturan/'"
