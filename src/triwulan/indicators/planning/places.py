"""Where an imported indicator belongs, found by the names people use."""

import re
from collections.abc import Iterable
from typing import TypeVar

from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.indicators.models import Level, Node
from triwulan.indicators.models.cascade import CODED
from triwulan.indicators.planning.nodes import NodeSpec, add_node
from triwulan.indicators.planning.plans import YEARS, PlanSpec, add_plan, plan_near
from triwulan.indicators.refusals import PlanRefused
from triwulan.organisations.models import Agency, Position, Unit

Found = TypeVar("Found", Unit, Position)

# "2.16.02 Pengelolaan Informasi": a code in front of a name.
_CODED = re.compile(r"(?P<code>[A-Z0-9]+(?:\.[A-Z0-9]+)+)\s+(?P<name>.+)", re.IGNORECASE)


class Places:
    """The agency's units, positions and objectives, read once for a whole table. Objectives and programmes are made
    when they are new; units and positions are not: a mistyped one would be an office nobody knows."""

    def __init__(self, agency: Agency, actor: Actor) -> None:
        self.agency = agency
        self.actor = actor
        self.units = list(Unit.objects.filter(agency=agency))
        self.positions = list(Position.objects.filter(unit__agency=agency).select_related("unit"))

    def unit(self, named: str) -> Unit:
        names = ((unit, (unit.name, unit.short_name, unit.code)) for unit in self.units)
        return _one(named, names, _("Unit"))

    def owner(self, named: str) -> Position | None:
        names = ((position, (position.title,)) for position in self.positions)
        return _one(named, names, _("Jabatan pemilik")) if named else None

    def objective(self, named: str, year: int) -> Node:
        """In the plan of the year or the one nearest to it; without any plan, in a new one of five years."""
        if not named:
            raise PlanRefused(_("Sasaran belum diisi."))
        plan = plan_near(self.agency, year)
        if plan is None:
            spec = PlanSpec(name=_("Rencana Strategis"), first_year=year, last_year=year + YEARS - 1)
            plan = add_plan(agency=self.agency, spec=spec, actor=self.actor)
        for objective in Node.objects.filter(plan=plan, level=Level.OBJECTIVE):
            if named.casefold() in (objective.code.casefold(), objective.name.casefold()):
                return objective
        return add_node(plan=plan, spec=NodeSpec(level=Level.OBJECTIVE, name=named), actor=self.actor)

    def coded(self, code: str, year: int) -> Node | None:
        """A program, kegiatan or sub kegiatan of the year's plan, by its national code; None where none or several have it."""
        plan = plan_near(self.agency, year)
        found = list(Node.objects.filter(plan=plan, level__in=CODED, code__iexact=code)[:2]) if plan else []
        return found[0] if len(found) == 1 else None

    def programme(self, named: str, objective: Node) -> Node | None:
        """By its code, which must stand before its name."""
        if not named:
            return None
        coded = _CODED.fullmatch(named)
        if coded is None:
            present = self._programme(named, objective)
            if present is None:
                raise PlanRefused(
                    _("Program “%s” belum berkode. Tulis kode lalu nama, misalnya 2.20.02 Statistik.") % named
                )
            return present
        spec = NodeSpec(level=Level.PROGRAMME, code=coded["code"], name=coded["name"])
        return self._programme(coded["code"], objective) or add_node(
            plan=objective.plan, parent=objective, spec=spec, actor=self.actor
        )

    def _programme(self, code: str, objective: Node) -> Node | None:
        return Node.objects.filter(parent=objective, level=Level.PROGRAMME, code__iexact=code).first()


def _one(named: str, candidates: Iterable[tuple[Found, tuple[str, ...]]], what: str) -> Found:
    if not named:
        raise PlanRefused(_("%s belum diisi.") % what)
    hits = [one for one, names in candidates if named.casefold() in (name.casefold() for name in names if name)]
    if len(hits) == 1:
        return hits[0]
    facts = {"what": what, "named": named}
    if hits:
        raise PlanRefused(_("%(what)s “%(named)s” ada lebih dari satu. Pakai nama lengkapnya.") % facts)
    raise PlanRefused(_("%(what)s “%(named)s” tidak ada.") % facts)
