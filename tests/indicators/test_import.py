"""A table of indicators comes in whole or not at all, with every fault by its row."""

from decimal import Decimal

import pytest

from tests.indicators.cast import Office
from tests.plans import programme_of
from tests.tables import written_rows
from triwulan.audit.record import SYSTEM
from triwulan.indicators.models import Indicator, Level, Node, Target
from triwulan.indicators.planning import Imported, PlanRefused, import_indicators
from triwulan.indicators.planning.metadata import Metadata
from triwulan.indicators.planning.table import Row
from triwulan.organisations.setup import create_position

pytestmark = pytest.mark.django_db

HEAD = (
    "kode;nama;definisi;satuan;desimal;jenis_nilai;polaritas;rumus;agregasi;jenis_target;sasaran;program;unit;pemilik;"
    "bukti_wajib;sumber;target_tw1;target_tw2;target_tw3;target_tw4;target_tahun;tahun"
)
SHARE = (
    "2.20.02.2.01.0018;Persentase kegiatan yang memenuhi standar;Standar data;%;2;persentase;naik;;Nilai akhir;Kumulatif;"
    "Data makin baik;2.20.02 Statistik Sektoral;statistik;Kasubid Data;ya;Walidata;35;50;64,5;80;80;2026"
)
INCIDENTS = (
    "IKU 4;Rata-rata waktu tanggap insiden;;Jam;1;rasio;turun;(2T−R)/T;rata-rata;;Data makin baik;;Bidang Statistik;;tidak;;"
    "4,0;4,0;4,0;4,0;4,0;2026"
)


def table(*rows: str) -> str:
    return "\n".join((HEAD, *rows))


def import_table(office: Office, content: str) -> Imported:
    rows = [Row(number, cells) for number, cells in written_rows(content)]
    return import_indicators(office.agency, rows, actor=SYSTEM)


def nodes(level: Level) -> int:
    return Node.objects.filter(level=level).count()


def refusals(office: Office, content: str) -> tuple[str, ...]:
    with pytest.raises(PlanRefused) as refused:
        import_table(office, content)
    assert (Indicator.objects.count(), Target.objects.count(), nodes(Level.OBJECTIVE)) == (0, 0, 1)
    return refused.value.sentences


def test_a_table_makes_indicators_objectives_programmes_and_targets(office: Office) -> None:
    imported = import_table(office, table(SHARE, "", INCIDENTS))
    assert imported == Imported(created=("2.20.02.2.01.0018", "IKU 4"), continued=())
    share, incidents = Indicator.objects.order_by("order")
    assert (share.unit, share.owner, share.objective.name, str(share.programme), share.target_kind, share.source) == (
        office.division,
        office.kasubid,
        "Data makin baik",
        "2.20.02 Statistik Sektoral",
        "kumulatif",
        "Walidata",
    )
    assert (incidents.polarity, incidents.aggregation, incidents.evidence_required) == ("turun", "rata_rata", False)
    assert list(share.targets.order_by("pk").values_list("year", "quarter", "value")) == [
        (2026, 1, Decimal(35)),
        (2026, 2, Decimal(50)),
        (2026, 3, Decimal("64.5")),
        (2026, 4, Decimal(80)),
        (2026, None, Decimal(80)),
    ]
    assert (nodes(Level.OBJECTIVE), nodes(Level.PROGRAMME)) == (2, 1)


ABOUT = "diukur;konsep;metode;data_awal;tahun_data_awal;nilai_terkecil;nilai_terbesar"


def described(cells: str) -> str:
    return f"{HEAD};{ABOUT}\n{SHARE};{cells}"


def test_a_row_says_what_an_indicator_is_and_what_its_values_may_be(office: Office) -> None:
    import_table(office, described("Tahunan;Standar data;Yang memenuhi dibagi semua;62,5;2024;0;100"))
    assert Metadata.of(Indicator.objects.get()) == Metadata(
        frequency="tahunan",
        concept="Standar data",
        method="Yang memenuhi dibagi semua",
        baseline=Decimal("62.5"),
        baseline_year=2024,
        value_minimum=Decimal(0),
        value_maximum=Decimal(100),
    )


def test_what_is_said_of_it_is_refused_by_column(office: Office) -> None:
    assert refusals(office, described("harian;;;banyak;dulu;0;100")) == (
        'Baris 2: Kolom data_awal: "banyak" bukan angka. Tulis angka saja, misalnya 1.234,5.',
        "Baris 2: Kolom tahun_data_awal: “dulu” bukan tahun.",
        "Baris 2: Kolom diukur: Tulis triwulanan atau tahunan.",
    )
    assert refusals(office, described(";;;;;100;0")) == ("Baris 2: Nilai paling kecil melebihi nilai paling besar.",)


def test_a_code_that_is_there_gets_the_targets_of_another_year(office: Office) -> None:
    import_table(office, table(SHARE))
    imported = import_table(office, table(SHARE.replace(";2026", ";2025"), SHARE.replace(";2026", ";2027")))
    assert imported == Imported(created=(), continued=("2.20.02.2.01.0018", "2.20.02.2.01.0018"))
    assert (Indicator.objects.get().valid_from, sorted(set(Target.objects.values_list("year", flat=True)))) == (
        2025,
        [2025, 2026, 2027],
    )


