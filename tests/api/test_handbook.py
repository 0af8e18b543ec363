"""What the API says of itself: OpenAPI, and the page made of it."""

import json
import re
from typing import Any

from django.test import Client

from triwulan.api.v1 import api

# Section 6 of the specification: what others drive.
PROMISED = {
    "POST /api/v1/token",
    "GET /api/v1/tasks",
    "GET /api/v1/tasks/{task_id}",
    "POST /api/v1/tasks/{task_id}/finish",
    "POST /api/v1/tasks/{task_id}/attachments",
    "POST /api/v1/tasks/{task_id}/start",
    "POST /api/v1/tasks/{task_id}/withdraw",
    "POST /api/v1/tasks/{task_id}/readdress",
    "POST /api/v1/tasks/{task_id}/take-back",
    "GET /api/v1/cycles/{cycle_id}",
    "GET /api/v1/cycles/{cycle_id}/realisations",
    "PATCH /api/v1/cycles/{cycle_id}/realisations/{indicator}",
    "POST /api/v1/cycles/{cycle_id}/realisations/{indicator}/evidence",
    "POST /api/v1/cycles/{cycle_id}/realisations/{indicator}/return",
    "PATCH /api/v1/cycles/{cycle_id}/report",
    "GET /api/v1/cycles/{cycle_id}/documents",
    "GET /api/v1/documents/{document_id}/file",
    "GET /api/v1/archive",
    "GET /api/v1/archive/loans",
    "GET /api/v1/archive/{document_id}",
    "GET /api/v1/cycles/{cycle_id}/reviews",
    "GET /api/v1/documents/{document_id}/signings",
    "POST /api/v1/documents/{document_id}/signings/{signing_id}",
    "POST /api/v1/documents/{document_id}/signings/{signing_id}/scan",
    "POST /api/v1/documents/{document_id}/signings/{signing_id}/electronic",
    "POST /api/v1/documents/{document_id}/send",
    "POST /api/v1/documents/{document_id}/archive",
    "GET /api/v1/rounds",
    "POST /api/v1/rounds",
    "GET /api/v1/rounds/{round_id}",
    "GET /api/v1/sops",
    "POST /api/v1/sops",
    "POST /api/v1/sops/{sop_id}/activate",
    "GET /api/v1/me",
    "GET /api/v1/questions",
    "GET /api/v1/cycles/{cycle_id}/realisations/{indicator}/questions",
    "POST /api/v1/cycles/{cycle_id}/realisations/{indicator}/questions",
    "POST /api/v1/questions/{question_id}/replies",
    "POST /api/v1/questions/{question_id}/resolve",
    "GET /api/v1/corrections",
    "POST /api/v1/cycles/{cycle_id}/corrections",
    "GET /api/v1/corrections/{correction_id}",
    "POST /api/v1/corrections/{correction_id}/endorse",
    "POST /api/v1/corrections/{correction_id}/decide",
    "PATCH /api/v1/corrections/{correction_id}/values/{value_id}",
    "POST /api/v1/corrections/{correction_id}/values/{value_id}/files",
    "DELETE /api/v1/corrections/{correction_id}/values/{value_id}/files/{file_id}",
    "POST /api/v1/corrections/{correction_id}/values/{value_id}/removals",
    "DELETE /api/v1/corrections/{correction_id}/values/{value_id}/removals/{removal_id}",
    "POST /api/v1/corrections/{correction_id}/hand-in",
    "POST /api/v1/corrections/{correction_id}/end",
}


def operations(schema: dict[str, Any]) -> set[str]:
    return {f"{method.upper()} {path}" for path, each in schema["paths"].items() for method in each}


def test_the_description_is_open_to_all_and_names_what_was_promised(client: Client, db: None, office: object) -> None:
    answer = client.get("/api/v1/openapi.json")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    schema = json.loads(answer.content)
    assert operations(schema) == PROMISED
    assert schema["components"]["securitySchemes"] == {"Bearer": {"type": "http", "scheme": "bearer"}}
    unguarded = [path for path, each in schema["paths"].items() for found in each.values() if "security" not in found]
    assert unguarded == ["/api/v1/token"]


def test_every_refusal_that_an_operation_may_answer_is_described(db: None, office: object) -> None:
    schema = api.get_openapi_schema()
    for path, each in schema["paths"].items():
        for operation in each.values():
            assert 401 in operation["responses"], path
            assert (404 in operation["responses"]) >= ("{" in path), path


def test_the_page_shows_every_operation_and_loads_nothing_from_elsewhere(client: Client, office: object) -> None:
    answer = client.get("/api/v1/docs")
    page = answer.content.decode()
    shown = set(re.findall(r"<h3><code>((?:GET|POST|PATCH|DELETE) [^<]+)</code>", page))
    assert shown == PROMISED
    assert re.findall(r"(?:src|href)=\"(?:https?:)?//[^\"]+", page) == []
    assert ("<script" in page, "style=" in page, "<style" in page) == (False, False, False)
    assert "script-src 'self'" in answer["Content-Security-Policy"]


def test_the_root_leads_to_the_page(client: Client, office: object) -> None:
    answer = client.get("/api/v1/")
    assert (answer.status_code, answer["Location"]) == (302, "/api/v1/docs")
