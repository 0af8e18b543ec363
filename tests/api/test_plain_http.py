from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("office")


@pytest.mark.parametrize("path", ["/api/v1/me", "/api/v1/token", "/api/v1/tidak-ada"])
def test_without_https_a_program_is_refused_and_not_led_on(client: Client, settings: Any, path: str) -> None:
    settings.SECURE_SSL_REDIRECT = True
    answer = client.post(path, {"login": "kabid"}, "application/json")
    assert (answer.status_code, answer.json()) == (
        403,
        {
            "detail": "API hanya menerima HTTPS. Token atau kata sandi yang baru dikirim dapat terbaca orang lain: "
            "cabut dan ganti."
        },
    )
    assert client.get("/masuk/").headers["Location"] == "https://testserver/masuk/"
    assert client.get("/api/v1/me", secure=True).status_code == 401
