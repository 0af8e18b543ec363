"""Tables as offices publish them, in small: several programs' codes counting from 01, indicators below one code, dashes."""

from decimal import Decimal

import pytest

from tests.exchange.imports.tables import brought, faults, lines, read, sent, tried
from tests.office import Office, small_office
from triwulan.exchange.sheets.book import Percent
from triwulan.indicators.models import Budget, Indicator, Node, Realisation
from triwulan.web.imports.faults import told_once

pytestmark = pytest.mark.django_db

# A database's own words over its columns, an office of three bidang urusan, ".00" for nought.
BUDGET = """SKPD,KDUNIT,KDPRGRM,NMPRGRM,NUKEG,NMKEG,KDSUBKEG,ANGGARAN,REALISASI,tahun
DINAS UJI,2.16.2.20.2.21.03.,01.,PROGRAM PENUNJANG,2.01.,"Perencanaan, dan Evaluasi",2.01.0001.,2436500.00,.00,2025-08-02
DINAS UJI,2.16.2.20.2.21.03.,02.,PROGRAM STATISTIK SEKTORAL,2.01.,Statistik di Daerah,2.01.0007.,30282000.00,21396000.00,2025-08-02
DINAS UJI,2.16.2.20.2.21.03.,02.,PROGRAM PERSANDIAN,2.01.,Persandian Pemerintah,2.01.0001.,.00,.00,2025-08-02
"""
# One column for urusan, program, kegiatan and sub kegiatan; units behind the figures; a code above several indicators.
PLAN = """kode,urusan_program_kegiatan,indikator,target_raw,pagu_raw,realisasi_tw1_kinerja_raw,realisasi_tw1_rp_raw
2.20,URUSAN STATISTIK,Tingkat data,"98,58%",900.000,,100.000
2.20.02,PROGRAM STATISTIK,Nilai LKE,47 Angka,500.000,,82.000
,PROGRAM STATISTIK,Predikat,BB Predikat,500.000,,
,PROGRAM STATISTIK,Persentase metadata,"96,05 %",200.000,,-
2.20.02.2.01,Statistik di Daerah,Cakupan dokumen,100 %,400.000,"25,00%",Rp -
2.20.02.2.01.01,Penyusunan Dokumen ,Jumlah Dokumen,12 Dokumen,400.000,"100,00%",- rn
"""
SECTORS = "2.16 | statistik = 2.20 | persandian = 2.21"


@pytest.fixture
def office() -> Office:
    return small_office()


@pytest.fixture(autouse=True)
def _scope(office: Office) -> object:
    with office.scope():
        yield


def test_programs_of_several_sectors_are_told_apart_by_a_word_of_their_name(office: Office) -> None:
    silent = tried(office, sent(office, "kaskade", BUDGET))
    assert [fault[:2] for fault in faults(silent)] == [(2, "C2"), (3, "C3"), (4, "C4")]
    one = tried(office, sent(office, "kaskade", BUDGET, options={"awalan": "2.16", "sasaran": "S1"}))
    assert faults(one) == [
        (
            4,
            "C4",
            (
                "Kode 2.16.02 sudah dipakai “PROGRAM STATISTIK SEKTORAL”. Bila bidang urusannya lain, tulis di “Kode bidang "
                "urusan”, misalnya: 2.16 | persandian = 2.21."
            ),
        )
    ]
    options = {"awalan": SECTORS, "sasaran": "S1", "triwulan": "II"}
    assert brought(office, "kaskade", BUDGET, options=options) == 3
    programmes = Node.objects.filter(level="program").order_by("code").values_list("code", flat=True)
    assert list(programmes) == ["2.16.01", "2.20.02", "2.21.02"]
    assert brought(office, "anggaran", BUDGET, options=options) == 3
    ceilings = Budget.objects.order_by("node__code").values_list("node__code", "year", "ceiling", "spent")
    assert list(ceilings) == [
        ("2.16.01.2.01.0001", 2025, Decimal(2436500), {"2": "0"}),
        ("2.20.02.2.01.0007", 2025, Decimal(30282000), {"2": "21396000"}),
        ("2.21.02.2.01.0001", 2025, Decimal(0), {"2": "0"}),
    ]


def test_what_the_whole_table_does_not_say_is_asked_once(office: Office) -> None:
    outcome = tried(office, sent(office, "anggaran", BUDGET))
    assert faults(outcome) == [
        (1, "", "Tabel ini tidak menyebut “Realisasi sampai triwulan”. Isi di bawah, lalu tekan Baca ulang.")
    ]


