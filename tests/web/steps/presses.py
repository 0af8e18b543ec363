"""Pressing the button of a task's page, as its holder would."""

from typing import Any

from django.test import Client

from tests.cycles.walk import task_of
from tests.office import Office
from triwulan.cycles.models import Assignment


def page_of(office: Office, username: str, code: str | None = None) -> Any:
    """His open task's page, with its context."""
    return desk_of(office, username).get(address(task_of(office, username, code)))


def press(office: Office, username: str, code: str = "", **typed: Any) -> Any:
    return desk_of(office, username).post(address(task_of(office, username, code or None)), typed)


def desk_of(office: Office, username: str) -> Client:
    client = Client()
    client.force_login(office[username])
    return client


def address(task: Assignment, rest: str = "") -> str:
    return f"/tugas/{task.pk}/{rest}"