def test_a_code_that_is_there_under_another_name_is_refused(office: Office) -> None:
    import_table(office, table(SHARE))
    with pytest.raises(PlanRefused) as refused:
        import_table(office, table(SHARE.replace("memenuhi standar", "lain")))
    assert refused.value.sentences == (
        "Baris 2: Kode 2.20.02.2.01.0018 sudah dipakai indikator “Persentase kegiatan yang memenuhi standar”.",
    )


def test_every_fault_is_named_by_its_row_and_nothing_is_written(office: Office) -> None:
    assert refusals(
        office,
        table(
            SHARE,
            SHARE,
            INCIDENTS.replace("Bidang Statistik", "Bidang Statistika").replace(";tidak;", ";mungkin;"),
            INCIDENTS.replace("IKU 4", "IKU 5").replace("4,0;2026", "empat;2026"),
            INCIDENTS.replace("IKU 4", "IKU 6").replace(";2026", ";dua ribu"),
            SHARE.replace("0018", "0019").replace("2.20.02 Statistik Sektoral", "Statistik Sektoral"),
        ),
    ) == (
        "Baris 3: Kode 2.20.02.2.01.0018 tahun 2026 sudah ada pada baris 2.",
        "Baris 4: Unit “Bidang Statistika” tidak ada.",
        "Baris 4: Kolom bukti_wajib berisi “mungkin”. Tulis ya atau tidak.",
        'Baris 5: Target tahun: "empat" bukan angka. Tulis angka saja, misalnya 1.234,5.',
        "Baris 6: Kolom tahun berisi “dua ribu”, bukan bilangan bulat.",
        "Baris 7: Program “Statistik Sektoral” belum berkode. Tulis kode lalu nama, misalnya 2.20.02 Statistik.",
    )


def test_the_variables_of_a_weighted_one_carry_their_weights(office: Office) -> None:
    content = "kode,nama,satuan,sasaran,unit,tahun,variabel,jenis_nilai\nA,Nilai gabungan,Poin,S1,Statistik,2026,Naskah = 60 | Uji = 40,berbobot"
    import_table(office, content)
    indicator = Indicator.objects.get()
    assert (indicator.name, indicator.objective) == ("Nilai gabungan", office.objective)
    assert list(indicator.variables.values_list("code", "label", "weight")) == [
        ("naskah", "Naskah", Decimal(60)),
        ("uji", "Uji", Decimal(40)),
    ]


def test_the_variables_of_a_share_may_be_named(office: Office) -> None:
    content = "kode,nama,satuan,sasaran,unit,tahun,variabel,jenis_nilai\nA,B,%,S1,Statistik,2026,Mendapat | Seluruh,persentase"
    import_table(office, content)
    assert list(Indicator.objects.get().variables.values_list("code", "label")) == [
        ("pembilang", "Mendapat"),
        ("penyebut", "Seluruh"),
    ]


@pytest.mark.parametrize(
    ("kind", "variables", "sentence"),
    [
        ("persentase", "Mendapat", "Jenis nilai “persentase” memakai 2 variabel; pisahkan namanya dengan |."),
        ("berbobot", "Naskah = banyak", '"banyak" bukan angka. Tulis angka saja, misalnya 1.234,5.'),
        ("berbobot", "Naskah = 60", "Jumlah bobot harus 100, sekarang 60."),
        ("rahasia", "A | B", "Jenis nilai “rahasia” tidak dikenal. Pilih: "),
    ],
)
def test_variables_that_do_not_fit_their_kind_are_refused(
    office: Office, kind: str, variables: str, sentence: str
) -> None:
    head = "kode,nama,satuan,sasaran,unit,tahun,variabel,jenis_nilai"
    (said,) = refusals(office, f"{head}\nA,B,Poin,S1,Statistik,2026,{variables},{kind}")
    assert said[: len(f"Baris 2: {sentence}")] == f"Baris 2: {sentence}"


@pytest.mark.parametrize(
    ("unit", "objective", "owner", "sentence"),
    [
        ("", "S1", "", "Unit belum diisi."),
        ("Statistik", "", "", "Sasaran belum diisi."),
        (
            "Statistik",
            "S1",
            "Kasubid Data",
            "Jabatan pemilik “Kasubid Data” ada lebih dari satu. Pakai nama lengkapnya.",
        ),
    ],
)
def test_a_place_must_be_named_and_be_one(office: Office, unit: str, objective: str, owner: str, sentence: str) -> None:
    create_position(unit=office.division, title="KASUBID DATA", actor=SYSTEM)
    content = f"kode,nama,satuan,sasaran,unit,tahun,pemilik\nA,B,Poin,{objective},{unit},2026,{owner}"
    assert refusals(office, content) == (f"Baris 2: {sentence}",)


def test_a_programme_that_is_there_is_found_by_its_code(office: Office) -> None:
    programme = programme_of(office.objective, "2.20.02", "Statistik Sektoral")
    content = "kode,nama,satuan,sasaran,unit,tahun,program\nA,B,Laporan,S1,Statistik,2026,2.20.02"
    import_table(office, content)
    assert Indicator.objects.get().programme == programme
