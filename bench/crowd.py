"""200 people of four agencies, each with an open task; half of them are analysts who save. Run as a process of its own.

python -m bench.crowd      prints a line of JSON per person: user name, cookie, and what he can save
"""

import json
import sys
from typing import Any

import django

from bench.offices import offices
from bench.place import quick_passwords

AGENCIES = 4
DIVISIONS = 5
ANALYSTS = 8
CSRF = "a" * 32


def build() -> list[dict[str, Any]]:
    from django.core.management import call_command
    from django.test import Client

    from triwulan.core import clock
    from triwulan.core.quarters import Quarter
    from triwulan.cycles.actions.open_round import open_round

    call_command("migrate", verbosity=0)
    people = []
    for office in offices("Kabupaten Ramai", AGENCIES, DIVISIONS, ANALYSTS):
        with office.scope():
            open_round(agency=office.agency, quarter=Quarter.containing(clock.now().date()).previous)
            people += [_person(office, username, Client()) for username in _ordered(office)]
    return people


def _ordered(office: Any) -> list[str]:
    """Kabid and Kasubid have ordered before anybody is let in, so that each analyst has his worksheet."""
    from tests.cycles.walk import finish

    for name in [*office.people]:
        if name.endswith(".kabid"):
            finish(office, name)
            finish(office, name.replace(".kabid", ".kasubid"))
    return [name for name in office.people if name.count(".") > 1]


def _person(office: Any, username: str, client: Any) -> dict[str, Any]:
    from tests.cycles.walk import open_tasks_of
    from triwulan.web.steps.bahan_rows import field_name

    client.force_login(office[username], backend="allauth.account.auth_backends.AuthenticationBackend")
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    found: dict[str, Any] = {"username": username, "cookie": f"{cookie}; csrftoken={CSRF}"}
    tasks = [task for task in open_tasks_of(office, username) if task.step_run.work == "bahan"]
    if tasks:
        indicator = tasks[0].indicators.get()
        found |= {
            "task": tasks[0].pk,
            "indicator": indicator.pk,
            "version": field_name("r", indicator.pk),
            "value": field_name("v", indicator.pk, indicator.variables.get().code),
        }
    return found


if __name__ == "__main__":
    django.setup()
    quick_passwords()
    for person in build():
        sys.stdout.write(json.dumps(person) + "\n")
