"""Data contoh: 25 invented indicators with national names, in the longest words an office is likely to write."""

from dataclasses import replace
from decimal import Decimal

from triwulan.core.numbers import format_number, format_percent
from triwulan.documents.pieces.figures import (
    AskedWarning,
    Comparison,
    EvidenceRow,
    FigureRow,
    Period,
    VariableRow,
)

OBJECTIVES = (
    "Meningkatnya kualitas pengelolaan informasi dan komunikasi publik",
    "Meningkatnya layanan pemerintahan berbasis elektronik",
    "Meningkatnya penyelenggaraan statistik sektoral",
    "Meningkatnya keamanan informasi pemerintah daerah",
    "Meningkatnya akuntabilitas kinerja perangkat daerah",
)
OWNERS = (
    "Bidang Informasi dan Komunikasi Publik",
    "Bidang Aplikasi Informatika",
    "Bidang Statistik",
    "Bidang Persandian",
    "Sekretariat",
)
# objective | name | unit | direction | target of the year | targets by quarter | values by quarter | three years before
ROWS = """0|Persentase pengelolaan informasi dan komunikasi publik|%|naik|90|20 45 68 90|18.5 44 69.2 91.4|78.2 82.5 86.1
0|Jumlah permohonan Informasi Publik yang diselesaikan sesuai peraturan|Permohonan|naik|120|30 60 90 120|27 58 94 126|88 97 109
0|Persentase khalayak yang terpapar informasi publik|%|naik|65|10 25 45 65|8 20.4 33.1 57.3|48.6 52.1 55.9
0|Jumlah Konten Informasi Publik|Konten|naik|1200|300 600 900 1200|284 611 978 1315|860 940 1088
0|Jumlah Komunitas Informasi yang aktif mendiseminasikan informasi dan terdaftar|Komunitas|naik|22|4 10 16 22|3 7 10 15|9 11 13
0|Rata-rata waktu tanggap permohonan informasi|Hari|turun|8|8 8 8 8|9.4 8.6 7.8 7.9|11.2 10.1 9
1|Indeks SPBE|Indeks|naik|3.1|0 0 0 3.1|0 0 0 2.94|2.11 2.48 2.76
1|Persentase aplikasi informatika yang terkelola|%|naik|85|20 42 64 85|21 40.5 62 83.6|61 70.4 77.9
1|Jumlah Dokumen Pengelolaan Nama Domain dan Sub Domain|Dokumen|naik|4|1 2 3 4|1 2 3 4|4 4 4
1|Jumlah perangkat daerah yang terhubung dengan Jaringan Intra|Perangkat Daerah|naik|42|38 39 41 42|37 39 40 42|30 34 36
1|Jumlah aplikasi khusus yang dibangun/dikembangkan|Aplikasi|naik|6|0 2 4 6|0 1 3 5|3 4 4
1|Jumlah aplikasi SPBE yang terhubung Sistem Penghubung Layanan|Aplikasi|naik|12|2 5 9 12|1 3 5 7|0 2 4
1|Jumlah PD dan UPTD yang memanfaatkan akses internet dari Dinas|Perangkat Daerah|naik|61|58 59 60 61|58 60 61 63|49 53 57
1|Lama gangguan jaringan|Jam|turun|48|12 24 36 48|16.5 29 47.25 58.5|96 81 66.5
2|Persentase cakupan penyelenggaraan statistik sektoral|%|naik|80|15 38 60 80|16.2 39.1 57.4 78.9|52.7 63 71.4
2|Persentase kegiatan statistik sektoral yang mendapat rekomendasi pembina data|%|naik|70|10 30 50 70|5 22 41.7 66.7|33.3 45.5 58.3
2|Persentase kegiatan statistik sektoral yang memenuhi standar data, metadata, interoperabilitas, kode referensi/data induk|%|naik|60|10 25 40 60|7.7 15.4 23.1 38.5|15.4 23.1 30.8
2|Jumlah pegawai yang mendapat pelatihan di bidang statistik|Orang|naik|60|0 30 60 60|0 32 64 64|40 44 52
2|Jumlah laporan penyelenggaraan forum satu data daerah|Laporan|naik|4|1 2 3 4|1 2 9 4|2 3 4
3|Persentase penyelenggaraan persandian untuk pengamanan informasi|%|naik|75|15 35 55 75|14 33.8 54.9 76.2|55 62.5 68
3|Jumlah Laporan Pelaksanaan Keamanan Informasi|Laporan|naik|12|3 6 9 12|3 6 9 12|12 12 12
3|Jumlah PD yang menggunakan layanan keamanan informasi dan persandian|Perangkat Daerah|naik|40|34 36 38 40|33 35 38 40|24 28 33
3|Jumlah insiden siber yang tidak tertangani dalam 24 jam|Insiden|turun|6|2 3 5 6|1 2 2 3|14 11 8
4|Nilai SAKIP perangkat daerah|Nilai|naik|74.75|0 0 0 74.75|0 0 0 73.42|66.1 68.9 71.3
4|Persentase terlaksananya penunjang urusan pemerintah|%|naik|100|25 50 75 100|24.2 49 73.9 98.7|96.1 97.3 98"""
QUARTERS = ("TW I", "TW II", "TW III", "TW IV")
FORMULAS = {
    "naik": "Capaian = realisasi ÷ target × 100 % (makin tinggi makin baik)",
    "turun": "Capaian = (2 × target − realisasi) ÷ target × 100 % (makin rendah makin baik)",
}
BANDS = (("90", "Sangat Tinggi"), ("75", "Tinggi"), ("65", "Sedang"), ("50", "Rendah"), ("-999", "Sangat Rendah"))
PLAN = Decimal("1.2")
DECIMAL_UNITS = ("%", "Indeks", "Nilai", "Jam", "Hari")


