"""What one reads signed in is in nobody's cache afterwards, and the log says who came and who was refused."""

import logging

import pytest
from django.test import Client

from tests.office import PASSWORD, Office
from tests.web.rights import BACKEND


def test_only_pages_after_signing_in_are_kept_out_of_caches(office: Office, client: Client) -> None:
    before = client.get("/masuk/").headers.get("Cache-Control", "")
    client.force_login(office["kabid"], backend=BACKEND)
    said = {client.get(page).headers["Cache-Control"] for page in ("/dokumen/", "/sop/", "/profil/", "/tidak-ada/")}
    assert (said, before == "private, no-store") == ({"private, no-store"}, False)
    assert "no-store" in client.get("/tugas/").headers["Cache-Control"]


def test_the_log_tells_who_signed_in_and_who_was_refused_but_never_what_was_typed(
    office: Office, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "triwulan.web.account.adapter")
    for login, password in (("kabid", "salah"), ("kata-sandi-saya", "x"), ("kabid", PASSWORD)):
        client.post("/masuk/", {"login": login, "password": password})
    pk = office["kabid"].pk
    said = [record.getMessage() for record in caplog.records if record.name == "triwulan.web.account.adapter"]
    assert said == [
        f"sign-in refused: person {pk} from 127.0.0.1",
        "sign-in refused: person unknown from 127.0.0.1",
        f"signed in: person {pk} from 127.0.0.1",
    ]
