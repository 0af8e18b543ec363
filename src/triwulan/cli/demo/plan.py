"""What the demo's agency measures: codes and names of the national nomenclature, figures invented ("data contoh").

A quarterly target of a summed indicator is a quarter's own; of the others it is the level to be reached by then.
"""

from dataclasses import dataclass
from decimal import Decimal

from triwulan.core.numbers import format_number

ACCESS = "Meningkatnya keterbukaan informasi publik"
DIGITAL = "Meningkatnya layanan pemerintahan digital"
STATISTICS = "Meningkatnya penyelenggaraan statistik sektoral"
SECURITY = "Meningkatnya keamanan informasi pemerintah daerah"
ACCOUNTABILITY = "Meningkatnya akuntabilitas kinerja perangkat daerah"

OBJECTIVES = (ACCESS, DIGITAL, STATISTICS, SECURITY, ACCOUNTABILITY)


@dataclass(frozen=True)
class Measure:
    """`targets` of the live year's four quarters; other years are a little lower or higher. `whole` is a percentage's
    usual denominator."""

    code: str
    name: str
    unit: str
    owner: str
    objective: str
    programme: str
    measure: str
    targets: tuple[str, str, str, str]
    kind: str = "tunggal"
    polarity: str = "naik"
    aggregation: str = "jumlah"
    decimals: int = 0
    whole: int = 0
    labels: str = ""

    @property
    def is_summed(self) -> bool:
        return self.aggregation == "jumlah" and self.kind == "tunggal"


_P1 = "2.16.02 Pengelolaan Informasi dan Komunikasi Publik"
_P2 = "2.16.03 Pengelolaan Aplikasi Informatika"
_P3 = "2.20.02 Penyelenggaraan Statistik Sektoral"
_P4 = "2.21.02 Penyelenggaraan Persandian untuk Pengamanan Informasi"
_P0 = "X.XX.01 Penunjang Urusan Pemerintahan Daerah"


def _counts(rows: tuple[tuple[str, str, str, str, str, str, str, tuple[str, str, str, str]], ...]) -> list[Measure]:
    return [Measure(*row) for row in rows]


def _shares(
    rows: tuple[tuple[str, str, str, str, str, str, tuple[str, str, str, str], int, str], ...],
) -> list[Measure]:
    return [
        Measure(
            code, name, unit, owner, objective, programme, "persen", targets,
            kind="persentase", aggregation="nilai_akhir", decimals=2, whole=whole, labels=labels,
        )
        for code, name, unit, owner, objective, programme, targets, whole, labels in rows
    ]  # fmt: skip


_IKP1, _IKP2 = "Subbidang Pengelolaan Informasi Publik", "Subbidang Kemitraan Komunikasi"
_APT1, _APT2 = "Subbidang Infrastruktur dan Jaringan", "Subbidang Pengembangan Aplikasi"
_STA1, _STA2 = "Subbidang Statistik Sektoral", "Subbidang Persandian"
_UMUM = "Subbagian Umum dan Kepegawaian"
_A = "Analis Data"

