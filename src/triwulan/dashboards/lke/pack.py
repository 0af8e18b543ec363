"""A year's evidence, criterion by criterion; and the paper of it in the register."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import translation

from triwulan.audit.record import Actor
from triwulan.core.sentences import INDONESIAN
from triwulan.dashboards.lke import measuring, reporting
from triwulan.dashboards.lke.annexes import annexes
from triwulan.dashboards.lke.criteria import PARTS, Part
from triwulan.dashboards.lke.known import Known, known_of
from triwulan.dashboards.lke.measuring import Proof
from triwulan.documents.actions import Registration, register_document
from triwulan.documents.content import Paper
from triwulan.documents.kinds import bukti_lke
from triwulan.documents.kinds.bukti_lke import BuktiLke, Component, Criterion
from triwulan.documents.models import Document
from triwulan.documents.renditions import render_later
from triwulan.organisations.models import Agency
from triwulan.organisations.queries import root_unit, today

PROOFS: dict[str, Callable[[Known], Proof]] = {
    "2.a.1": measuring.guideline,
    "2.a.2": measuring.definitions,
    "2.a.3": measuring.mechanism,
    "2.b.1": measuring.leaders,
    "2.b.2": measuring.evidence,
    "2.b.3": measuring.in_time,
    "2.b.4": measuring.periodic,
    "2.b.5": measuring.tiers,
    "2.b.6": measuring.collected_by_system,
    "2.b.7": measuring.measured_by_system,
    "2.c.1": measuring.rewards,
    "2.c.2": measuring.adjusting,
    "2.c.3": measuring.efficiency,
    "2.c.4": measuring.understood,
    "3.a.1": reporting.written,
    "3.a.2": reporting.quarterly,
    "3.a.3": reporting.formal,
    "3.a.4": reporting.reviewed,
    "3.a.5": reporting.published,
    "3.a.6": reporting.delivered,
}


@dataclass(frozen=True)
class Pack:
    known: Known
    components: tuple[Component, ...]

    @property
    def criteria(self) -> list[Criterion]:
        return [criterion for component in self.components for criterion in component.criteria]


def pack_of(agency: Agency, year: int) -> Pack:
    """Needs the agency's scope."""
    known = known_of(agency, year)
    return Pack(known, tuple(_component(part, known) for part in PARTS))


@transaction.atomic
@translation.override(INDONESIAN)
def issue_pack(*, agency: Agency, year: int, actor: Actor) -> Document:
    """As it stands now; takes the place of the year's pack before."""
    pack = pack_of(agency, year)

    def compose(registration: Registration) -> Paper:
        sop = pack.known.rounds[-1].sop.identity.name if pack.known.rounds else "–"
        return bukti_lke.compose(BuktiLke(registration.imprint, str(year), sop, pack.components, annexes(pack.known)))

    document = register_document(
        agency=agency,
        unit=root_unit(agency),
        kind=bukti_lke.KIND,
        title=bukti_lke.title_of(str(year)),
        on=today(agency),
        year=year,
        quarter=None,
        compose=compose,
        signers=(),
        actor=actor,
        supersedes=current_pack(agency, year),
    )
    render_later(document)
    return document


def current_pack(agency: Agency, year: int) -> Document | None:
    found = Document.objects.filter(agency=agency, year=year, kind=bukti_lke.KIND, superseded_by=None)
    last: Document | None = found.order_by("-pk").first()
    return last


def _component(part: Part, known: Known) -> Component:
    own = tuple(_criterion(asked.code, str(asked.text), known) for asked in part.asked)
    return Component(part.code, str(part.title), part.weight, own or reporting.from_readiness(known, part.code))


def _criterion(code: str, text: str, known: Known) -> Criterion:
    found, lacks = PROOFS[code](known)
    return Criterion(code, text, tuple(found), tuple(lacks))
