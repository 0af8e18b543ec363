"""People and their positions from a table: each row is tried in a savepoint by the very actions that the pages use."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor, hold_chain
from triwulan.organisations.models import Agency, Holding, Person, Position, Role, Unit
from triwulan.organisations.people import appoint, create_person
from triwulan.organisations.queries import today, valid_on
from triwulan.organisations.refusals import OrganisationRefused
from triwulan.organisations.setup import create_position
from triwulan.organisations.table_rows import RowFault, TableRow

COLUMNS = (
    "nip",
    "nama",
    "gelar_depan",
    "gelar_belakang",
    "pangkat",
    "jabatan",
    "unit",
    "peran",
    "atasan",
    "pos_el",
    "nama_pengguna",
)

_COLUMN_OF = {
    "name": "nama",
    "front_title": "gelar_depan",
    "back_title": "gelar_belakang",
    "rank": "pangkat",
    "email": "pos_el",
    "title": "jabatan",
}


@dataclass(frozen=True)
class Planned:
    """What a row does. `appointed` is False for someone who holds the position already, or a row without one."""

    row: int
    person: str
    person_is_new: bool
    position: str = ""
    position_is_new: bool = False
    unit: str = ""
    appointed: bool = False


@dataclass(frozen=True)
class ImportResult:
    planned: tuple[Planned, ...]
    faults: tuple[RowFault, ...]


@dataclass
class _Office:
    """What rows refer to, kept up while they are worked through."""

    agency: Agency
    actor: Actor
    starts_on: date
    units: dict[str, Unit]
    roles: dict[str, str]
    positions: dict[tuple[int, str], Position] = field(default_factory=dict)
    wanted_superiors: list[tuple[int, Position, str]] = field(default_factory=list)


@transaction.atomic
def import_people(
    *, agency: Agency, rows: Sequence[TableRow], actor: Actor, starts_on: date | None = None
) -> ImportResult:
    """Rows with faults are taken back, the others written: whether they stay is the caller's to say, in his transaction.

    People get no password here: the administrator sets or mails one.
    """
    # its rows write to both: the government's before the agency's
    hold_chain(agency_id=None, government_id=agency.government_id)
    hold_chain(agency_id=agency.pk)
    return _work_through(_office(agency, actor, starts_on), rows)


def _work_through(office: _Office, rows: Sequence[TableRow]) -> ImportResult:
    planned: list[Planned] = []
    faults: list[RowFault] = []
    for row in rows:
        positions, superiors = len(office.positions), len(office.wanted_superiors)
        try:
            with transaction.atomic():
                planned.append(_take(office, row))
        except OrganisationRefused as refused:
            faults.append(RowFault(row.number, _in_column(refused)))
            # What the savepoint took back must not be referred to any more.
            del office.wanted_superiors[superiors:]
            for key in list(office.positions)[positions:]:
                del office.positions[key]
    titles = {_key(row["jabatan"]) for row in rows}
    faults += _link_superiors(office, titles)
    return ImportResult(tuple(planned), tuple(sorted(faults)))


def _in_column(refused: OrganisationRefused) -> str:
    """The forms' sentences do not say which field they mean: it stands beside them there, not in a list of rows."""
    column = _COLUMN_OF.get(refused.field)
    return (
        _("Kolom “%(column)s”: %(sentence)s") % {"column": column, "sentence": refused.sentence}
        if column
        else refused.sentence
    )


def _take(office: _Office, row: TableRow) -> Planned:
    person, person_is_new = _person(office, row)
    if not row["jabatan"]:
        if stray := next((name for name in ("unit", "peran", "atasan") if row[name]), ""):
            raise OrganisationRefused(_("Kolom “%s” diisi, tetapi “jabatan” kosong.") % stray)
        return Planned(row.number, person.full_name, person_is_new)
    unit = _unit(office, row["unit"])
    known = (unit.pk, _key(row["jabatan"])) in office.positions
    position = _position(office, unit, row)
    appointed = _appoint(office, person, position)
    return Planned(row.number, person.full_name, person_is_new, position.title, not known, unit.name, appointed)


def _person(office: _Office, row: TableRow) -> tuple[Person, bool]:
    nip, username = _digits(row["nip"]), row["nama_pengguna"].lower()
    if not nip and not username:
        raise OrganisationRefused(_("Isi “nip” atau “nama_pengguna”, supaya orang ini dapat masuk."))
    known = Person.objects.filter(Q(nip=nip) if nip else Q(username=username)).first()
    if known is None:
        return _new_person(office, row, nip, username), True
    if known.government_id != office.agency.government_id:
        # another government's people are not named
        raise OrganisationRefused(_("NIP atau nama pengguna %s sudah terdaftar.") % (nip or username))
    if _key(known.name) != _key(row["nama"]):
        words = {"key": nip or username, "name": known.name}
        raise OrganisationRefused(_("NIP atau nama pengguna %(key)s sudah terdaftar atas nama %(name)s.") % words)
    return known, False


