"""What each kind of table brings, and what of a messy one is refused, row by row."""

from decimal import Decimal

import pytest

from tests.exchange.imports.tables import actor_of, brought, faults, lines, sent, tried
from tests.office import Office, small_office
from tests.plans import objective_of
from triwulan.audit.models import Entry
from triwulan.exchange.imports.run import ImportRefused, bring_in
from triwulan.indicators.models import Budget, Indicator, Level, Node, Realisation, Target
from triwulan.organisations.models import Unit

pytestmark = pytest.mark.django_db

CASCADE = """Kode;Uraian;Sasaran
2.20;URUSAN STATISTIK;
;URUSAN  STATISTIK;
2.20.02;PENYELENGGARAAN STATISTIK SEKTORAL;Meningkatnya mutu data
2.20.02.2.01.;Penyelenggaraan di lingkup daerah;
2.20.02.2.01.0007;Membangun metadata;
"""
BUDGET = """SKPD,NMPRGRM,NMKEG,KDSUBKEG,ANGGARAN,REALISASI,tahun
Dinas,PENYELENGGARAAN STATISTIK SEKTORAL,Penyelenggaraan di lingkup daerah,2.01.0007.,1000000.00,.00,2026-08-02
Dinas,PENYELENGGARAAN STATISTIK SEKTORAL,Penyelenggaraan di lingkup daerah,2.01.0007.,500000.00,250000.00,2026-08-02
"""
HISTORY = """kode;tahun;triwulan;nilai;pembilang;penyebut;penjelasan
A1;2025;I;10;;;Sesuai.
A2;2025;TW II;;9;24;
"""


@pytest.fixture
def office() -> Office:
    return small_office()


@pytest.fixture(autouse=True)
def _scope(office: Office) -> object:
    with office.scope():
        yield


def test_units_come_with_their_kind_read_from_the_name(office: Office) -> None:
    text = "Nama Unit;Induk\nBidang Persandian;\nSubbid. Sandi;bidang  persandian\nBidang Statistik;\nLain-lain;\nTim A;Bidang X\n"
    outcome = tried(office, sent(office, "unit", text, "admin"), "admin")
    assert lines(outcome) == [
        (2, "new", "Bidang Persandian, di bawah Dinas Uji"),
        (3, "new", "Subbid. Sandi, di bawah Bidang Persandian"),
        (4, "same", "Bidang Statistik"),
    ]
    assert faults(outcome) == [
        (5, "", "Jenisnya tidak terbaca dari namanya. Isi: sekretariat, bidang, subbagian, subbidang, tim."),
        (6, "B6", "Unit induk “Bidang X” tidak ada; tulis barisnya sebelum unit ini."),
    ]
    assert Unit.objects.filter(name="Bidang Persandian").count() == 0


def test_people_come_with_their_positions(office: Office) -> None:
    text = "NIP;Nama Pegawai;Jabatan;Unit Kerja;peran\n199001012015011001;Orang Satu;Analis 9;Subbidang 1;analis\n;Orang Dua;;;\n"
    outcome = tried(office, sent(office, "orang", text, "admin"), "admin")
    assert (lines(outcome), faults(outcome)) == (
        [(2, "new", "Orang Satu · orang baru · Analis 9 (jabatan baru), Subbidang 1")],
        [(3, "", "Isi “nip” atau “nama_pengguna”, supaya orang ini dapat masuk.")],
    )


def test_a_cascade_is_built_from_the_shape_of_its_codes(office: Office) -> None:
    outcome = tried(office, sent(office, "kaskade", CASCADE))
    assert lines(outcome) == [
        (2, "same", "URUSAN STATISTIK: bidang urusan, tidak menjadi bagian kaskade"),
        (3, "same", "URUSAN STATISTIK: bidang urusan, tidak menjadi bagian kaskade"),
        (4, "new", "· 2.20.02 PENYELENGGARAAN STATISTIK SEKTORAL"),
        (5, "new", "· · 2.20.02.2.01 Penyelenggaraan di lingkup daerah"),
        (6, "new", "· · · 2.20.02.2.01.0007 Membangun metadata"),
    ]
    assert (faults(outcome), Node.objects.filter(level=Level.PROGRAMME).count()) == ([], 0)
    assert brought(office, "kaskade", CASCADE) == 3
    leaf = Node.objects.get(code="2.20.02.2.01.0007")
    assert (leaf.objective, leaf.programme) == (objective_of(office.agency), Node.objects.get(code="2.20.02"))
    again = tried(office, sent(office, "kaskade", CASCADE.replace("Membangun metadata", "Lain")))
    assert faults(again) == [(6, "A6", "Kode 2.20.02.2.01.0007 sudah dipakai “Membangun metadata”.")]


