from typing import Any

from django.db import migrations

PLAN_YEARS = 5
NAME = "Rencana Strategis"
CODED = ("program", "kegiatan", "sub_kegiatan")


def become_nodes(apps: Any, _schema_editor: Any) -> None:
    """Each agency's objectives and programmes stand in a five-year plan that begins with its first indicator."""
    model = {name: apps.get_model("indicators", name) for name in ("Plan", "Node", "Objective", "Programme")}
    for agency_id in model["Objective"].objects.order_by("agency_id").values_list("agency_id", flat=True).distinct():
        plan = model["Plan"].objects.create(agency_id=agency_id, name=NAME, **years_of(apps, agency_id))
        for objective in model["Objective"].objects.filter(agency_id=agency_id).order_by("order", "id"):
            node = model["Node"].objects.create(
                plan=plan, level="sasaran", code=objective.code, name=objective.name, order=objective.order
            )
            become_programmes(apps, objective, node)


def become_programmes(apps: Any, objective: Any, node: Any) -> None:
    for order, programme in enumerate(objective.programmes.order_by("code", "id")):
        child = apps.get_model("indicators", "Node").objects.create(
            plan=node.plan, parent=node, level="program", code=programme.code, name=programme.name, order=order
        )
        programme.indicators.update(node=child)
        programme.budgets.update(node=child)
    objective.indicators.filter(programme=None).update(node=node)


def years_of(apps: Any, agency_id: int) -> dict[str, int]:
    begun = apps.get_model("indicators", "Indicator").objects.filter(agency_id=agency_id).order_by("valid_from")
    first = begun.values_list("valid_from", flat=True).first() or 2025
    return {"first_year": first, "last_year": first + PLAN_YEARS - 1}


def become_objectives(apps: Any, _schema_editor: Any) -> None:
    """What stands above the objectives and below the programmes is lost, budgets included: there was no place for it."""
    nodes = {node.pk: node for node in apps.get_model("indicators", "Node").objects.select_related("plan")}
    made: dict[object, Any] = {}
    for node in nodes.values():
        objective, programme = places_of(apps, node, nodes, made)
        node.indicators.update(objective=objective, programme=programme)
        if node.level == "program":
            node.budgets.update(programme=programme)
    apps.get_model("indicators", "Budget").objects.filter(programme=None).delete()
    for name in ("Indicator", "Budget"):
        apps.get_model("indicators", name).objects.update(node=None)
    apps.get_model("indicators", "Node").objects.update(parent=None)
    for name in ("Node", "Plan"):
        apps.get_model("indicators", name).objects.all().delete()


def places_of(apps: Any, node: Any, nodes: dict[int, Any], made: dict[object, Any]) -> tuple[Any, Any]:
    above = chain_of(node, nodes)
    top = next((each for each in above if each.level not in CODED), above[-1])
    programme = next((each for each in above if each.level == "program"), None)
    if top.pk not in made:
        made[top.pk] = apps.get_model("indicators", "Objective").objects.create(
            agency_id=top.plan.agency_id, code=f"{top.code[:28]}-{top.pk}", name=top.name[:300], order=top.order
        )
    if programme is None:
        return made[top.pk], None
    key = ("program", programme.pk)
    if key not in made:
        made[key] = apps.get_model("indicators", "Programme").objects.create(
            objective=made[top.pk], code=f"{programme.code[:28]}", name=programme.name[:300]
        )
    return made[top.pk], made[key]


def chain_of(node: Any, nodes: dict[int, Any]) -> list[Any]:
    chain = [node]
    while chain[-1].parent_id is not None:
        chain.append(nodes[chain[-1].parent_id])
    return chain


class Migration(migrations.Migration):
    dependencies = [("indicators", "0004_cascade")]

    operations = [migrations.RunPython(become_nodes, become_objectives)]
