"""Reads `[identitas]` and `[mulai]`: the sheet's first page, and when a round opens."""

from collections.abc import Mapping

from triwulan.core.sentences import say
from triwulan.sop.definition import Approver, Collected, Identity, Start
from triwulan.sop.fields import Fields

IDENTITY_KEYS = (
    "judul",
    "nama",
    "tahun",
    "kop",
    "nomor",
    "tanggal_pembuatan",
    "tanggal_revisi",
    "tanggal_efektif",
    "disahkan",
    "dasar_hukum",
    "kualifikasi",
    "keterkaitan",
    "peralatan",
    "peringatan",
    "pencatatan",
    "catatan",
)
APPROVER_KEYS = ("kapasitas", "jabatan", "nama", "pangkat", "nip")
START_KEYS = ("tanggal", "bulan", "data")

SHEET_HEADINGS = {
    "nomor_sop": "nomor",
    "nama_sop": "nama",
    "tgl_pembuatan": "tanggal_pembuatan",
    "tgl_revisi": "tanggal_revisi",
    "tgl_efektif": "tanggal_efektif",
    "disahkan_oleh": "disahkan",
    "kualifikasi_pelaksana": "kualifikasi",
    "peralatan_perlengkapan": "peralatan",
    "pencatatan_dan_pendataan": "pencatatan",
}
"""The headings as some sheets print them, for the key that means the same."""

MONTHS_OF_QUARTER = {"pertama triwulan": 1, "kedua triwulan": 2, "ketiga triwulan": 3, "terakhir triwulan": 3}
COLLECTED: tuple[Collected, ...] = ("triwulan lalu", "triwulan berjalan")
_LAST_DAY = 31


def read_identity(written: Fields) -> Identity:
    fields = Fields(_by_short_key(written), written.place, written.faults)
    fields.refuse_unknown(IDENTITY_KEYS)
    name = fields.text("nama", required=True)
    return Identity(
        title=fields.text("judul") or f"STANDAR OPERASIONAL PROSEDUR (SOP) {name.upper()}",
        name=name,
        year=fields.code("tahun") if fields.table.get("tahun") != "" else "",
        letterhead=fields.texts("kop"),
        number=fields.text("nomor"),
        created=fields.date_text("tanggal_pembuatan"),
        revised=fields.date_text("tanggal_revisi"),
        effective=fields.date_text("tanggal_efektif"),
        approver=_approver(fields),
        legal_bases=fields.texts("dasar_hukum"),
        qualifications=fields.texts("kualifikasi"),
        related=fields.texts("keterkaitan"),
        equipment=fields.texts("peralatan"),
        warnings=fields.texts("peringatan"),
        recording=fields.texts("pencatatan"),
        notes=_notes(fields),
    )


def read_start(fields: Fields) -> Start | None:
    fields.refuse_unknown(START_KEYS)
    day = fields.table.get("tanggal")
    if not isinstance(day, int) or isinstance(day, bool) or not 1 <= day <= _LAST_DAY:
        fields.fault("tanggal", say("“tanggal” harus berupa angka 1 sampai %(last)s.", last=_LAST_DAY))
        day = 0
    rule = fields.choice("bulan", MONTHS_OF_QUARTER)
    data = fields.choice("data", COLLECTED)
    if not (day and rule and data):
        return None
    collected: Collected = "triwulan lalu" if data == "triwulan lalu" else "triwulan berjalan"
    return Start(day=day, month=MONTHS_OF_QUARTER[rule], month_rule=rule, data=collected)


def _by_short_key(fields: Fields) -> dict[str, object]:
    table: dict[str, object] = {}
    for key, value in fields.table.items():
        short = SHEET_HEADINGS.get(key, key)
        if short in table:
            fields.fault(
                key, say("“%(key)s” dan “%(short)s” adalah isian yang sama; tulis satu saja.", key=key, short=short)
            )
        table[short] = value
    return table


def _approver(fields: Fields) -> Approver:
    if isinstance(fields.table.get("disahkan"), str):
        return Approver(position=fields.text("disahkan"))
    signed = Fields(fields.subtable("disahkan"), f"{fields.place}, disahkan", fields.faults)
    signed.refuse_unknown(APPROVER_KEYS)
    return Approver(
        capacity=signed.text("kapasitas"),
        position=signed.text("jabatan"),
        name=signed.text("nama"),
        rank=signed.text("pangkat"),
        nip=signed.text("nip"),
    )


def _notes(fields: Fields) -> Mapping[str, tuple[str, ...]]:
    written = fields.subtable("catatan")
    keys = {key: SHEET_HEADINGS.get(key, key) for key in written}
    notes = Fields({keys[key]: value for key, value in written.items()}, f"{fields.place}, catatan", fields.faults)
    notes.refuse_unknown(IDENTITY_KEYS[:-1])
    return {key: notes.texts(key) for key in IDENTITY_KEYS if key in notes.table}
