"""The signed SOP, word for word, and where each of its rows leads. Changing the SOP means changing this on purpose."""

from datetime import date

import pytest

from tests.sop.files import SEED, seed
from triwulan.core.quarters import Quarter
from triwulan.core.working_time import Duration
from triwulan.sop.definition import Approver, Performer, SharedDuration, Start
from triwulan.sop.engine import Stretch, follow, stretches
from triwulan.sop.notes import read_notes

PRINTED = [
    (
        "1",
        "Menugaskan Kasubag/Kasubid untuk menyusun Laporan data kinerja bidang setiap tanggal 10 awal Triwulan",
        ("Indikator Sasaran",),
        "15 Menit",
        ("Disposisi",),
        "Data Kinerja sesuai dengan indikator kinerja masing-masing",
    ),
    ("2", "Memerintahkan Analis mengumpulkan bahan laporan kinerja", ("Disposisi",), "15 Menit", ("Disposisi",), ""),
    (
        "3",
        "Menyerahkan bahan laporan kinerja pada Kasubid/Kasubag",
        ("Disposisi",),
        "1 Hari",
        ("Bahan Laporan Data Kinerja",),
        "",
    ),
    ("4", "Membuat laporan data kinerja", ("Bahan Laporan",), "1 Hari", ("Laporan Data Kinerja",), ""),
    (
        "5",
        (
            "Memeriksa laporan kinerja, jika disetujui diserahkan pada kasubid/kasubag untuk diserahkan kepada kasubag "
            "perencanaan dan didokumentasikan, jika tidak dikembalikan pada kasubag/kasubid untuk diperbaiki"
        ),
        ("Laporan Kinerja",),
        "1 Jam",
        ("Laporan Disposisi",),
        "",
    ),
    (
        "6",
        (
            "Merekomendasikan laporan kinerja setiap triwulan dan menyusun laporan kinerja setiap tahun dengan menggunakan "
            "laporan kinerja"
        ),
        ("Laporan Kinerja",),
        "1 Hari Untuk Penyusunan Laporan Triwulan dan 15 Hari untuk Laporan Kinerja Tahunan",
        ("Laporan Triwulan dan Laporan Kinerja",),
        "",
    ),
]

# no, kerja, pelaksana, kepada, waktu, hanya
STEPS = [
    ("1", "disposisi", ("kabid",), ("kasubid",), Duration(15, "menit"), ()),
    ("2", "disposisi", ("kasubid",), ("analis",), Duration(15, "menit"), ()),
    ("3", "bahan", ("analis",), (), Duration(1, "hari"), ()),
    ("4", "laporan", ("kasubid",), (), Duration(1, "hari"), ()),
    ("5", "periksa", ("kabid",), (), Duration(1, "jam"), ()),
    ("5a", "serah", ("kasubid",), (), SharedDuration("5"), ()),
    ("6a", "rekap_triwulan", ("perencana",), (), Duration(1, "hari"), ()),
    ("6b", "laporan_tahunan", ("perencana",), (), Duration(15, "hari"), (4,)),
]

# step, outcome, where it leads in triwulan I-III, where in triwulan IV, what kind of move
MATRIX = [
    ("1", "selesai", "2", "2", "next"),
    ("2", "selesai", "3", "3", "next"),
    ("3", "selesai", "4", "4", "next"),
    ("4", "selesai", "5", "5", "next"),
    ("5", "setuju", "5a", "5a", "next"),
    ("5", "kembalikan", "4", "4", "return"),
    ("5a", "selesai", "6a", "6a", "next_stretch"),
    ("6a", "selesai", None, "6b", "next"),
    ("6b", "selesai", None, None, "end"),
]


def test_the_six_rows_are_printed_as_signed() -> None:
    assert [
        (row.no, row.activity, row.requirements, row.duration, row.outputs, row.remarks) for row in seed().rows
    ] == PRINTED


def test_row_five_holds_two_steps_and_row_six_two() -> None:
    assert [[step.no for step in row.steps] for row in seed().rows] == [
        ["1"],
        ["2"],
        ["3"],
        ["4"],
        ["5", "5a"],
        ["6a", "6b"],
    ]


@pytest.mark.parametrize("expected", STEPS, ids=[step[0] for step in STEPS])
def test_each_step_is_what_the_design_decided(expected: tuple[object, ...]) -> None:
    step = seed().step(str(expected[0]))
    assert (step.no, step.work, step.performers, step.addressees, step.duration, step.only) == expected