def test_a_path_in_each_row_builds_the_same_cascade_with_codes_that_count_within_their_parent(office: Office) -> None:
    text = (
        "KDPRGRM,NMPRGRM,NUKEG,NMKEG,KDSUBKEG\n02.,STATISTIK,2.01.,Di lingkup daerah,2.01.0007.\n"
        "02.,STATISTIK,2.01.,Di lingkup daerah,2.01.0008.\n"
    )
    options = {"awalan": "2.20", "sasaran": "S1"}
    assert brought(office, "kaskade", text, options=options) == 2
    assert list(Node.objects.exclude(code="S1").order_by("code").values_list("code", "name")) == [
        ("2.20.02", "STATISTIK"),
        ("2.20.02.2.01", "Di lingkup daerah"),
        ("2.20.02.2.01.0007", "Sub kegiatan 2.20.02.2.01.0007"),
        ("2.20.02.2.01.0008", "Sub kegiatan 2.20.02.2.01.0008"),
    ]


def test_indicators_take_unit_and_place_from_where_a_messy_file_has_them(office: Office) -> None:
    """The unit stands behind the target, a second indicator has no code, some cells are dashes."""
    brought(office, "kaskade", CASCADE)
    text = (
        'kode,indikator,target_raw\n2.20.02,Persentase data lengkap,"98,58%"\n,Predikat penyelenggaraan,47 Angka\n'
        "2.20.02.2.01.0007,Jumlah metadata,-\n2.20.02.2.01.0099,Tanpa tempat,1 Dokumen\n"
    )
    outcome = tried(office, sent(office, "indikator", text, options={"tahun": "2026", "unit": "Subbidang 1"}))
    assert faults(outcome) == [(4, "", "Satuan belum diisi."), (5, "", "Sasaran belum diisi.")]
    assert brought(office, "indikator", text, options={"tahun": "2026", "unit": "Subbidang 1"}, leave_out=True) == 2
    assert [
        (one.code, one.measure, one.node.code, one.targets.get().value)
        for one in Indicator.objects.filter(code__startswith="2.20")
    ] == [("2.20.02", "%", "2.20.02", Decimal("98.58")), ("2.20.02-2", "Angka", "2.20.02", Decimal(47))]


def test_targets_are_set_with_a_reason_where_they_change(office: Office) -> None:
    text = "Kode Indikator;TW I;TW II;Target\nA1;12;;48\nZ9;1;;\nB1;;;\n"
    outcome = tried(office, sent(office, "target", text, options={"tahun": "2026"}))
    assert faults(outcome) == [
        (2, "B2", "Target TW I 2026 sudah ditetapkan. Tulis alasan perubahannya."),
        (3, "A3", "Indikator “Z9” tidak ada. Impor atau tambahkan indikatornya dahulu."),
        (4, "", "Tidak ada target pada baris ini."),
    ]
    options = {"tahun": "2026", "alasan": "Perubahan PK"}
    assert brought(office, "target", text.partition("Z9")[0], options=options) == 1
    found = Target.objects.filter(indicator__code="A1", year=2026, quarter__in=(1, 2)).values_list("value", flat=True)
    assert list(found.order_by("quarter")) == [Decimal(12), Decimal(10)]


def test_budget_lines_of_one_code_are_added_up_and_found_by_the_names_above_it(office: Office) -> None:
    brought(office, "kaskade", CASCADE)
    outcome = tried(office, sent(office, "anggaran", BUDGET, options={"triwulan": "III"}))
    assert (lines(outcome), faults(outcome)) == (
        [
            (
                2,
                "new",
                "2.20.02.2.01.0007 Membangun metadata: pagu 2026 Rp1.500.000 (jumlah dari 2 baris)",
            )
        ],
        [],
    )
    assert brought(office, "anggaran", BUDGET, options={"triwulan": "III"}) == 1
    budget = Budget.objects.get()
    assert (budget.ceiling, budget.spent) == (Decimal(1_500_000), {"3": "250000"})
    lost = tried(office, sent(office, "anggaran", "kode;pagu;tahun\n9.99.01;5;2026\n2.20.02;lima;2026\n2.20;7;2026\n"))
    assert faults(lost) == [
        (2, "A2", "“9.99.01” tidak ada di kaskade. Impor kaskadenya dahulu."),
        (3, "B3", '"lima" bukan angka. Tulis angka saja, misalnya 1.234,5.'),
    ]
    assert lines(lost) == [(4, "same", "2.20: tanpa anggaran sendiri")]


