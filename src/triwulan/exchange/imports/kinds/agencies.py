"""The government's agencies (perangkat daerah), each with its calendar and its first administrator: who brings the table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_scopes import scope

from triwulan.exchange.imports.columns import Column
from triwulan.exchange.imports.kind import Kind, Line, Outcome, Work
from triwulan.exchange.imports.kinds.each import RowRefused, each_row, said
from triwulan.exchange.imports.rows import Row, folded
from triwulan.organisations.joining import add_agency
from triwulan.organisations.models import Agency
from triwulan.organisations.queries import today

_ZONES = {"wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura"}
_GOVERNMENT = re.compile(r"pemerintah(?: daerah)? (?:kabupaten|kota|provinsi)\b")
_DAY = re.compile(
    r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})|(?P<y2>\d{4})-(?P<m2>\d{2})-(?P<d2>\d{2})(?:[ T].*)?"
)

COLUMNS = (
    Column(
        "nama",
        gettext_lazy("Nama perangkat daerah"),
        needed=True,
        also=("nama perangkat daerah", "perangkat daerah", "nama skpd", "skpd", "nama opd", "opd", "instansi"),
        example="Dinas Kesehatan",
    ),
    Column("nama_pendek", gettext_lazy("Nama pendek"), also=("singkatan",), example="Dinkes"),
    Column(
        "kode",
        gettext_lazy("Kode perangkat daerah"),
        also=("kode perangkat daerah", "kode skpd", "kode opd"),
        is_code=True,
        example="1.02.0.00.0.00.01",
    ),
    Column("kota", gettext_lazy("Kota pada tanggal surat; kosong: kota perangkat daerah ini"), also=("tempat",)),
    Column("zona_waktu", gettext_lazy("Kosong: zona perangkat daerah ini"), choices=("WIB", "WITA", "WIT")),
    Column("sejak", gettext_lazy("Ada sejak, misalnya 2.1.2026; kosong: hari ini"), also=("ada sejak", "tanggal berdiri")),
)  # fmt: skip


@dataclass
class _Government:
    """`there` by name and by code, folded."""

    work: Work
    there: dict[str, Agency] = field(default_factory=dict)

    def know(self, agency: Agency) -> None:
        for word in (agency.code, agency.name):
            if word:
                self.there[folded(word)] = agency


def take(work: Work, rows: Sequence[Row]) -> Outcome:
    known = _Government(work)
    with scope(government=work.agency.government, agency=None):
        for agency in Agency.objects.order_by("-pk"):
            known.know(agency)
    return each_row(work, rows, lambda row: _take(known, row))


def _take(known: _Government, row: Row) -> Line:
    name, code = folded(row["nama"]), folded(row["kode"])
    if _GOVERNMENT.match(name) or name == folded(known.work.agency.government.name):
        return said(row, "same", _("%s: pemerintahnya sendiri, bukan perangkat daerah") % row["nama"])
    there = known.there.get(name)
    if there is not None:
        return said(row, "same", there.name)
    holder = known.there.get(code) if code else None
    if holder is not None:
        sentence = _("Kode %(code)s sudah dipakai %(agency)s.") % {"code": row["kode"], "agency": holder.name}
        raise RowRefused(sentence, "kode")
    own = known.work.agency
    agency = add_agency(
        own.government,
        known.work.person,
        known.work.actor,
        name=row["nama"],
        short_name=row["nama_pendek"],
        code=row["kode"],
        place=row["kota"] or own.place,
        time_zone=_zone(row) or own.time_zone,
        valid_from=_since(row) or today(own),
    )
    known.know(agency)
    return said(row, "new", agency.name)


def _zone(row: Row) -> str:
    text = row["zona_waktu"]
    if text and text.casefold() not in _ZONES and text not in _ZONES.values():
        raise RowRefused(_("Zona waktu “%s” tidak dikenal. Tulis WIB, WITA, atau WIT.") % text, "zona_waktu")
    return _ZONES.get(text.casefold(), text)


def _since(row: Row) -> date | None:
    text = row["sejak"].strip()
    if not text:
        return None
    found = _DAY.fullmatch(text)
    try:
        year, month, day = (int(found[part] or found[f"{part}2"]) for part in "ymd") if found else (0, 0, 0)
        return date(year, month, day)
    except ValueError as wrong:
        raise RowRefused(_("“%s” bukan tanggal. Tulis hari.bulan.tahun, misalnya 2.1.2026.") % text, "sejak") from wrong


KIND = Kind(
    code="perangkat-daerah",
    title=gettext_lazy("Perangkat daerah"),
    about=gettext_lazy(
        "Semua perangkat daerah pemerintah ini, masing-masing dengan kalender kerjanya. Anda menjadi administratornya yang "
        "pertama: pindah ke sana untuk memasukkan unit dan orangnya. Yang sudah ada tidak diubah."
    ),
    roles=("admin",),
    columns=COLUMNS,
    take=take,
    back="manage:agencies",
)
