"""The division of the specimen pages: one sub-head, one analyst, and indicators with invented figures."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

from tests.plans import objective_of
from triwulan.audit.record import SYSTEM, Actor
from triwulan.core.quarters import Quarter
from triwulan.documents.models import StoredFile
from triwulan.indicators.actions import attach_evidence, save_realisation
from triwulan.indicators.models import Evidence, Indicator, Node, Realisation, Target, Variable
from triwulan.organisations.models import Agency, Government, Person, Position, Unit
from triwulan.organisations.setup import create_agency, create_government, create_position, create_unit

NOON = datetime(2026, 4, 10, 4, 0, tzinfo=UTC)
TW1 = Quarter(2026, 1)
FIRST_DAY = date(2024, 1, 1)
TEXTS = ("not_applicable", "explanation", "support", "obstacle", "follow_up")


@dataclass(frozen=True)
class Office:
    government: Government
    agency: Agency
    root: Unit
    division: Unit
    subdivision: Unit
    kasubid: Position
    analis: Person
    objective: Node

    @property
    def actor(self) -> Actor:
        return Actor(self.analis.pk, None, "")


def make_office(name: str = "Diskominfo") -> Office:
    """Call it inside `scopes_disabled()` or the scope it makes."""
    government = create_government(name=f"Pemerintah {name}", actor=SYSTEM)
    agency = create_agency(government=government, name=name, place="Bontosunggu", valid_from=FIRST_DAY, actor=SYSTEM)
    division = create_unit(
        agency=agency,
        kind="bidang",
        name="Bidang Statistik",
        valid_from=FIRST_DAY,
        actor=SYSTEM,
        short_name="Statistik",
    )
    subdivision = create_unit(
        agency=agency, kind="subbidang", name="Subbidang Data", parent=division, valid_from=FIRST_DAY, actor=SYSTEM
    )
    analis = Person.objects.create_user(f"analis.{name}", government=government, name="Analis Data")
    return Office(
        government=government,
        agency=agency,
        root=Unit.objects.get(agency=agency, parent=None),
        division=division,
        subdivision=subdivision,
        kasubid=create_position(unit=subdivision, title="Kasubid Data", actor=SYSTEM),
        analis=analis,
        objective=objective_of(agency, name="Statistik makin baik"),
    )


def make_indicator(office: Office, code: str = "2.20.0017", **fields: Any) -> Indicator:
    """A count of documents, unless told otherwise."""
    kind = str(fields.get("value_kind", "tunggal"))
    shall: dict[str, Any] = {
        "name": f"Indikator {code}",
        "unit": office.division,
        "measure": "Dokumen",
        "node": office.objective,
        "valid_from": 2024,
        **fields,
    }
    variables = shall.pop("variables", None) or _variables(kind)
    indicator: Indicator = Indicator.objects.create(agency=office.agency, code=code, **shall)
    for order, variable in enumerate(variables):
        Variable.objects.create(indicator=indicator, order=order, **variable)
    return indicator


def make_share(office: Office, code: str = "2.20.0018", **fields: Any) -> Indicator:
    """A percentage that stands where it stands: cumulative, the last value counts."""
    shall: dict[str, Any] = {
        "value_kind": "persentase",
        "measure": "%",
        "decimals": 2,
        "aggregation": "nilai_akhir",
        "target_kind": "kumulatif",
        **fields,
    }
    return make_indicator(office, code, **shall)


def _variables(kind: str) -> list[dict[str, Any]]:
    if kind in ("persentase", "rasio"):
        return [
            {"code": "pembilang", "label": "Kegiatan memenuhi", "measure": "Kegiatan", "minimum": 0},
            {"code": "penyebut", "label": "Seluruh kegiatan", "measure": "Kegiatan", "minimum": 0},
        ]
    return [{"code": "nilai", "label": "Dokumen terbit", "measure": "Dokumen", "minimum": 0}]


def set_goals(indicator: Indicator, year: int, *quarters: object, whole: object = None) -> None:
    for number, value in enumerate(quarters, start=1):
        if value is not None:
            Target.objects.create(indicator=indicator, year=year, quarter=number, value=Decimal(str(value)))
    if whole is not None:
        Target.objects.create(indicator=indicator, year=year, value=Decimal(str(whole)))


def save(office: Office, indicator: Indicator, quarter: Quarter = TW1, **given: Any) -> Realisation:
    """Variables by their codes; `explanation` and the like as they are called."""
    texts = {name: given.pop(name) for name in TEXTS if name in given}
    version = given.pop("expected_version", None)
    return save_realisation(
        indicator=indicator,
        unit=indicator.unit,
        quarter=quarter,
        variables=given or None,
        actor=office.actor,
        person=office.analis,
        expected_version=version,
        **texts,
    )


def make_file(office: Office, content: str = "bukti") -> StoredFile:
    digest = sha256(content.encode()).hexdigest()
    stored, _ = StoredFile.objects.get_or_create(
        agency=office.agency,
        sha256=digest,
        defaults={"size": len(content), "content_type": "application/pdf", "stored_at": NOON},
    )
    found: StoredFile = stored
    return found


def attach(
    office: Office, indicator: Indicator, content: str = "bukti", name: str = "laporan.pdf", quarter: Quarter = TW1
) -> Evidence:
    return attach_evidence(
        indicator=indicator,
        unit=indicator.unit,
        quarter=quarter,
        file=make_file(office, content),
        name=name,
        actor=office.actor,
        person=office.analis,
    )