def test_a_program_that_stands_in_several_rows_has_its_budget_once(office: Office) -> None:
    brought(office, "kaskade", PLAN, options={"tahun": "2026", "sasaran": "S1"})
    outcome = tried(office, sent(office, "anggaran", PLAN, options={"tahun": "2026"}))
    assert lines(outcome)[:3] == [
        (2, "same", "2.20: tanpa anggaran sendiri"),
        (3, "new", "2.20.02 PROGRAM STATISTIK: pagu 2026 Rp500.000"),
        (4, "same", "lanjutan baris 3: jumlah yang sama"),
    ]
    assert faults(outcome) == [
        (
            5,
            "A5",
            (
                "Kodenya kosong, tetapi anggarannya lain daripada baris 3 (2.20.02). Isi kodenya supaya dijumlahkan, atau "
                "kosongkan anggarannya."
            ),
        ),
        (7, "G7", '"- rn" bukan angka. Tulis angka saja, misalnya 1.234,5.'),
    ]


def test_an_achievement_is_not_taken_for_the_figure_itself(office: Office) -> None:
    options = {"tahun": "2024", "sasaran": "S1", "unit": "Subbidang 1"}
    brought(office, "kaskade", PLAN, options=options)
    brought(office, "indikator", PLAN, options=options, leave_out=True)
    outcome = tried(office, sent(office, "riwayat", PLAN, options=options))
    assert faults(outcome) == [
        (
            7,
            "F7",
            "“100,00%” adalah persentase, padahal satuannya Dokumen. Tulis angkanya, bukan capaiannya.",
        )
    ]
    assert [line for line in lines(outcome) if line[1] == "new"] == [
        (6, "new", "2.20.02.2.01 Triwulan I 2024: nilai 25")
    ]
    assert lines(outcome)[0] == (2, "same", "2.20: tanpa nilai")
    target = tried(office, sent(office, "target", "kode;tahun;target\n2.20.02.2.01.01;2024;50%\n"))
    assert [fault[:2] for fault in faults(target)] == [(2, "C2")]


def test_a_code_and_a_year_merged_over_their_quarters_hold_for_all_of_them(office: Office) -> None:
    text = "Kode Indikator;Tahun;TW;Realisasi\nA1;2025;I;5\n;;II;6\n;;III;-\n;;IV;8\nJUMLAH;;;19\n"
    assert brought(office, "riwayat", text) == 3
    found = Realisation.objects.filter(indicator__code="A1", year=2025).order_by("quarter")
    assert [(row.quarter, row.variables["nilai"]) for row in found] == [(1, "5"), (2, "6"), (4, "8")]


def test_what_is_missing_in_a_row_is_named_by_its_cell_where_there_is_one(office: Office) -> None:
    text = "kode;nama;satuan;sasaran;unit;tahun;target\nX1;Satu;;S1;Subbidang 1;2026;5\nX2;Dua;dok;S1;Tiada;2026;5\n"
    assert [fault[:2] for fault in faults(tried(office, sent(office, "indikator", text)))] == [(2, "C2"), (3, "E3")]
    assert Indicator.objects.filter(code__startswith="X").count() == 0


def test_a_heading_may_stand_over_three_rows() -> None:
    reading = read(
        "anggaran",
        ["Kode", "Pagu", "Realisasi", None, None, None],
        [None, None, "Triwulan I", None, "Triwulan II", None],
        [None, None, "Kinerja", "Rp", "Kinerja", "Rp"],
        ["2.20.02", "1.000", Percent(Decimal("0.5")), "250", "x", "Rp. –"],
    )
    assert dict(reading.places) == {"kode": 0, "pagu": 1, "realisasi_tw1": 3, "realisasi_tw2": 5}
    assert [(row["pagu"], row["realisasi_tw1"], row["realisasi_tw2"]) for row in reading.rows.rows] == [
        ("1.000", "250", "")
    ]


def test_a_fault_that_many_rows_have_is_said_once() -> None:
    many = [{"row": n, "place": f"A{n}" if n > 2 else "", "sentence": "Sama."} for n in range(2, 10)]
    other = {"row": 0, "place": "", "sentence": "Lain."}
    assert [(one.named, one.others, one.sentence) for one in told_once([*many, other])] == [
        ("baris 2, A3, A4, A5, A6, A7", 2, "Sama."),
        ("", 0, "Lain."),
    ]
