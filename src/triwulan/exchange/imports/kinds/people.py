"""People with their positions, units, roles and superiors."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.exchange.imports.columns import Column
from triwulan.exchange.imports.kind import Kind, Line, Outcome, Work
from triwulan.exchange.imports.rows import Fault, Row
from triwulan.organisations.people_import import Planned, import_people
from triwulan.organisations.table_rows import TableRow

COLUMNS = (
    Column("nip", gettext_lazy("18 angka, sebagai teks"), also=("nip pegawai", "no induk pegawai"), example="197801012005011002"),
    Column("nama", gettext_lazy("Nama tanpa gelar"), needed=True, also=("nama pegawai", "nama lengkap"), example="Budi Contoh"),
    Column("gelar_depan", gettext_lazy("Gelar depan")),
    Column("gelar_belakang", gettext_lazy("Gelar belakang"), also=("gelar",), example="S.Kom."),
    Column("pangkat", gettext_lazy("Pangkat/golongan"), also=("pangkat golongan", "golongan", "pangkat gol ruang")),
    Column("jabatan", gettext_lazy("Jabatan; yang belum ada dibuat"), also=("nama jabatan",), example="Analis Data"),
    Column("unit", gettext_lazy("Unit yang sudah ada"), also=("unit kerja", "bidang"), example="Bidang Statistik"),
    Column("peran", gettext_lazy("Peran dalam SOP, dipisah koma"), example="analis"),
    Column("atasan", gettext_lazy("Jabatan atasannya"), also=("atasan langsung", "jabatan atasan"), example="Kasubid Statistik"),
    Column("pos_el", gettext_lazy("Pos-el"), also=("email", "surel", "e mail")),
    Column("nama_pengguna", gettext_lazy("Bila tanpa NIP"), also=("username", "user"), example="budi"),
)  # fmt: skip


def take(work: Work, rows: Sequence[Row]) -> Outcome:
    table = [TableRow(row.number, row.cells) for row in rows]
    result = import_people(agency=work.agency, rows=table, actor=work.actor)
    work.step(len(rows))
    faults = [Fault(fault.row, fault.sentence) for fault in result.faults]
    return Outcome([_line(each) for each in result.planned], faults)


def _line(planned: Planned) -> Line:
    words = [planned.person, _("orang baru") if planned.person_is_new else _("sudah terdaftar")]
    if planned.position:
        new = _(" (jabatan baru)") if planned.position_is_new else ""
        held = "" if planned.appointed else _(", sudah menjabat")
        words.append(f"{planned.position}{new}, {planned.unit}{held}")
    effect = "new" if planned.person_is_new else "changed" if planned.appointed else "same"
    return Line(planned.row, effect, " · ".join(words))


KIND = Kind(
    code="orang",
    title=gettext_lazy("Orang dan jabatan"),
    about=gettext_lazy(
        "Satu baris satu orang: NIP atau nama pengguna, nama, lalu jabatan, unit, peran dan atasannya. Jabatan yang belum "
        "ada dibuat; unit harus sudah ada. Kata sandi disetel kemudian."
    ),
    roles=("admin",),
    columns=COLUMNS,
    take=take,
    back="manage:people",
)
