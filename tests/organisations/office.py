"""The cast: one small office with its people by name. All of them are invented.

`open_office` yields inside the office's scope, as a request would be.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from django_scopes import scope

from triwulan.audit.record import SYSTEM
from triwulan.organisations import setup
from triwulan.organisations.models import Agency, Capacity, Government, Holding, Person, Position, Unit
from triwulan.organisations.queries import root_unit

START = date(2025, 1, 1)


@dataclass
class Office:
    """`positions` and `people` share their names: kadis, sekretaris, kabid, kasubid, analis, kasubag, admin."""

    government: Government
    agency: Agency
    units: dict[str, Unit] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def hire(self, name: str, *, nip: str | None = None) -> Person:
        self.people[name] = setup.create_person(
            government=self.government, name=name.title(), username=f"{name}.{self.agency.pk}", nip=nip, actor=SYSTEM
        )
        return self.people[name]

    def appoint(
        self,
        who: str,
        position: str,
        starts_on: date = START,
        ends_on: date | None = None,
        capacity: str = Capacity.DEFINITIVE,
    ) -> Holding:
        return setup.appoint(
            person=self.people[who],
            position=self.positions[position],
            starts_on=starts_on,
            ends_on=ends_on,
            capacity=capacity,
            actor=SYSTEM,
        )


@contextmanager
def open_office(government: Government | None = None, name: str = "Diskominfo") -> Iterator[Office]:
    tenant = government or setup.create_government(name="Pemerintah Kabupaten Contoh", actor=SYSTEM)
    agency = setup.create_agency(
        government=tenant, name=f"Dinas {name}", short_name=name, place="Contoh", valid_from=START, actor=SYSTEM
    )
    with scope(government=tenant, agency=agency):
        office = Office(tenant, agency)
        _add_units(office)
        _add_positions(office)
        for who in office.positions:
            office.hire(who)
            office.appoint(who, who)
        yield office


def _add_units(office: Office) -> None:
    office.units["dinas"] = root_unit(office.agency)
    for name, kind, parent in (
        ("sekretariat", "sekretariat", "dinas"),
        ("statistik", "bidang", "dinas"),
        ("perencanaan", "subbagian", "sekretariat"),
        ("data", "subbidang", "statistik"),
    ):
        office.units[name] = setup.create_unit(
            agency=office.agency,
            kind=kind,
            name=name.title(),
            short_name=name[:4].upper(),
            parent=office.units[parent],
            valid_from=START,
            actor=SYSTEM,
        )


def _add_positions(office: Office) -> None:
    """The Sekretaris heads his own division in the SOP's sense, so his position carries two roles."""
    for name, unit, roles, superior in (
        ("kadis", "dinas", ["kepala_dinas"], None),
        ("sekretaris", "sekretariat", ["sekretaris", "kepala_bidang"], "kadis"),
        ("kabid", "statistik", ["kepala_bidang"], "kadis"),
        ("kasubid", "data", ["kepala_subbidang"], "kabid"),
        ("analis", "data", ["analis"], "kasubid"),
        ("kasubag", "perencanaan", ["perencana", "kepala_subbidang"], "sekretaris"),
        ("admin", "sekretariat", ["admin"], "sekretaris"),
    ):
        office.positions[name] = setup.create_position(
            unit=office.units[unit],
            title=name.title(),
            roles=roles,
            superior=office.positions.get(superior or ""),
            actor=SYSTEM,
        )
