"""What a node must be where it stands: its level, its national code, its years, and whose it is."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from triwulan.indicators.models import Node
from triwulan.indicators.models.cascade import RANKS, Level
from triwulan.indicators.planning.texts import line_faults
from triwulan.indicators.refusals import PlanRefused

_CODE = re.compile(r"[0-9A-Z]+(\.[0-9A-Z]+)+")
"""As the national nomenclature writes it: "2.16.02", "X.XX.01.2.01"."""


def check_node(node: Node) -> None:
    """PlanRefused with every fault of a node as it would be written."""
    sentences = [*_text_faults(node), *_place_faults(node)]
    if node.level in Level.values:
        sentences += [*_level_faults(node), *_code_faults(node)]
    sentences += [*_year_faults(node), *_owner_faults(node)]
    if sentences:
        raise PlanRefused(*sentences)


def below(node: Node) -> list[Node]:
    """Every node under it, parents before their children; one query."""
    children: dict[int | None, list[Node]] = {}
    for each in Node.objects.filter(plan=node.plan).select_related("plan"):
        children.setdefault(each.parent_id, []).append(each)
    found = list(children.get(node.pk, ()))
    for each in found:
        found += children.get(each.pk, ())
    return found


def _text_faults(node: Node) -> Iterator[str]:
    yield from line_faults(_("Nama"), node.name, 500)
    yield from line_faults(_("Kode"), node.code, 40, needed=node.level in Level.values and node.is_coded)
    yield from line_faults(_("Sasaran"), node.result, 500, needed=False)
    if node.level not in Level.values:
        yield _("Tingkat “%(level)s” tidak dikenal. Pilih: %(levels)s.") % {
            "level": node.level,
            "levels": ", ".join(Level.values),
        }


def _place_faults(node: Node) -> Iterator[str]:
    parent = node.parent
    if parent is None:
        return
    if parent.plan_id != node.plan_id:
        yield _("Induknya harus dari rencana yang sama.")
    if node.pk and parent.pk in {node.pk, *(each.pk for each in below(node))}:
        yield _("Sebuah bagian tidak dapat berada di bawah dirinya sendiri.")


def _level_faults(node: Node) -> Iterator[str]:
    """Whatever stands above it is of a higher level, whatever stands below of a lower one."""
    if node.parent is not None and node.parent.rank >= node.rank:
        facts = {"level": node.get_level_display(), "parent": node.parent.get_level_display()}
        yield _("%(level)s tidak dapat berada di bawah %(parent)s.") % facts
    children = Node.objects.filter(parent=node) if node.pk else ()
    low = next((child for child in children if RANKS[Level(child.level)] <= node.rank), None)
    if low is not None:
        facts = {"level": low.get_level_display(), "parent": node.get_level_display()}
        yield _("Di bawahnya ada %(level)s, yang tidak dapat berada di bawah %(parent)s.") % facts


def _code_faults(node: Node) -> Iterator[str]:
    twins = Node.objects.filter(plan=node.plan, level=node.level, code=node.code).exclude(pk=node.pk)
    if node.is_coded:
        twins = twins.filter(parent=node.parent)  # one program may serve several sasaran, each with its share
    twin = twins.first() if node.code else None
    if twin is not None:
        yield _("Kode %(code)s sudah dipakai “%(name)s”.") % {"code": node.code, "name": twin.name}
    if not node.is_coded or not node.code:
        return
    if not _CODE.fullmatch(node.code):
        yield _("Kode %s bukan kode nomenklatur. Contoh: 2.16.02 atau 2.16.02.2.01.0017.") % node.code
    elif node.parent is not None and node.parent.is_coded and not node.code.startswith(f"{node.parent.code}."):
        facts = {"code": node.code, "parent": node.parent.code}
        yield _("Kode %(code)s tidak termasuk %(parent)s. Kode di bawahnya diawali %(parent)s.") % facts


def _year_faults(node: Node) -> Iterator[str]:
    plan = node.plan
    first, last = node.valid_from or plan.first_year, node.valid_to or plan.last_year
    if not plan.first_year <= first <= last <= plan.last_year:
        yield _("Tahun berlakunya harus berurutan, dari %(first)d sampai %(last)d.") % {
            "first": plan.first_year,
            "last": plan.last_year,
        }


def _owner_faults(node: Node) -> Iterator[str]:
    agency = node.plan.agency_id
    if node.unit is not None and node.unit.agency_id != agency:
        yield _("Unitnya harus dari perangkat daerah yang sama.")
    if node.position is not None and node.position.unit.agency_id != agency:
        yield _("Jabatannya harus dari perangkat daerah yang sama.")
