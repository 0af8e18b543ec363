"""The small cast that every test knows: two governments, two agencies of one of them, one division filled in full."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from django_scopes import scope, scopes_disabled

from tests.plans import objective_of
from tests.replay import remembered
from triwulan.audit.record import SYSTEM
from triwulan.indicators.models import Indicator, Target, Variable
from triwulan.organisations.calendars import seed_calendar
from triwulan.organisations.models import Agency, Government, Holding, Person, Position, Unit
from triwulan.organisations.setup import create_agency, create_government, create_position, create_unit
from triwulan.sop.actions import activate_revision, upload_revision
from triwulan.sop.models import SopRevision

SEED = Path("src/triwulan/sop/definitions/pengumpulan-data-kinerja-2023.toml")
BEGINNING = date(2024, 1, 1)
PASSWORD = "rahasia-uji"


@dataclass
class Office:
    """An agency with its people by user name; `position` finds a position by its holder's name."""

    agency: Agency
    people: dict[str, Person] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)

    @property
    def government(self) -> Government:
        return self.agency.government

    def __getitem__(self, username: str) -> Person:
        return self.people[username]

    def scope(self) -> AbstractContextManager[None]:
        opened: AbstractContextManager[None] = scope(government=self.government, agency=self.agency)
        return opened

    def add(self, username: str, unit: Unit, title: str, roles: Iterable[str], superior: str = "") -> Position:
        position = create_position(
            unit=unit,
            title=title,
            roles=roles,
            superior=self.positions.get(superior),
            valid_from=BEGINNING,
            actor=SYSTEM,
            order=len(self.positions),
        )
        person = Person.objects.create_user(username, PASSWORD, government=self.government, name=title)
        Holding.objects.create(position=position, person=person, starts_on=BEGINNING)
        self.people[username] = person
        self.positions[username] = position
        return position

    def unit(self, key: str, kind: str, name: str, parent: str = "") -> Unit:
        self.units[key] = create_unit(
            agency=self.agency,
            kind=kind,
            name=name,
            short_name=key,
            valid_from=BEGINNING,
            actor=SYSTEM,
            parent=self.units.get(parent),
            order=len(self.units),
        )
        return self.units[key]

    def indicator(self, code: str, unit: str, owner: str, *, kind: str = "tunggal", **fields: object) -> Indicator:
        indicator: Indicator = Indicator.objects.create(
            agency=self.agency,
            unit=self.units[unit],
            owner=self.positions[owner],
            node=objective_of(self.agency),
            code=code,
            name=f"Indikator {code}",
            measure="persen" if kind == "persentase" else "dokumen",
            value_kind=kind,
            decimals=2 if kind == "persentase" else 0,
            valid_from=2024,
            order=Indicator.objects.filter(agency=self.agency).count(),
            **({"evidence_required": False} | fields),
        )
        for order, name in enumerate(("pembilang", "penyebut") if kind == "persentase" else ("nilai",)):
            Variable.objects.create(
                indicator=indicator, code=name, label=name.capitalize(), measure="dokumen", minimum=0, order=order
            )
        return indicator

    def target(self, indicator: Indicator, year: int, quarters: Iterable[int], annual: int) -> None:
        for number, value in enumerate(quarters, 1):
            Target.objects.create(indicator=indicator, year=year, quarter=number, value=Decimal(value))
        Target.objects.create(indicator=indicator, year=year, value=Decimal(annual))


def empty_office(name: str = "Dinas Uji", government: Government | None = None) -> Office:
    government = government or create_government(name=f"Kabupaten {name}", actor=SYSTEM)
    with scope(government=government):
        agency = create_agency(
            government=government, name=name, place="Kota Uji", valid_from=BEGINNING, actor=SYSTEM, short_name=name
        )
    with scope(government=government, agency=agency):
        seed_calendar(agency, range(2024, 2028))
    return Office(agency)


def small_office(name: str = "Dinas Uji", government: Government | None = None, prefix: str = "") -> Office:
    """Kepala dinas, sekretariat with its planner, and one division with two sub-divisions of one analyst each."""
    office = empty_office(name, government)
    with office.scope():
        root = Unit.objects.get(agency=office.agency, parent=None)
        office.add(f"{prefix}kepala", root, "Kepala Dinas", ["kepala_dinas"])
        _secretariat(office, prefix)
        _division(office, prefix)
        _indicators(office, prefix)
    return office


def _secretariat(office: Office, p: str) -> None:
    secretariat = office.unit("sekretariat", "sekretariat", "Sekretariat")
    section = office.unit("umum", "subbagian", "Subbagian Umum", "sekretariat")
    office.add(f"{p}sekretaris", secretariat, "Sekretaris", ["sekretaris", "kepala_bidang"], f"{p}kepala")
    office.add(f"{p}perencana", section, "Kasubag Perencanaan", ["perencana"], f"{p}sekretaris")
    office.add(f"{p}kasubag", section, "Kasubag Umum", ["kepala_subbidang"], f"{p}sekretaris")
    office.add(f"{p}analis.umum", section, "Analis Umum", ["analis"], f"{p}kasubag")
    office.add(f"{p}admin", section, "Pengelola Sistem", ["admin"], f"{p}sekretaris")


def _division(office: Office, p: str) -> None:
    division = office.unit("statistik", "bidang", "Bidang Statistik")
    office.add(f"{p}kabid", division, "Kabid Statistik", ["kepala_bidang"], f"{p}kepala")
    for number in (1, 2):
        part = office.unit(f"sub{number}", "subbidang", f"Subbidang {number}", "statistik")
        office.add(f"{p}kasubid.{number}", part, f"Kasubid {number}", ["kepala_subbidang"], f"{p}kabid")
        office.add(f"{p}analis.{number}", part, f"Analis {number}", ["analis"], f"{p}kasubid.{number}")


def _indicators(office: Office, p: str) -> None:
    rows = (
        ("A1", "sub1", "analis.1"),
        ("A2", "sub1", "analis.1"),
        ("B1", "sub2", "analis.2"),
        ("U1", "umum", "analis.umum"),
    )
    for code, unit, owner in rows:
        kind = "persentase" if code == "A2" else "tunggal"
        indicator = office.indicator(code, unit, f"{p}{owner}", kind=kind)
        for year in (2024, 2025, 2026):
            office.target(indicator, year, (40, 40, 40, 40) if kind == "persentase" else (10, 10, 10, 10), 40)


def activate_sop(office: Office, path: Path = SEED, from_date: date = BEGINNING) -> SopRevision:
    with office.scope():
        revision = upload_revision(office.agency, path.read_text(encoding="utf-8"), None)
        return activate_revision(revision, from_date, None)


@remembered
def office_with_sop() -> Office:
    """The small cast under the seed SOP."""
    office = small_office()
    activate_sop(office)
    return office


def everybody() -> list[Person]:
    with scopes_disabled():
        return list(Person.objects.all())
