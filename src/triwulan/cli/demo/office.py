"""The demo's offices: the agency of the SOP, a small second agency and the Inspektorat, so that walls show.

People are called by their positions; nobody real is named. One password for all, because it is a demo.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from django.contrib.auth.hashers import make_password
from django_scopes import scope

from triwulan.audit.record import SYSTEM
from triwulan.cli.demo.budgets import set_budgets
from triwulan.cli.demo.cascade import agree, place_indicators, plant_cascade
from triwulan.cli.demo.plan import HEADS, MEASURES, OBJECTIVES, Measure, as_csv_row
from triwulan.cli.demo.revisions import compare_with_others, revise_after_agreeing, revise_indicators
from triwulan.core.quarters import Quarter
from triwulan.indicators.planning import import_indicators
from triwulan.indicators.planning.table import Row
from triwulan.organisations.calendars import seed_calendar
from triwulan.organisations.models import Agency, Government, Person, Position, Unit
from triwulan.organisations.people import appoint, create_person
from triwulan.organisations.queries import root_unit
from triwulan.organisations.setup import (
    create_agency,
    create_government,
    create_position,
    create_unit,
    grant_review,
)
from triwulan.sop.actions import activate_revision, upload_revision
from triwulan.sop.queries import definition_of

PASSWORD = "triwulan-demo"  # noqa: S105 - shown on the sign-in page of the demo

SEED = "pengumpulan-data-kinerja-2023.toml"

DIVISIONS = (
    ("ikp", "Bidang Informasi dan Komunikasi Publik", "IKP", "Pengelolaan Informasi Publik", "Kemitraan Komunikasi"),
    ("aptika", "Bidang Aplikasi Informatika", "Aptika", "Infrastruktur dan Jaringan", "Pengembangan Aplikasi"),
    ("statistik", "Bidang Statistik dan Persandian", "Statistik", "Statistik Sektoral", "Persandian"),
)


SIGNATORY = "Inspektur"
"""Signs what his assistant states."""


@dataclass
class Desk:
    """A position with its person, being set up."""

    agency: Agency
    since: date
    hashed: str
    qualifications: tuple[str, ...]

    def seat(
        self,
        username: str,
        unit: Unit,
        title: str,
        roles: tuple[str, ...],
        superior: Position | None = None,
        capacity: str = "definitif",
    ) -> Position:
        position = create_position(
            unit=unit, title=title, roles=roles, superior=superior, valid_from=self.since, actor=SYSTEM
        )
        person = create_person(
            government=self.agency.government,
            name=title,
            username=username,
            qualifications=self.qualifications,
            actor=SYSTEM,
        )
        Person.objects.filter(pk=person.pk).update(password=self.hashed)
        appoint(person=person, position=position, starts_on=self.since, capacity=capacity, actor=SYSTEM)
        return position


def build_offices(live: Quarter) -> Agency:
    """The agency of the SOP; its neighbours exist beside it."""
    since = date(live.year - 3, 1, 1)
    government = create_government(name="Kabupaten Jeneponto", region_code="73.04", actor=SYSTEM)
    hashed = make_password(PASSWORD)
    with scope(government=government, agency=None):
        agency = _agency(government, since)
        second = _plain_agency(government, "Dinas Kependudukan dan Pencatatan Sipil", "Dukcapil", since)
        inspectorate = _plain_agency(government, "Inspektorat Daerah", "Inspektorat", since)
    sop = _sop(agency, since)
    with scope(government=government, agency=agency):
        seed_calendar(agency, range(live.year - 2, live.year + 2))
        desk = Desk(agency, since, hashed, sop)
        _staff(desk)
        plan = plant_cascade(agency, live)
        _indicators(agency, live)
        place_indicators(plan)
        revise_indicators(agency, live)
        compare_with_others(agency, live)
        set_budgets(live)
        agree(live)
        revise_after_agreeing(live)
    _second_agency(second, since, hashed, live)
    _inspectorate(inspectorate, (agency, second), since, hashed)
    return agency


def _agency(government: Government, since: date) -> Agency:
    return create_agency(
        government=government,
        name="Dinas Komunikasi, Informatika dan Statistik",
        short_name="Diskominfo Statistik",
        place="Bontosunggu",
        address="Jl. Lanto Dg. Pasewang No. 8 Bontosunggu Kode Pos 92311",
        valid_from=since,
        overseer_position="Bupati Jeneponto",
        sample=True,
        actor=SYSTEM,
    )


def _plain_agency(government: Government, name: str, short: str, since: date) -> Agency:
    return create_agency(
        government=government,
        name=name,
        short_name=short,
        place="Bontosunggu",
        address="Jalan Contoh Nomor 2 Bontosunggu",
        valid_from=since,
        sample=True,
        actor=SYSTEM,
    )


def _sop(agency: Agency, since: date) -> tuple[str, ...]:
    """Upload and activate the seed; its qualifications, which all of the demo's people have."""
    text = (files("triwulan.sop") / "definitions" / SEED).read_text(encoding="utf-8")
    with scope(government=agency.government, agency=agency):
        revision = upload_revision(agency, text, None)
        activate_revision(revision, since, None)
        return definition_of(revision).identity.qualifications


