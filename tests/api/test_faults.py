"""What goes wrong outside any operation is said in JSON too, and never with its inner cause."""

import json
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, TooManyFieldsSent
from django.db import OperationalError
from django.test import Client

from tests.api.caller import Staff, said

SIGN_IN = '{"username": "a", "password": "b"}'


def test_a_fault_of_ours_is_said_without_its_cause(
    client: Client, office: object, monkeypatch: Any, caplog: Any
) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError("rahasia dalam")

    monkeypatch.setattr("triwulan.api.token.get_adapter", broken)
    answer = client.post("/api/v1/token", SIGN_IN, content_type="application/json")
    assert (answer.status_code, answer.json()) == (
        500,
        {"detail": "Terjadi gangguan di pihak sistem. Coba lagi; bila tetap terjadi, beri tahu administrator."},
    )
    assert "rahasia dalam" in caplog.text


def test_a_database_that_is_away_is_said_as_such(client: Client, office: object, monkeypatch: Any) -> None:
    def away(*_args: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("triwulan.api.token.get_adapter", away)
    answer = client.post("/api/v1/token", SIGN_IN, content_type="application/json")
    assert (answer.status_code, answer["Retry-After"]) == (503, "2")
    assert answer.json() == {"detail": "Basis data sedang sibuk. Tidak ada yang berubah; coba lagi sebentar."}


def test_a_body_that_is_too_large_is_refused(client: Client, office: object, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = client.post("/api/v1/token", json.dumps({"username": "a" * 2000}), content_type="application/json")
    assert (answer.status_code, answer.json()) == (413, {"detail": "Isi permintaan terlalu besar."})


@pytest.mark.parametrize(
    ("raised", "status", "sentence"),
    [
        (PermissionDenied("secret"), 403, "Permintaan ini tidak diizinkan."),
        (
            TooManyFieldsSent("secret"),
            400,
            "Isi permintaan tidak terbaca. Kirim berkas sebagai multipart/form-data dengan isian “file”.",
        ),
    ],
)
def test_djangos_own_refusals_are_said_in_our_words(
    client: Client, office: object, monkeypatch: Any, raised: Exception, status: int, sentence: str
) -> None:
    def refuses(*_args: object) -> None:
        raise raised

    monkeypatch.setattr("triwulan.api.token.get_adapter", refuses)
    answer = client.post("/api/v1/token", SIGN_IN, content_type="application/json")
    assert (answer.status_code, answer.json()) == (status, {"detail": sentence})


@pytest.mark.parametrize(
    "media", ["multipart/form-data", "multipart/form-data; boundary=\xff", "multipart/form-data; boundary=x"]
)
def test_an_upload_that_is_none_is_refused(staff: Staff, round_id: int, media: str) -> None:
    caller = staff["kabid"]
    task = staff.task("kabid")["id"]
    answer = caller.client.post(
        f"/api/v1/tasks/{task}/attachments", b"--x\r\nbroken", content_type=media, headers=caller.headers
    )
    said(answer, 422 if media.endswith("=x") else 400)  # type: ignore[arg-type]
