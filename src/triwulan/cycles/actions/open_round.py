"""Opening a quarter: by the scheduler on its day, or by the planner for any quarter that runs or has ended."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import SYSTEM, Actor, Subject, record
from triwulan.core import clock
from triwulan.core.quarters import Quarter
from triwulan.cycles.actions.advance import open_step
from triwulan.cycles.models import Cycle, Round
from triwulan.cycles.people import cycle_indicators, holders_of_role
from triwulan.cycles.refusals import MayNot, RoundRefused
from triwulan.cycles.standing import running
from triwulan.indicators.queries import indicators_of
from triwulan.organisations.models import Agency, Person
from triwulan.organisations.queries import divisions, root_unit, today
from triwulan.organisations.remembering import answers_remembered
from triwulan.organisations.rules import has_role_in
from triwulan.sop import engine
from triwulan.sop.definition import Sop
from triwulan.sop.models import SopRevision
from triwulan.sop.queries import definition_of, revision_for


def open_round_by_hand(*, person: Person, agency: Agency, quarter: Quarter) -> Round:
    """Raises MayNot for anybody but the planner, RoundRefused for a quarter that has not begun or cannot be opened."""
    if not has_role_in(person, agency, "perencana"):
        message = _("Hanya perencana yang dapat membuka putaran.")
        raise MayNot(message)
    if quarter.first_day > today(agency):
        raise RoundRefused(
            [
                _("%(quarter)s belum dimulai. Pilih triwulan yang sedang berjalan atau sudah berakhir.")
                % {"quarter": quarter}
            ]
        )
    return open_round(agency=agency, quarter=quarter, person=person, actor=Actor(person_id=person.pk))


@transaction.atomic
def open_round(*, agency: Agency, quarter: Quarter, person: Person | None = None, actor: Actor = SYSTEM) -> Round:
    """Raises RoundRefused with every reason; nothing has been opened then. Opened twice, the second one is refused."""
    if Round.objects.filter(agency=agency, year=quarter.year, quarter=quarter.number).exists():
        raise RoundRefused(
            [_("Putaran %(quarter)s sudah dibuka. Buka halaman Putaran untuk melihatnya.") % {"quarter": quarter}]
        )
    revision = revision_for(agency, today(agency))
    if revision is None:
        raise RoundRefused([_("Belum ada SOP yang berlaku. Unggah dan aktifkan SOP lebih dahulu.")])
    sop = definition_of(revision)
    try:
        with transaction.atomic():
            round_ = _create(agency, revision, quarter, person)
    except IntegrityError as twice:
        raise RoundRefused(
            [_("Putaran %(quarter)s sudah dibuka. Buka halaman Putaran untuk melihatnya.") % {"quarter": quarter}]
        ) from twice
    with answers_remembered():  # the office stays as it is meanwhile
        _begin(round_, sop, actor)
    return round_


def _begin(round_: Round, sop: Sop, actor: Actor) -> None:
    cycles = _create_cycles(round_, sop)
    problems = _problems(round_, sop, cycles)
    if problems:
        raise RoundRefused(problems)
    agency = round_.agency
    record(
        "round_opened",
        actor=actor,
        subject=Subject("round", round_.pk, agency.pk, agency.government_id),
        facts={"year": round_.year, "quarter": round_.quarter},
    )
    first = engine.first_step(sop, round_.quarter)
    if first is not None:
        open_step(sop, first, running(cycles, engine.stretch_of(sop, first.code)))


def _create(agency: Agency, revision: SopRevision, quarter: Quarter, person: Person | None) -> Round:
    return Round.objects.create(
        agency=agency,
        revision=revision,
        year=quarter.year,
        quarter=quarter.number,
        opened_at=clock.now(),
        opened_by=person,
    )


def _create_cycles(round_: Round, sop: Sop) -> list[Cycle]:
    """A cycle per division that has indicators this year, and one for the agency where the SOP has steps for it."""
    scopes = {stretch.scope for stretch in engine.stretches(sop)}
    units = []
    if "bidang" in scopes:
        units += [
            u for u in divisions(round_.agency, today(round_.agency)) if indicators_of(u, round_.year, round_.quarter)
        ]
    if "perangkat_daerah" in scopes:
        units.append(root_unit(round_.agency))
    return Cycle.objects.bulk_create(Cycle(round=round_, unit=unit) for unit in units)


def _problems(round_: Round, sop: Sop, cycles: Sequence[Cycle]) -> list[str]:
    """Why the SOP could not be run to its end: no indicators, or nobody who carries a performer's role."""
    found = []
    for stretch in engine.stretches(sop):
        there = running(cycles, stretch)
        if not any(cycle_indicators(cycle) for cycle in there):
            found.append(
                _("Belum ada indikator tahun %(year)s pada bidang mana pun. Isi indikator dan targetnya lebih dahulu.")
                % {"year": round_.year}
            )
        found += [sentence for cycle in there for sentence in _lacking(sop, stretch, cycle)]
    return list(dict.fromkeys(found))


def _lacking(sop: Sop, stretch: engine.Stretch, cycle: Cycle) -> list[str]:
    addressed = {code for step in sop.steps for code in step.addressees}
    found: list[str] = []
    for code in stretch.steps:
        step = sop.step(code)
        if not engine.applies(step, cycle.round.quarter):
            continue
        found += [
            _(
                "%(unit)s belum punya jabatan dengan peran %(role)s (%(performer)s, langkah %(step)s). Tambahkan "
                "jabatannya atau beri peran itu pada jabatan yang ada."
            )
            % {"unit": cycle.unit.name, "role": performer.role, "performer": performer.name, "step": step.no}
            for performer in (sop.performer(c) for c in step.performers if c not in addressed)
            if not holders_of_role(cycle, performer)
        ]
    return found