MEASURES: tuple[Measure, ...] = (
    *_counts((
        ("X.XX.01.2.01.0001", "Jumlah dokumen perencanaan perangkat daerah", _UMUM, f"{_A} Umum 1", ACCOUNTABILITY, _P0, "dokumen", ("1", "1", "2", "2")),
        ("X.XX.01.2.01.0006", "Jumlah laporan capaian kinerja dan ikhtisar realisasi kinerja", _UMUM, f"{_A} Umum 1", ACCOUNTABILITY, _P0, "laporan", ("3", "2", "2", "3")),
        ("X.XX.01.2.01.0007", "Jumlah laporan evaluasi kinerja perangkat daerah", _UMUM, f"{_A} Umum 1", ACCOUNTABILITY, _P0, "laporan", ("1", "1", "1", "1")),
        ("2.16.02.2.01.0017", "Jumlah permohonan informasi publik yang diselesaikan sesuai peraturan", _IKP1, f"{_A} IKP 1", ACCESS, _P1, "permohonan", ("24", "26", "26", "24")),
        ("2.16.02.2.01.0023", "Jumlah konten informasi publik", _IKP1, f"{_A} IKP 1", ACCESS, _P1, "konten", ("180", "190", "200", "190")),
        ("2.16.02.2.01.0015", "Jumlah komunitas informasi yang aktif mendiseminasikan informasi", _IKP2, f"{_A} IKP 2", ACCESS, _P1, "komunitas", ("4", "4", "5", "5")),
        ("2.16.02.2.01.0011", "Jumlah kegiatan kemitraan dengan media", _IKP2, f"{_A} IKP 2", ACCESS, _P1, "kegiatan", ("6", "8", "8", "6")),
        ("2.16.03.2.01.0004", "Jumlah dokumen pengelolaan nama domain dan subdomain", _APT1, f"{_A} Aptika 1", DIGITAL, _P2, "dokumen", ("2", "3", "3", "2")),
        ("2.16.03.2.02.0032", "Jumlah aplikasi khusus yang dibangun atau dikembangkan", _APT2, f"{_A} Aptika 2", DIGITAL, _P2, "aplikasi", ("1", "2", "2", "1")),
        ("2.16.03.2.02.0034", "Jumlah aplikasi yang terhubung sistem penghubung layanan", _APT2, f"{_A} Aptika 2", DIGITAL, _P2, "aplikasi", ("2", "3", "3", "2")),
        ("X.XX.01.2.01.0009", "Jumlah data statistik sektoral yang dikumpulkan dan diperiksa", _STA1, f"{_A} Statistik 1", STATISTICS, _P3, "data", ("120", "125", "130", "125")),
        ("2.20.02.2.01.0020", "Jumlah pegawai yang mendapat pelatihan di bidang statistik", _STA1, f"{_A} Statistik 1", STATISTICS, _P3, "orang", ("30", "40", "40", "30")),
        ("2.20.02.2.01.0022", "Jumlah laporan penyelenggaraan forum satu data daerah", _STA1, f"{_A} Statistik 1", STATISTICS, _P3, "laporan", ("1", "1", "1", "1")),
        ("2.21.02.2.01.0005", "Jumlah laporan pelaksanaan keamanan informasi", _STA2, f"{_A} Statistik 2", SECURITY, _P4, "laporan", ("3", "3", "3", "3")),
    )),
    *_shares((
        ("2.16.02.2.01.0020", "Persentase khalayak yang terpapar informasi publik", _IKP2, f"{_A} IKP 2", ACCESS, _P1, ("60", "64", "68", "72"), 400, "Khalayak terpapar | Khalayak yang disurvei"),
        ("2.16.02", "Persentase pengelolaan informasi dan komunikasi publik", _IKP1, f"{_A} IKP 1", ACCESS, _P1, ("80", "82", "84", "86"), 50, "Layanan informasi terkelola | Seluruh layanan informasi"),
        ("2.16.03", "Persentase aplikasi informatika yang terkelola", _APT2, f"{_A} Aptika 2", DIGITAL, _P2, ("70", "74", "78", "82"), 60, "Aplikasi terkelola | Seluruh aplikasi"),
        ("IKU.2", "Persentase perangkat daerah yang terhubung akses internet dari dinas", _APT1, f"{_A} Aptika 1", DIGITAL, _P2, ("80", "85", "90", "95"), 40, "Perangkat daerah terhubung | Seluruh perangkat daerah"),
        ("2.20.02", "Persentase cakupan penyelenggaraan statistik sektoral", _STA1, f"{_A} Statistik 1", STATISTICS, _P3, ("60", "66", "72", "78"), 50, "Urusan dengan statistik | Seluruh urusan"),
        ("2.20.02.2.01.0017", "Persentase kegiatan statistik sektoral yang mendapat rekomendasi pembina data", _STA1, f"{_A} Statistik 1", STATISTICS, _P3, ("40", "55", "70", "85"), 24, "Kegiatan mendapat rekomendasi | Seluruh kegiatan statistik sektoral"),
        ("2.20.02.2.01.0018", "Persentase kegiatan statistik sektoral yang memenuhi standar data dan metadata", _STA1, f"{_A} Statistik 1", STATISTICS, _P3, ("35", "50", "65", "80"), 24, "Kegiatan memenuhi standar | Seluruh kegiatan statistik sektoral"),
        ("2.21.02", "Persentase penyelenggaraan persandian untuk pengamanan informasi", _STA2, f"{_A} Statistik 2", SECURITY, _P4, ("70", "75", "80", "85"), 20, "Sistem diamankan | Seluruh sistem"),
    )),
    Measure("2.16.03.2.02.0024", "Jumlah perangkat daerah yang terhubung dengan jaringan intra", _APT1, f"{_A} Aptika 1", DIGITAL, _P2, "perangkat daerah", ("30", "32", "34", "36"), aggregation="nilai_akhir"),
    Measure("2.16.03.2.02.0036", "Jumlah perangkat daerah dan UPTD yang memanfaatkan akses internet dari dinas", _APT1, f"{_A} Aptika 1", DIGITAL, _P2, "perangkat daerah", ("40", "42", "44", "46"), aggregation="nilai_akhir"),
    Measure("2.21.02.2.01.0007", "Jumlah perangkat daerah yang menggunakan layanan keamanan informasi", _STA2, f"{_A} Statistik 2", SECURITY, _P4, "perangkat daerah", ("32", "33", "34", "36"), aggregation="nilai_akhir"),
    Measure("IKU.4", "Rata-rata waktu tanggap insiden keamanan informasi", _STA2, f"{_A} Statistik 2", SECURITY, _P4, "jam", ("4", "4", "4", "4"), kind="rasio", polarity="turun", aggregation="nilai_akhir", decimals=1, whole=10, labels="Jumlah jam tanggap | Jumlah insiden"),
    Measure("IKU.5", "Rata-rata waktu layanan permohonan informasi", _IKP1, f"{_A} IKP 1", ACCESS, _P1, "hari", ("6", "6", "5", "5"), kind="rasio", polarity="turun", aggregation="nilai_akhir", decimals=1, whole=25, labels="Jumlah hari layanan | Jumlah permohonan"),
    Measure("IKU.1", "Indeks kepuasan pengguna layanan dinas", _UMUM, f"{_A} Umum 1", ACCOUNTABILITY, _P0, "poin", ("80", "81", "82", "83"), aggregation="nilai_akhir", decimals=2),
)  # fmt: skip