def _staff(desk: Desk) -> None:
    agency, since = desk.agency, desk.since
    root = root_unit(agency)
    head = desk.seat("kepala.dinas", root, "Kepala Dinas", ("kepala_dinas",), capacity="Plt.")
    secretariat = _unit(agency, "sekretariat", "Sekretariat", "Sekretariat", since, 1)
    planning = _unit(agency, "subbagian", "Subbagian Perencanaan", "Perencanaan", since, 1, secretariat)
    general = _unit(agency, "subbagian", "Subbagian Umum dan Kepegawaian", "Umum", since, 2, secretariat)
    secretary = desk.seat("sekretaris", secretariat, "Sekretaris", ("sekretaris", "kepala_bidang"), head)
    desk.seat("kasubag.perencanaan", planning, "Kasubag Perencanaan", ("perencana",), secretary)
    section = desk.seat("kasubag.umum", general, "Kasubag Umum dan Kepegawaian", ("kepala_subbidang",), secretary)
    desk.seat("analis.umum.1", general, "Analis Data Umum 1", ("analis",), section)
    desk.seat("admin", general, "Pengelola Sistem Informasi", ("admin",), secretary)
    for order, (code, name, short, *parts) in enumerate(DIVISIONS, 2):
        division = _unit(agency, "bidang", name, short, since, order)
        kabid = desk.seat(f"kabid.{code}", division, f"Kabid {name.removeprefix('Bidang ')}", ("kepala_bidang",), head)
        for number, part in enumerate(parts, 1):
            unit = _unit(agency, "subbidang", f"Subbidang {part}", f"{short} {number}", since, number, division)
            kasubid = desk.seat(f"kasubid.{code}.{number}", unit, f"Kasubid {part}", ("kepala_subbidang",), kabid)
            desk.seat(f"analis.{code}.{number}", unit, f"Analis Data {short} {number}", ("analis",), kasubid)


def _unit(
    agency: Agency, kind: str, name: str, short: str, since: date, order: int, parent: Unit | None = None
) -> Unit:
    return create_unit(
        agency=agency,
        kind=kind,
        name=name,
        short_name=short,
        valid_from=since,
        actor=SYSTEM,
        parent=parent,
        order=order,
    )


def _indicators(agency: Agency, live: Quarter) -> None:
    """Targets for two past years, this one and the next."""
    for ahead in (-2, -1, 0, 1):
        measures = sorted(MEASURES, key=_objective)
        cells = (as_csv_row(measure, live.year + ahead, ahead) for measure in measures)
        import_indicators(agency, _rows(HEADS, cells), actor=SYSTEM)


def _rows(heads: Sequence[str], lines: Iterable[Sequence[object]]) -> list[Row]:
    return [Row(number, dict(zip(heads, map(str, cells), strict=True))) for number, cells in enumerate(lines, 2)]


def _objective(measure: Measure) -> int:
    """As the agency's papers are ordered."""
    return OBJECTIVES.index(measure.objective)


def _second_agency(agency: Agency, since: date, hashed: str, live: Quarter) -> None:
    sop = _sop(agency, since)
    with scope(government=agency.government, agency=agency):
        seed_calendar(agency, range(live.year - 1, live.year + 2))
        desk = Desk(agency, since, hashed, sop)
        head = desk.seat("kepala.dukcapil", root_unit(agency), "Kepala Dinas Dukcapil", ("kepala_dinas", "admin"))
        secretariat = _unit(agency, "sekretariat", "Sekretariat", "Sekretariat", since, 1)
        desk.seat("perencana.dukcapil", secretariat, "Perencana Dukcapil", ("perencana",), head)
        division = _unit(agency, "bidang", "Bidang Pelayanan Pencatatan Sipil", "Capil", since, 2)
        kabid = desk.seat("kabid.dukcapil", division, "Kabid Pencatatan Sipil", ("kepala_bidang",), head)
        kasubag = desk.seat("kasubag.dukcapil", division, "Kasubag Akta", ("kepala_subbidang",), kabid)
        desk.seat("analis.dukcapil", division, "Analis Data Dukcapil", ("analis",), kasubag)
        _second_indicators(agency, live)


def _second_indicators(agency: Agency, live: Quarter) -> None:
    head = "kode;nama;satuan;sasaran;unit;pemilik;bukti_wajib;tahun;target_tw1;target_tw2;target_tw3;target_tw4;target_tahun"
    rows = ("Akta kelahiran yang diterbitkan", "Akta kematian yang diterbitkan", "Layanan jemput bola")
    for year in (live.year - 1, live.year, live.year + 1):
        lines = [
            f"2.12.0{number};{name};dokumen;Tertib administrasi kependudukan;Bidang Pelayanan Pencatatan Sipil;"
            f"Analis Data Dukcapil;ya;{year};100;120;120;100;440"
            for number, name in enumerate(rows, 1)
        ]
        import_indicators(agency, _rows(head.split(";"), [line.split(";") for line in lines]), actor=SYSTEM)


def _inspectorate(inspectorate: Agency, reviewed: Sequence[Agency], since: date, hashed: str) -> None:
    with scope(government=inspectorate.government, agency=inspectorate):
        desk = Desk(inspectorate, since, hashed, ())
        head = desk.seat("inspektur", root_unit(inspectorate), SIGNATORY, ("inspektorat",))
        reviewer = desk.seat("inspektorat", root_unit(inspectorate), "Inspektur Pembantu", ("inspektorat",), head)
    for one in reviewed:
        with scope(government=one.government, agency=one):
            grant_review(agency=one, position=reviewer, actor=SYSTEM)
            grant_review(agency=one, position=head, actor=SYSTEM)
