"""One who drives the API, as another program would: HTTP and a token, nothing else."""

import json
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tests.cycles.walk import cycle_of, walk_statistics
from tests.office import Office
from tests.replay import remembered
from triwulan.organisations.models import Person
from triwulan.organisations.tokens import issue_token

ROOT = "/api/v1/"
CSV = b"bulan;jumlah\nJanuari;3\nFebruari;4\nMaret;3\n"


class Caller:
    """`person` None: nobody in particular."""

    def __init__(self, person: Person | None = None, token: str = "") -> None:
        self.client = Client()
        token = token or (issue_token(person).plain if person else "")
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}

    def get(self, path: str, **headers: str) -> HttpResponse:
        return self.client.get(ROOT + path, headers=self.headers | headers)  # type: ignore[return-value]

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> HttpResponse:
        """`body` bytes: as they are; None: an empty body."""
        content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        return self.client.generic(  # type: ignore[return-value]
            method, ROOT + path, content, content_type="application/json", headers=self.headers | headers
        )

    def post(self, path: str, body: Any = None) -> HttpResponse:
        return self.send("POST", path, body)

    def patch(self, path: str, body: Any = None, **headers: str) -> HttpResponse:
        return self.send("PATCH", path, body, **headers)

    def upload(self, path: str, name: str = "bukti.csv", content: bytes = CSV) -> HttpResponse:
        file = SimpleUploadedFile(name, content)
        return self.client.post(ROOT + path, {"file": file}, headers=self.headers)  # type: ignore[return-value]


@remembered
def tokens_of(office: Office) -> dict[str, str]:
    return {username: issue_token(person).plain for username, person in office.people.items()}


class Staff:
    """Everybody of an office, each with his own token."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.callers = {username: Caller(token=token) for username, token in tokens_of(office).items()}

    def __getitem__(self, username: str) -> Caller:
        return self.callers[username]

    def tasks(self, username: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = said(self[username].get("tasks"))
        return found

    def walk(self, until: str) -> int:
        """The division's steps up to `until`, done by other means than the API; gives its cycle."""
        with self.office.scope():
            walk_statistics(self.office, until=until)
            return cycle_of(self.office, "statistik").pk

    def task(self, username: str, no: str | None = None) -> dict[str, Any]:
        """His one task, or the one of that number."""
        found = [task for task in self.tasks(username) if no in {None, task["no"]}]
        assert len(found) == 1, [(task["no"], task["unit"]) for task in self.tasks(username)]
        return found[0]

    def finish(self, username: str, no: str | None = None, **answer: Any) -> dict[str, Any]:
        task = self.task(username, no)
        found: dict[str, Any] = said(self[username].post(f"tasks/{task['id']}/finish", answer or None))
        return found

    def fill(self, username: str, **values: Any) -> None:
        """Every indicator of his open worksheet, on target unless a value is named by its code."""
        task = self.task(username)
        rows = {row["indicator"]: row for row in said(self[username].get(f"cycles/{task['cycle']}/realisations"))}
        for code in (indicator["code"] for indicator in task["indicators"]):
            share = {"pembilang": values.get(code, 40), "penyebut": 100}
            body = {
                "variables": share if "penyebut" in rows[code]["variables"] else {"nilai": values.get(code, 10)},
                "explanation": "Sesuai rencana.",
            }
            said(self[username].patch(f"cycles/{task['cycle']}/realisations/{code}", body))


def said(answer: HttpResponse, status: int | None = None) -> Any:
    """The JSON of a success, or of exactly the status expected."""
    body = answer.json()  # type: ignore[attr-defined]
    assert answer.status_code == status if status else answer.status_code in {200, 201}, (answer.status_code, body)
    return body