def _new_person(office: _Office, row: TableRow, nip: str, username: str) -> Person:
    return create_person(
        government=office.agency.government,
        name=row["nama"],
        nip=nip or None,
        username=username,
        front_title=row["gelar_depan"],
        back_title=row["gelar_belakang"],
        rank=row["pangkat"],
        email=row["pos_el"],
        actor=office.actor,
    )


def _digits(nip: str) -> str:
    """Spreadsheets add an apostrophe to keep 18 digits, or lose the last three when they take them for a number."""
    if re.search(r"\d[eE]\+\d", nip):
        raise OrganisationRefused(
            _("NIP “%s” sudah diubah lembar kerja menjadi angka. Format kolomnya sebagai teks, lalu isi lagi.")
            % nip[:24]
        )
    return re.sub(r"[\s'’]", "", nip)


def _unit(office: _Office, name: str) -> Unit:
    found = office.units.get(_key(name))
    if found is None:
        known = ", ".join(sorted({unit.name for unit in office.units.values()}))
        raise OrganisationRefused(
            _("Unit “%(name)s” tidak ada. Unit yang ada: %(known)s.") % {"name": name[:60], "known": known}
        )
    return found


def _position(office: _Office, unit: Unit, row: TableRow) -> Position:
    """One that exists keeps its roles and superior: the file fills the house, it does not rebuild it."""
    key = (unit.pk, _key(row["jabatan"]))
    if key not in office.positions:
        office.positions[key] = create_position(
            unit=unit, title=row["jabatan"], roles=_roles(office, row["peran"]), actor=office.actor
        )
        if row["atasan"]:
            office.wanted_superiors.append((row.number, office.positions[key], row["atasan"]))
    return office.positions[key]


def _roles(office: _Office, text: str) -> list[str]:
    asked = [part.strip() for part in re.split(r"[,;|/]", text) if part.strip()]
    for part in asked:
        if _key(part) not in office.roles:
            known = ", ".join(sorted(set(office.roles.values())))
            raise OrganisationRefused(
                _("Peran “%(role)s” tidak dikenal. Peran yang ada: %(known)s.") % {"role": part[:40], "known": known}
            )
    return [office.roles[_key(part)] for part in asked]


def _appoint(office: _Office, person: Person, position: Position) -> bool:
    held = Holding.objects.filter(valid_on(office.starts_on, start="starts_on", end="ends_on"), position=position)
    if held.filter(person=person).exists():
        return False
    appoint(person=person, position=position, starts_on=office.starts_on, actor=office.actor)
    return True


def _link_superiors(office: _Office, titles: set[str]) -> list[RowFault]:
    """After all rows, since a superior may stand further down; one whose own row was refused is no second fault."""
    by_title: dict[str, list[Position]] = {}
    for (_unit_id, title), position in office.positions.items():
        by_title.setdefault(title, []).append(position)
    faults = []
    for row, position, superior in office.wanted_superiors:
        found = by_title.get(_key(superior), [])
        if len(found) == 1 and found[0].pk != position.pk:
            position.superior = found[0]
            position.save(update_fields=["superior"])
        elif len(found) > 1:
            faults.append(
                RowFault(row, _("Atasan “%s” ada di beberapa unit. Bedakan nama jabatannya.") % superior[:60])
            )
        elif found or _key(superior) not in titles:
            faults.append(
                RowFault(row, _("Atasan “%s” tidak ada di berkas ini maupun di daftar jabatan.") % superior[:60])
            )
    return faults


def _office(agency: Agency, actor: Actor, starts_on: date | None) -> _Office:
    day = starts_on or today(agency)
    units = list(Unit.objects.filter(valid_on(day), agency=agency))
    by_name = _by_key(units, lambda unit: (unit.name, unit.short_name, unit.code))
    root = next(unit for unit in units if unit.parent_id is None)
    roles = {_key(word): role.code for role in Role.objects.filter(agency=agency) for word in (role.code, role.name)}
    office = _Office(agency, actor, day, {**by_name, "": root}, roles)
    for position in Position.objects.filter(valid_on(day), unit__agency=agency):
        office.positions[position.unit_id, _key(position.title)] = position
    return office


def _by_key(units: list[Unit], words: Callable[[Unit], tuple[str, ...]]) -> dict[str, Unit]:
    return {_key(word): unit for unit in reversed(units) for word in words(unit) if word}


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()