@pytest.mark.parametrize(("code", "outcome", "usually", "in_the_fourth", "kind"), MATRIX)
def test_each_outcome_leads_where_the_sop_says(
    code: str, outcome: str, usually: str | None, in_the_fourth: str | None, kind: str
) -> None:
    moves = [follow(seed(), code, outcome, number) for number in (1, 2, 3, 4)]
    assert [move.target for move in moves] == [usually, usually, usually, in_the_fourth]
    assert moves[3].kind == kind


def test_the_matrix_names_every_step_and_outcome() -> None:
    assert [(code, outcome) for code, outcome, *_ in MATRIX] == [
        (step.code, outcome) for step in seed().steps for outcome in step.outcomes
    ]


def test_the_divisions_run_first_and_the_agency_after_them() -> None:
    assert stretches(seed()) == (
        Stretch(0, "bidang", ("1", "2", "3", "4", "5", "5a")),
        Stretch(1, "perangkat_daerah", ("6a", "6b")),
    )


def test_the_first_page_is_whole() -> None:
    identity = seed().identity
    assert identity.title == "STANDAR OPERASIONAL PROSEDUR (SOP) PENGUMPULAN DATA KINERJA, TAHUN 2023"
    assert identity.letterhead == (
        "PEMERINTAH KABUPATEN JENEPONTO",
        "DINAS KOMUNIKASI, INFORMATIKA DAN STATISTIK",
        "Jl. Lanto Dg. Pasewang No. 8 Bontosunggu Kode Pos 92311",
        "Website : jenepontokab.go..id",
        "e-fax : www.sanapati.net",
    )
    assert (identity.number, identity.created, identity.revised, identity.effective) == ("", "Pebruari 2023", "", "")
    assert identity.approver == Approver(
        "Plt.", "Kepala Dinas", "MUSTAUFIO, S.IP, SE, M.Si", "", "19840206 201101 1 005"
    )
    assert [len(identity.legal_bases), len(identity.qualifications), len(identity.related)] == [4, 3, 0]
    assert identity.equipment == ("Lembar Kerja/Rencana Aksi", "Komputer dan Printer", "Jaringan Internet")
    assert identity.warnings == (
        "Keterlambatan Penyampaian Data Kinerja Akan Mempengaruhi Pelaporan Kinerja Secara Keseluruhan",
    )
    assert identity.recording == ("Disimpan Sebagai Data Elektronik dan Manual",)


def test_the_columns_are_named_as_signed() -> None:
    without_notes = [Performer(p.code, p.name, p.scope, p.role) for p in seed().performers]
    assert without_notes == [
        Performer("kabid", "Kabid", "bidang", "kepala_bidang"),
        Performer("kasubid", "Kasubid/Kasubag", "bidang", "kepala_subbidang"),
        Performer("analis", "Analisis Data", "bidang", "analis"),
        Performer("perencana", "Kasubag Perencanaan", "perangkat_daerah", "perencana"),
    ]


def test_doubtful_places_carry_the_editors_notes() -> None:
    sop = seed()
    noted = {"kop", "nomor", "tanggal_revisi", "tanggal_efektif", "dasar_hukum", "keterkaitan"}
    assert set(sop.identity.notes) == noted
    assert [step.no for step in sop.steps if step.notes] == ["1", "5", "5a", "6a", "6b"]
    assert [performer.code for performer in sop.performers if performer.notes] == ["kasubid", "analis"]


def test_the_reader_notes_what_the_sheet_lacks() -> None:
    assert [str(note) for note in read_notes(seed(), name=SEED.name)] == [
        f"{SEED.name}, identitas, nomor: Kosong pada lembar identitas.",
        f"{SEED.name}, identitas, tanggal_revisi: Kosong pada lembar identitas.",
        f"{SEED.name}, identitas, tanggal_efektif: Kosong pada lembar identitas.",
        f"{SEED.name}, identitas, keterkaitan: Kosong pada lembar identitas.",
        f"{SEED.name}, identitas, dasar_hukum: Butir 2 dan 3 menyebut nomor yang sama: Nomor 53 Tahun 2014.",
    ]


def test_a_round_opens_on_the_tenth_for_the_quarter_just_ended() -> None:
    start = seed().start
    assert start == Start(10, 1, "pertama triwulan", "triwulan lalu")
    assert start.opening_date(Quarter(2025, 4)) == date(2026, 1, 10)
    assert start.collected_quarter(date(2026, 1, 12)) == Quarter(2025, 4)
