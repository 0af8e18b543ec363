"""Places in a cascade, made without their actions' checks: what the tests hang indicators and budgets on."""

from triwulan.indicators.models import Level, Node, Plan
from triwulan.organisations.models import Agency


def plan_of(agency: Agency) -> Plan:
    found: Plan = Plan.objects.get_or_create(agency=agency, name="Renstra", first_year=2024, last_year=2028)[0]
    return found


def objective_of(agency: Agency, code: str = "S1", name: str = "Meningkatnya mutu data", order: int = 0) -> Node:
    shall = {"name": name, "order": order}
    found: Node = Node.objects.get_or_create(
        plan=plan_of(agency), level=Level.OBJECTIVE, code=code, parent=None, defaults=shall
    )[0]
    return found


def programme_of(objective: Node, code: str, name: str) -> Node:
    made: Node = Node.objects.create(plan=objective.plan, parent=objective, level=Level.PROGRAMME, code=code, name=name)
    return made