def figures(quarter: int = 3, *, objective: int | None = None) -> tuple[FigureRow, ...]:
    """Cumulative up to the quarter; the fourth is the year's."""
    rows = [line.split("|") for line in ROWS.splitlines()]
    return tuple(_figure(i, row, quarter) for i, row in enumerate(rows, 1) if objective in (None, int(row[0])))


def average(found: tuple[FigureRow, ...]) -> str:
    known = [figure.percent for figure in found if figure.percent is not None]
    return format_percent(sum(known, Decimal(0)) / len(known))


def predicate(percent: Decimal | None) -> str:
    return "" if percent is None else next(name for bound, name in BANDS if percent > Decimal(bound))


def _percent(target: Decimal, value: Decimal, direction: str) -> Decimal | None:
    if target == 0:
        return None
    return (2 * target - value if direction == "turun" else value) / target * 100


def _figure(number: int, row: list[str], quarter: int) -> FigureRow:
    objective, name, unit, direction, year_target, targets, values, before = row
    decimals = 2 if unit in DECIMAL_UNITS else 0
    by_target, by_value, past = ([Decimal(part) for part in column.split()] for column in (targets, values, before))
    target, value, goal = by_target[quarter - 1], by_value[quarter - 1], Decimal(year_target)
    percent = _percent(target, value, direction)
    change = format_number(value - past[-1], decimals)
    years = zip(("2022", "2023", "2024"), past, strict=True)
    plain = FigureRow(
        code=f"IK-{number:02}",
        name=name,
        unit=unit,
        target=format_number(target, decimals),
        value=format_number(value, decimals),
        achievement="tidak dapat dinilai" if percent is None else format_percent(percent),
        predicate=predicate(percent),
        objective=OBJECTIVES[int(objective)],
        owner=OWNERS[int(objective)],
        formula=FORMULAS[direction],
        year_target=format_number(goal, decimals),
        year_achievement=format_percent(_percent(goal, value, direction)),
        plan_target=format_number(goal * PLAN, decimals),
        plan_achievement=format_percent(_percent(goal * PLAN, value, direction)),
        decimals=decimals,
        percent=percent,
        periods=tuple(Period(q, by_target[i], by_value[i] if i < quarter else None) for i, q in enumerate(QUARTERS)),
        years=(*(Period(year, None, found) for year, found in years), Period("2025", goal, value)),
        comparisons=(Comparison("TW III 2025", format_number(past[-1], decimals), change),),
        variables=_variables(unit, value),
    )
    return _told(_proven(plain, number))


def _told(figure: FigureRow) -> FigureRow:
    """With the words of an office; below 90 % also what stood in the way."""
    late = figure.percent is not None and figure.percent < 90
    return replace(
        figure,
        definition="Banyaknya kegiatan yang memenuhi syarat dibandingkan dengan seluruh kegiatan pada tahun berjalan.",
        benchmark="2,79 (rata-rata nasional, data contoh)" if figure.unit == "Indeks" else "",
        explanation=_explanation(figure.percent),
        support="Tersedianya petugas pengumpul data di setiap unit dan jadwal yang pasti.",
        obstacle="Sebagian perangkat daerah terlambat menyerahkan data." if late else "",
        follow_up="Menjadwalkan pendampingan bagi perangkat daerah yang terlambat." if late else "",
        responsible="Kepala Subbidang Pengelolaan dan Pemberdayaan Statistik Sektoral" if late else "",
        due="30 November 2026" if late else "",
        programme="2.20.02 Penyelenggaraan Statistik Sektoral",
    )


def _proven(figure: FigureRow, number: int) -> FigureRow:
    proofs = ("Rekapitulasi lembar kerja per bulan.xlsx", "Notula rapat pengumpulan data.pdf")
    return replace(
        figure,
        evidence=tuple(
            EvidenceRow(name, f"{number * 7919 * 104729 * (i + 3) ** 19:064x}", "9 Oktober 2026")
            for i, name in enumerate(proofs)
        ),
        warnings=_warnings(figure.percent),
        entered="Analis Data Statistik Sektoral, Selasa 13 Oktober 2026 14.20 WITA",
    )


def _variables(unit: str, value: Decimal) -> tuple[VariableRow, ...]:
    if unit != "%":
        return ()
    return (
        VariableRow("Pembilang", format_number(value * 2, 0), "Kegiatan"),
        VariableRow("Penyebut", "200", "Kegiatan"),
    )


def _explanation(percent: Decimal | None) -> str:
    if percent is None:
        return "Nilai indikator ini baru ditetapkan setelah penilaian tahunan."
    if percent >= 100:
        return "Target terlampaui karena jadwal kegiatan dimulai pada bulan pertama."
    return (
        "Target belum tercapai. Sebagian perangkat daerah terlambat menyerahkan data, dan tenaga teknis yang tersedia "
        "belum sebanding dengan jumlah permintaan layanan.\n\nPengadaan perangkat baru selesai pada akhir periode."
    )


def _warnings(percent: Decimal | None) -> tuple[AskedWarning, ...]:
    if percent is None or percent <= 150:
        return ()
    return (AskedWarning("Capaian melampaui 150 %.", "Forum tambahan diadakan atas permintaan pembina data."),)