def test_history_is_written_with_where_it_came_from(office: Office) -> None:
    outcome = tried(office, sent(office, "riwayat", HISTORY))
    assert lines(outcome) == [
        (2, "new", "A1 Triwulan I 2025: nilai 10"),
        (3, "new", "A2 Triwulan II 2025: pembilang 9, penyebut 24"),
    ]
    assert (Realisation.objects.count(), brought(office, "riwayat", HISTORY)) == (0, 2)
    row = Realisation.objects.get(indicator__code="A1")
    assert (row.variables, row.explanation, row.version, row.entered_by) == (
        {"nilai": "10"},
        "Sesuai.",
        1,
        office["perencana"],
    )
    entry = Entry.objects.get(action="realisation_brought", subject_id=row.pk)
    assert (entry.facts["changes"], len(entry.facts["sha256"])) == ({"variables": {"nilai": [None, "10"]}}, 64)
    assert [effect for _row, effect, _text in lines(tried(office, sent(office, "riwayat", HISTORY)))] == [
        "same",
        "same",
    ]


def test_history_may_stand_side_by_side_and_is_refused_where_it_says_too_little(office: Office) -> None:
    text = (
        "Kode Indikator;Tahun;TW I;TW II;TW III;TW IV\nA1;2024;1;2;3;4\nA2;2024;50%;;;\nA1;2023;1;;;\nB1;2024;0,5;;;\n"
    )
    outcome = tried(office, sent(office, "riwayat", text))
    assert [text for _row, _effect, text in lines(outcome)] == [
        f"A1 Triwulan {tw} 2024: nilai {n}" for n, tw in enumerate(("I", "II", "III", "IV"), 1)
    ]
    assert faults(outcome) == [
        (3, "C3", "A2 dihitung dari Pembilang, Penyebut; isi masing-masing, bukan nilainya saja."),
        (4, "B4", "Indikator A1 belum berlaku tahun 2023; berlaku sejak 2024."),
        (5, "C5", "Nilai dihitung dalam dokumen utuh, sedangkan terisi 0,5. Tulis tanpa koma."),
    ]


def test_a_table_with_a_fault_brings_nothing_unless_its_rows_are_left_out(office: Office) -> None:
    bad = HISTORY + "ZZ;2025;I;1;;;\n"
    with pytest.raises(ImportRefused):
        brought(office, "riwayat", bad)
    assert (Realisation.objects.count(), brought(office, "riwayat", bad, leave_out=True)) == (0, 2)


def test_what_is_in_is_not_brought_twice_by_a_job_that_runs_again(office: Office) -> None:
    upload = sent(office, "riwayat", HISTORY)
    actor = actor_of(office, "perencana")
    assert (bring_in(upload, actor), bring_in(upload, actor)) == (2, 0)
    assert Entry.objects.filter(action="table_brought_in").count() == 1


def test_history_takes_not_applicable_for_what_it_is(office: Office) -> None:
    text = (
        "Kode Indikator;Tahun;TW I;TW II;TW III;Keterangan;Alasan n/a\n"
        "A1;2024;n/a;2;-;Sesuai.;Survei setahun sekali.\nA2;2024;N/A;;;;\n"
    )
    assert lines(tried(office, sent(office, "riwayat", text))) == [
        (2, "new", "A1 Triwulan I 2024: n/a (Survei setahun sekali.)"),
        (2, "new", "A1 Triwulan II 2024: nilai 2"),
        (3, "new", "A2 Triwulan I 2024: n/a (n/a menurut tabel asalnya, tanpa alasan)"),
    ]
    assert brought(office, "riwayat", text) == 3
    rows = Realisation.objects.order_by("indicator__code", "quarter")
    assert [(row.variables, row.not_applicable) for row in rows] == [
        ({}, "Survei setahun sekali."),
        ({"nilai": "2"}, ""),
        ({}, "n/a menurut tabel asalnya, tanpa alasan"),
    ]
    entry = Entry.objects.filter(action="realisation_brought").earliest("id")
    assert entry.facts["changes"] == {"variables": {}, "not_applicable": ["", "Survei setahun sekali."]}
    assert {effect for _row, effect, _text in lines(tried(office, sent(office, "riwayat", text)))} == {"same"}


def test_history_half_of_whose_variables_are_not_applicable_is_refused(office: Office) -> None:
    outcome = tried(office, sent(office, "riwayat", "kode;tahun;triwulan;pembilang;penyebut\nA2;2024;I;n/a;24\n"))
    assert faults(outcome) == [
        (2, "D2", "Sebagian isiannya n/a, sebagian terisi. Tulis n/a pada semuanya, atau isi semuanya.")
    ]
