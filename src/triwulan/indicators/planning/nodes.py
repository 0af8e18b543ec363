"""What changes in a plan's cascade. What is in use is ended, never deleted."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import count
from typing import Any

from django.db import transaction
from django.db.models import Max, ProtectedError
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.indicators.entries import note_node, plain_changes
from triwulan.indicators.models import Indicator, Node, Plan
from triwulan.indicators.models.cascade import Level
from triwulan.indicators.planning.node_checks import below, check_node
from triwulan.indicators.planning.texts import one_line
from triwulan.indicators.refusals import PlanRefused
from triwulan.organisations.models import Position, Unit

_SHORT = {Level.GOAL: "T", Level.OBJECTIVE: "S", Level.MISSION: "M"}


@dataclass(frozen=True, kw_only=True)
class NodeSpec:
    """A coded level (program, kegiatan, sub kegiatan) needs its national code; `result` is what it shall bring about."""

    level: str
    name: str
    code: str = ""
    result: str = ""
    unit: Unit | None = None
    position: Position | None = None
    weight: Decimal | None = None
    valid_from: int | None = None
    valid_to: int | None = None


@transaction.atomic
def add_node(*, plan: Plan, spec: NodeSpec, parent: Node | None = None, actor: Actor) -> Node:
    """As the last below its parent; PlanRefused with every fault. A tujuan or sasaran without a code gets the next."""
    fields = _fields(spec)
    if not fields["code"] and spec.level in _SHORT:
        fields["code"] = _next_code(plan, spec.level)
    last = Node.objects.filter(plan=plan, parent=parent).aggregate(last=Max("order"))["last"]
    node = Node(plan=plan, parent=parent, order=0 if last is None else last + 1, **fields)
    check_node(node)
    node.save(force_insert=True)
    note_node("node_added", node, actor, parent=parent and str(parent))
    return node


@transaction.atomic
def change_node(*, node: Node, spec: NodeSpec, actor: Actor) -> Node:
    """Make the node what the spec says; what changes nothing writes nothing."""
    shall = _fields(spec)
    changes = plain_changes(node, shall)
    former = {name: getattr(node, name) for name in changes}
    _set(node, {name: shall[name] for name in changes})
    try:
        check_node(node)
    except PlanRefused:
        _set(node, former)
        raise
    if changes:
        node.save(update_fields=list(changes))
        note_node("node_changed", node, actor, changes=changes)
    return node


@transaction.atomic
def move_node(*, node: Node, parent: Node | None, before: Node | None = None, actor: Actor) -> Node:
    """Under another parent, or elsewhere below its own: in front of `before`, else last."""
    former, node.parent = node.parent, parent
    try:
        check_node(node)
    except PlanRefused:
        node.parent = former
        raise
    order = _reordered(node, parent, before)
    moved = former != parent
    if not moved and order == list(Node.objects.filter(plan=node.plan, parent=parent)):
        return node
    node.save(update_fields=["parent"])
    for place, each in enumerate(order):
        Node.objects.filter(pk=each.pk).update(order=place)
    node.refresh_from_db(fields=["order"])
    facts = {"former": former and str(former), "parent": parent and str(parent)}
    note_node("node_moved", node, actor, **(facts if moved else {"parent": facts["parent"], "order": node.order + 1}))
    return node


@transaction.atomic
def end_node(*, node: Node, last_year: int, reason: str, actor: Actor) -> Node:
    """With all below it. PlanRefused while an indicator there is measured longer: stop or move that one first."""
    reason = one_line(reason)
    branch = [node, *below(node)]
    faults = [*_ending_faults(node, last_year, reason), *_still_measured(branch, last_year)]
    if faults:
        raise PlanRefused(*faults)
    ended = [each for each in branch if each.valid_to is None or each.valid_to > last_year]
    for each in ended:
        each.valid_to = last_year
        each.save(update_fields=["valid_to"])
    if ended:
        note_node("node_ended", node, actor, last_year=last_year, reason=reason, nodes=len(ended))
    return node


@transaction.atomic
def remove_node(*, node: Node, actor: Actor) -> None:
    """Only what nothing hangs on: no node below it, no indicator, no budget."""
    try:
        with transaction.atomic():
            Node.objects.filter(pk=node.pk).delete()
    except ProtectedError as used:
        sentence = _("“%s” sudah dipakai, jadi tidak dapat dihapus. Akhiri dengan tahun terakhirnya.")
        raise PlanRefused(sentence % node.name) from used
    note_node("node_removed", node, actor)


def _fields(spec: NodeSpec) -> dict[str, Any]:
    return {
        "level": spec.level,
        "code": one_line(spec.code).upper(),
        "name": one_line(spec.name),
        "result": one_line(spec.result),
        "unit": spec.unit,
        "position": spec.position,
        "weight": spec.weight,
        "valid_from": spec.valid_from,
        "valid_to": spec.valid_to,
    }


def _set(node: Node, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        setattr(node, name, value)


def _next_code(plan: Plan, level: str) -> str:
    taken = set(Node.objects.filter(plan=plan, level=level).values_list("code", flat=True))
    return next(code for number in count(1) if (code := f"{_SHORT[Level(level)]}{number}") not in taken)


def _reordered(node: Node, parent: Node | None, before: Node | None) -> list[Node]:
    others = list(Node.objects.filter(plan=node.plan, parent=parent).exclude(pk=node.pk))
    place = next((at for at, each in enumerate(others) if before and each.pk == before.pk), len(others))
    return [*others[:place], node, *others[place:]]


def _ending_faults(node: Node, last_year: int, reason: str) -> Iterator[str]:
    first = node.valid_from or node.plan.first_year
    if not first <= last_year <= node.plan.last_year:
        years = {"first": first, "last": node.plan.last_year}
        yield _("Tahun terakhir harus dari %(first)d sampai %(last)d.") % years
    if not reason:
        yield _("Alasan pengakhiran belum diisi.")


def _still_measured(branch: list[Node], last_year: int) -> Iterator[str]:
    there = Indicator.objects.filter(node__in=branch).exclude(valid_to__lte=last_year)
    for indicator in there:
        facts = {"code": indicator.code, "name": indicator.name, "year": last_year}
        yield _("%(code)s %(name)s masih diukur sesudah %(year)d. Hentikan atau pindahkan dahulu.") % facts
