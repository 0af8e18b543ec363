"""200 people of four agencies, each with an open task; half of them are analysts who save. Run as a process of its own.

python -m bench.crowd      prints a line of JSON per person: user name, cookie, and what he can save
"""

import json
import sys
from typing import Any

import django

AGENCIES = 4
DIVISIONS = 5
ANALYSTS = 8
CSRF = "a" * 32


def build() -> list[dict[str, Any]]:
    from django.core.management import call_command
    from django.test import Client

    from tests.office import activate_sop, empty_office
    from triwulan.audit.record import SYSTEM
    from triwulan.core import clock
    from triwulan.core.quarters import Quarter
    from triwulan.cycles.actions.open_round import open_round
    from triwulan.organisations.models import Unit
    from triwulan.organisations.setup import create_government

    call_command("migrate", verbosity=0)
    government = create_government(name="Kabupaten Ramai", actor=SYSTEM)
    people = []
    for number in range(AGENCIES):
        office = empty_office(f"Dinas {number}", government)
        with office.scope():
            root = Unit.objects.get(agency=office.agency, parent=None)
            office.add(f"d{number}.kepala", root, "Kepala Dinas", ["kepala_dinas"])
            office.add(f"d{number}.perencana", root, "Perencana", ["perencana"], f"d{number}.kepala")
            for division in range(DIVISIONS):
                _division(office, f"d{number}.{division}", f"d{number}.kepala")
        activate_sop(office)
        with office.scope():
            open_round(agency=office.agency, quarter=Quarter.containing(clock.now().date()).previous)
            people += [_person(office, username, Client()) for username in _ordered(office)]
    return people


def _division(office: Any, name: str, head: str) -> None:
    unit = office.unit(name, "bidang", f"Bidang {name}")
    office.add(f"{name}.kabid", unit, f"Kabid {name}", ["kepala_bidang"], head)
    office.add(f"{name}.kasubid", unit, f"Kasubid {name}", ["kepala_subbidang"], f"{name}.kabid")
    for number in range(ANALYSTS):
        analyst = f"{name}.analis{number}"
        office.add(analyst, unit, f"Analis {name} {number}", ["analis"], f"{name}.kasubid")
        for year in (2025, 2026):
            office.target(_indicator(office, f"{name}.{number}", name, analyst), year, (10, 10, 10, 10), 40)


def _indicator(office: Any, code: str, unit: str, owner: str) -> Any:
    from triwulan.indicators.models import Indicator

    return Indicator.objects.filter(code=code, agency=office.agency).first() or office.indicator(code, unit, owner)


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
    for person in build():
        sys.stdout.write(json.dumps(person) + "\n")
