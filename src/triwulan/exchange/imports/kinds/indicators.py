"""Indicators with what they measure and their targets of a year."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.exchange.imports.columns import Column
from triwulan.exchange.imports.kind import Kind, Line, Option, Outcome, Work
from triwulan.exchange.imports.kinds.each import RowRefused, each_row, said
from triwulan.exchange.imports.kinds.years import year_of
from triwulan.exchange.imports.rows import Row
from triwulan.indicators.planning.importing import IndicatorTable
from triwulan.indicators.planning.table import Row as TableRow

# "12 Dokumen", "98,58%", "80–90 hari": a figure, or two, with its unit behind it.
_WITH_UNIT = re.compile(r"(?P<figure>[-+]?[\d.,]+(?:\s*[-–]\s*[\d.,]+)?)\s*(?P<unit>[^\d\s.,].*)")
_PER_CENT = frozenset({"%", "persen", "persentase", "prosentase", "percent"})
TARGETS = ("target_tw1", "target_tw2", "target_tw3", "target_tw4", "target_tahun")

COLUMNS = (
    Column("kode", gettext_lazy("Kode indikator; kosong: lanjutan kode di atasnya"), needed=True, also=("kode indikator",), is_code=True, example="IKU.1"),
    Column("nama", gettext_lazy("Nama indikator"), needed=True, also=("indikator", "nama indikator", "indikator kinerja"), example="Indeks kepuasan pengguna"),
    Column("satuan", gettext_lazy("Kosong bila tertulis di belakang targetnya"), example="poin"),
    Column("sasaran", gettext_lazy("Nama atau kode sasaran; yang belum ada dibuat"), also=("sasaran strategis", "tujuan sasaran"), carried=True, example="Meningkatnya mutu layanan"),
    Column("program", gettext_lazy("Kode lalu nama program"), carried=True, example="2.20.02 Statistik Sektoral"),
    Column("simpul", gettext_lazy("Kode program, kegiatan atau sub kegiatan yang diukurnya; kosong: dari kodenya"), also=("kode program", "kode kegiatan", "kode sub kegiatan"), is_code=True),
    Column("unit", gettext_lazy("Unit yang mengukurnya"), also=("unit kerja", "bidang", "penanggung jawab unit"), carried=True, example="Bidang Statistik"),
    Column("pemilik", gettext_lazy("Jabatan yang mengisinya"), also=("penanggung jawab", "pemilik data"), example="Analis Data"),
    Column("tahun", gettext_lazy("Tahun target"), example="2026"),
    Column("definisi", gettext_lazy("Definisi operasional"), also=("definisi operasional",)),
    Column("desimal", gettext_lazy("Angka di belakang koma"), example="2"),
    Column("jenis_nilai", gettext_lazy("Kosong: tunggal"), choices=("tunggal", "persentase", "rasio", "selisih", "jumlah", "rata_rata", "berbobot", "kategori")),
    Column("polaritas", gettext_lazy("Kosong: naik"), choices=("naik", "turun", "tetap", "rentang")),
    Column("rumus", gettext_lazy("Rumus capaian")),
    Column("batas", gettext_lazy("Batas capaian, atau “tanpa”")),
    Column("lantai", gettext_lazy("ya: capaian tidak di bawah nol"), choices=("ya", "tidak")),
    Column("kategori", gettext_lazy("Skala: WTP = 4 | WDP = 3")),
    Column("bobot", gettext_lazy("Bobot dalam sasarannya")),
    Column("agregasi", gettext_lazy("Bagaimana setahun dihitung"), choices=("jumlah", "nilai_akhir", "rata_rata", "maksimum", "minimum")),
    Column("jenis_target", gettext_lazy("Kosong: diskrit"), choices=("diskrit", "kumulatif")),
    Column("bukti_wajib", gettext_lazy("Kosong: ya"), choices=("ya", "tidak")),
    Column("sumber", gettext_lazy("Sumber data"), also=("sumber data",)),
    Column("diukur", gettext_lazy("Kosong: triwulanan"), choices=("triwulanan", "tahunan"), also=("frekuensi", "waktu pengukuran")),
    Column("konsep", gettext_lazy("Tanpa singkatan, satuan, waktu atau wilayah")),
    Column("metode", gettext_lazy("Rumus dan cara penghitungan"), also=("formulasi", "cara penghitungan", "rumus penghitungan")),
    Column("interpretasi", gettext_lazy("Apa arti nilai yang tinggi atau rendah")),
    Column("ukuran", gettext_lazy("Misalnya: jumlah, persentase, indeks")),
    Column("klasifikasi", gettext_lazy("Klasifikasi penyajian")),
    Column("level_estimasi", gettext_lazy("Misalnya: kabupaten"), also=("level estimasi",)),
    Column("bukti_diminta", gettext_lazy("Bukti yang diminta"), also=("bukti", "data dukung")),
    Column("data_awal", gettext_lazy("Kondisi sebelum rencana dimulai"), also=("baseline", "kondisi awal", "data awal")),
    Column("tahun_data_awal", gettext_lazy("Tahun data awal"), also=("tahun data awal",)),
    Column("nilai_terkecil", gettext_lazy("Di bawahnya isian ditolak; kosong: tanpa batas"), also=("nilai minimum", "batas bawah")),
    Column("nilai_terbesar", gettext_lazy("Di atasnya isian ditolak; kosong: tanpa batas"), also=("nilai maksimum", "batas atas")),
    Column("variabel", gettext_lazy("Nama variabel, dipisah |")),
    Column("target_tw1", gettext_lazy("Target triwulan I"), also=("target tw i", "tw i", "tw1", "triwulan i", "target triwulan i"), example="80"),
    Column("target_tw2", gettext_lazy("Target triwulan II"), also=("target tw ii", "tw ii", "tw2", "triwulan ii", "target triwulan ii"), example="81"),
    Column("target_tw3", gettext_lazy("Target triwulan III"), also=("target tw iii", "tw iii", "tw3", "triwulan iii", "target triwulan iii"), example="82"),
    Column("target_tw4", gettext_lazy("Target triwulan IV"), also=("target tw iv", "tw iv", "tw4", "triwulan iv", "target triwulan iv"), example="83"),
    Column("target_tahun", gettext_lazy("Target setahun"), also=("target", "target raw", "target tahunan", "target kinerja"), example="83"),
)  # fmt: skip


def take(work: Work, rows: Sequence[Row]) -> Outcome:
    table = IndicatorTable(work.agency, work.actor)
    codes = _codes(rows)
    return each_row(work, rows, lambda row: _take(table, work, row, codes[row.number]))


def _codes(rows: Sequence[Row]) -> dict[int, tuple[str, str]]:
    """By row: its own code, and that of the place it measures. Several indicators under one code are numbered."""
    found: dict[int, tuple[str, str]] = {}
    above, count = "", 1
    for row in rows:
        code = row["kode"].rstrip(".")
        above, count = (code, 1) if code else (above, count + 1)
        found[row.number] = (above if count == 1 or not above else f"{above}-{count}", row["simpul"] or above)
    return found


def _take(table: IndicatorTable, work: Work, row: Row, codes: tuple[str, str]) -> Line:
    cells = row.cells | dict(zip(("kode", "simpul"), codes, strict=True))
    for option in ("unit", "sasaran"):
        cells[option] = cells.get(option) or work[option]
    cells["tahun"] = year_of(row["tahun"] or work["tahun"])
    cells |= _parted(cells)
    is_new = table.take(TableRow(row.number, cells))
    words = _("indikator baru") if is_new else _("target tahun %s") % cells["tahun"]
    return said(row, "new" if is_new else "changed", f"{cells['kode']} {cells['nama']}: {words}")


def _parted(cells: dict[str, str]) -> dict[str, str]:
    """Figures without the units that a file writes behind them; the unit where the file has no column for it."""
    found = {key: cells[key] for key in (*TARGETS, "satuan") if cells.get(key)}
    for key in TARGETS:
        parts = _WITH_UNIT.fullmatch(found.get(key, ""))
        if parts:
            measure = found.setdefault("satuan", parts["unit"].strip())
            found[key] = without_unit(found[key], measure, key)
    return found


def without_unit(text: str, measure: str, column: str) -> str:
    """RowRefused for a percentage of what is not measured in per cent: that is an achievement, not the figure."""
    parts = _WITH_UNIT.fullmatch(text)
    if parts and parts["unit"].strip() == "%" and measure.strip().casefold() not in _PER_CENT:
        facts = {"text": text, "measure": measure}
        raise RowRefused(
            _("“%(text)s” adalah persentase, padahal satuannya %(measure)s. Tulis angkanya, bukan capaiannya.") % facts,
            column,
        )
    return parts["figure"] if parts else text


KIND = Kind(
    code="indikator",
    title=gettext_lazy("Indikator dan target"),
    about=gettext_lazy(
        "Satu baris satu indikator dan tahun. Kode yang sudah ada mendapat target tahun itu; yang belum ada dibuat, "
        "termasuk sasaran dan programnya."
    ),
    roles=("perencana", "admin"),
    columns=COLUMNS,
    take=take,
    options=(
        Option("tahun", gettext_lazy("Tahun"), gettext_lazy("bila tidak ada kolomnya"), needed_without="tahun"),
        Option("unit", gettext_lazy("Unit"), gettext_lazy("untuk baris tanpa unit")),
        Option("sasaran", gettext_lazy("Sasaran"), gettext_lazy("untuk baris tanpa sasaran")),
    ),
    back="manage:indicators",
)
