"""The agency's units: bidang, subbidang, subbagian."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.exchange.imports.columns import Column
from triwulan.exchange.imports.kind import Kind, Line, Outcome, Work
from triwulan.exchange.imports.kinds.each import RowRefused, each_row, said
from triwulan.exchange.imports.rows import Row, folded
from triwulan.organisations.models import Unit
from triwulan.organisations.models.unit import UnitKind
from triwulan.organisations.queries import today
from triwulan.organisations.setup import create_unit

_KINDS = [kind for kind in UnitKind.values if kind != UnitKind.AGENCY]
# What a unit is called says what it is; longer words first.
_BEGINNINGS = {
    "subbag": "subbagian",
    "subbid": "subbidang",
    "sekretariat": "sekretariat",
    "bidang": "bidang",
    "tim": "tim",
}

COLUMNS = (
    Column(
        "nama",
        gettext_lazy("Nama unit"),
        needed=True,
        also=("nama unit", "unit", "unit kerja", "nama unit kerja", "nama skpd"),
        example="Bidang Statistik",
    ),
    Column("nama_pendek", gettext_lazy("Singkatan untuk nomor naskah"), also=("singkatan",), example="Statistik"),
    Column(
        "jenis",
        gettext_lazy("Kosong: dibaca dari namanya"),
        also=("jenis unit", "tingkat"),
        choices=tuple(_KINDS),
        example="bidang",
    ),
    Column(
        "induk",
        gettext_lazy("Unit di atasnya; kosong: langsung di bawah perangkat daerah"),
        also=("unit induk", "atasan"),
    ),
    Column("kode", gettext_lazy("Kode unit"), also=("kode unit", "id"), is_code=True),
)


@dataclass
class _Office:
    work: Work
    units: dict[str, Unit] = field(default_factory=dict)

    def know(self, unit: Unit) -> None:
        for word in (unit.code, unit.short_name, unit.name):
            if word:
                self.units[folded(word)] = unit


def take(work: Work, rows: Sequence[Row]) -> Outcome:
    office = _Office(work)
    for unit in Unit.objects.filter(agency=work.agency).order_by("-pk"):
        office.know(unit)
    return each_row(work, rows, lambda row: _take(office, row))


def _take(office: _Office, row: Row) -> Line:
    there = office.units.get(folded(row["nama"]))
    if there is not None:
        return said(row, "same", there.name)
    above = office.units.get(folded(row["induk"])) if row["induk"] else None
    if row["induk"] and above is None:
        raise RowRefused(_("Unit induk “%s” tidak ada; tulis barisnya sebelum unit ini.") % row["induk"], "induk")
    unit = create_unit(
        agency=office.work.agency,
        kind=_kind(row),
        name=row["nama"],
        short_name=row["nama_pendek"],
        code=row["kode"],
        valid_from=today(office.work.agency),
        actor=office.work.actor,
        parent=above,
        order=len(office.units),
    )
    office.know(unit)
    under = above.name if above else office.work.agency.name
    return said(row, "new", _("%(unit)s, di bawah %(above)s") % {"unit": unit.name, "above": under})


def _kind(row: Row) -> str:
    if row["jenis"]:
        return re.sub(r"\s+", "_", row["jenis"].casefold())
    name = re.sub(r"[^a-z]", "", row["nama"].casefold())
    found = next((kind for start, kind in _BEGINNINGS.items() if name.startswith(start)), "")
    if not found:
        raise RowRefused(_("Jenisnya tidak terbaca dari namanya. Isi: %s.") % ", ".join(_KINDS), "jenis")
    return found


KIND = Kind(
    code="unit",
    title=gettext_lazy("Unit"),
    about=gettext_lazy("Bidang, subbidang, sekretariat dan subbagian. Yang sudah ada tidak diubah."),
    roles=("admin",),
    columns=COLUMNS,
    take=take,
    back="manage:units",
)
