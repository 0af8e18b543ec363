"""What the table of rights is asked about: an office in the middle of its SOP, and one of each kind of person."""

from dataclasses import dataclass

from django.test import Client
from django_scopes import scopes_disabled

from tests.cycles.walk import opened, task_of, walk_statistics
from tests.office import Office, empty_office, everybody, small_office
from tests.replay import remembered
from tests.web.rights import BACKEND, ROLES, keys_of
from triwulan.audit.record import SYSTEM
from triwulan.documents.models import Document
from triwulan.indicators.models import CrossRule, Indicator
from triwulan.indicators.planning.cross_rules import CrossRuleSpec, add_cross_rule
from triwulan.notices.defaults import reminder_times
from triwulan.notices.models import ReminderRule
from triwulan.organisations.models import Holiday, ReviewGrant, Unit
from triwulan.organisations.setup import grant_review


@dataclass
class World:
    keys: dict[str, dict[str, object]]
    clients: dict[str, Client]


def world_of(office: Office) -> World:
    small_office("Dinas Lain", office.government, "lain.")
    small_office("Dinas Asing", None, "asing.")
    let_review(office)
    opened(office)
    walk_statistics(office, until="4")
    return World(keys_in(office), _clients())


@remembered
def let_review(office: Office) -> None:
    inspectorate = empty_office("Inspektorat", office.government)
    with inspectorate.scope():
        root = Unit.objects.get(agency=inspectorate.agency, parent=None)
        reviewer = inspectorate.add("pereviu", root, "Inspektur", ["inspektorat"])
    grant_review(agency=office.agency, position=reviewer, actor=SYSTEM)


def _clients() -> dict[str, Client]:
    with scopes_disabled():
        people = {person.username: person for person in everybody()}
    clients = {"anonymous": Client()}
    for role in ROLES[1:]:
        clients[role] = Client()
        clients[role].force_login(people[role], backend=BACKEND)
    return clients


def keys_in(office: Office) -> dict[str, dict[str, object]]:
    """What the addresses name: things of the office, open at the kasubid's report."""
    reminder_times(office.agency)
    return keys_of(
        task=task_of(office, "kasubid.1"),
        document=Document.objects.first(),
        indicator=Indicator.objects.get(code=_code("A1")),
        position=office.positions["analis.1"],
        person=office["analis.1"],
        unit=office.units["sub1"],
        holiday=Holiday.objects.first(),
        grant=ReviewGrant.objects.first(),
        rule=ReminderRule.objects.first(),
        cross_rule=CrossRule.objects.first()
        or add_cross_rule(
            agency=office.agency,
            spec=CrossRuleSpec(name="Wajar", expression=f"[{_code('A1')}] <= [{_code('B1')}]", valid_from=2024),
            actor=SYSTEM,
        ),
    )


def _code(end: str) -> str:
    """Hostile offices put a mark before it."""
    return Indicator.objects.get(code__endswith=end).code