HEADS = (
    "kode", "nama", "definisi", "satuan", "desimal", "jenis_nilai", "polaritas", "agregasi", "sasaran", "program",
    "unit", "pemilik", "bukti_wajib", "sumber", "variabel", "target_tw1", "target_tw2", "target_tw3", "target_tw4",
    "target_tahun", "tahun",
)  # fmt: skip


def target_of(measure: Measure, quarter: int, years_ahead: int) -> Decimal:
    """Three percent more for each year, less for those where low is good; whole numbers stay whole."""
    base = Decimal(measure.targets[quarter - 1])
    grown = base * (100 + (-3 if measure.polarity == "turun" else 3) * years_ahead) / 100
    if measure.kind == "persentase":
        grown = min(grown, Decimal(100))
    places = Decimal(1) if measure.is_summed or (measure.decimals == 0) else Decimal("0.1")
    return max(grown.quantize(places), places)


def as_csv_row(measure: Measure, year: int, years_ahead: int) -> list[str]:
    quarters = [target_of(measure, number, years_ahead) for number in (1, 2, 3, 4)]
    annual = sum(quarters, Decimal(0)) if measure.is_summed else quarters[-1]
    written = [
        format_number(target, 0 if target == target.to_integral_value() else 1) for target in (*quarters, annual)
    ]
    return [
        measure.code,
        measure.name,
        f"{measure.name} dalam satu triwulan. Data contoh untuk peragaan.",
        measure.measure,
        str(measure.decimals),
        measure.kind,
        measure.polarity,
        measure.aggregation,
        measure.objective,
        measure.programme,
        measure.unit,
        measure.owner,
        "ya",
        "Catatan bidang (data contoh)",
        measure.labels,
        *written,
        str(year),
    ]
