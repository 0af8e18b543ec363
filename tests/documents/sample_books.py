"""Data contoh for the two bound reports."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.documents.sample_figures import OBJECTIVES, OWNERS, average, figures, predicate
from tests.documents.samples import HEAD, LETTERHEAD, SOP, VERIFICATION
from triwulan.core.numbers import format_number, format_percent
from triwulan.documents.blocks import Column, Table
from triwulan.documents.content import Paper
from triwulan.documents.imprint import Imprint, Signature
from triwulan.documents.kinds import laporan_kinerja, laporan_triwulan
from triwulan.documents.kinds.laporan_kinerja import LaporanKinerja, Objective, Review
from triwulan.documents.kinds.laporan_triwulan import LaporanTriwulan
from triwulan.documents.pieces.figures import (
    Budget,
    BudgetGroup,
    BudgetRow,
    FigureRow,
    MissingUnit,
    Organisation,
    Recommendation,
    StaffRow,
    UnitBox,
    UnitTimeliness,
)
from triwulan.documents.pieces.plan_blocks import Agreed, Change, Goal, Plan

ORGANISATION = Organisation(
    profile="Dinas Komunikasi, Informatika dan Statistik melaksanakan urusan pemerintahan bidang komunikasi dan informatika, "
    "statistik, dan persandian.\n\nSusunan organisasi terdiri atas sekretariat dan empat bidang.",
    head="Kepala Dinas",
    secretariat=UnitBox("Sekretariat", ("Subbagian Perencanaan", "Subbagian Umum dan Keuangan")),
    divisions=tuple(
        UnitBox(name, ("Kepala Bidang", "Kepala Subbidang Pengelolaan", "Kepala Subbidang Pemberdayaan", "Analis Data"))
        for name in OWNERS[:4]
    ),
    staff_columns=("S2", "S1/D4", "D3", "SMA", "Jumlah"),
    staff=tuple(StaffRow(name, ("2", "8", "2", "1", "13")) for name in OWNERS),
    staff_total=("10", "40", "10", "5", "65"),
)
LEGAL_BASES = (
    "Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja Instansi Pemerintah;",
    "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah;",
    "Keputusan Kepala Dinas tentang Standar Operasional Prosedur Pengumpulan Data Kinerja.",
)
ACTIVITIES = (
    ("2.16.02 Pengelolaan Informasi dan Komunikasi Publik", "Kemitraan komunikasi publik", 1627250000, 1537934900),
    ("2.16.03 Pengelolaan Aplikasi Informatika", "Pengelolaan e-government", 3101840000, 2848958250),
    ("2.20.02 Penyelenggaraan Statistik Sektoral", "Penyelenggaraan statistik sektoral", 618300000, 597412300),
    ("2.21.02 Persandian untuk Pengamanan Informasi", "Penyelenggaraan persandian", 534900000, 498115000),
    ("X.XX.01 Penunjang Urusan Pemerintahan Daerah", "Administrasi keuangan", 4495760000, 4417981350),
)


def budget() -> Budget:
    ceiling, spent = sum(row[2] for row in ACTIVITIES), sum(row[3] for row in ACTIVITIES)
    groups = tuple(
        BudgetGroup(f"Program {name}", (_spent(activity, top, real),)) for name, activity, top, real in ACTIVITIES
    )
    programmes = tuple(_spent(name, top, real) for name, _, top, real in ACTIVITIES)
    return Budget(groups, _spent("Jumlah", ceiling, spent), "Laporan realisasi anggaran (data contoh).", programmes)


def _spent(name: str, ceiling: int, realisation: int) -> BudgetRow:
    share = format_percent(Decimal(realisation) / Decimal(ceiling) * 100)
    left = format_number(Decimal(ceiling - realisation), 0)
    return BudgetRow(name, format_number(Decimal(ceiling), 0), format_number(Decimal(realisation), 0), share, left)


def timeliness() -> tuple[UnitTimeliness, ...]:
    late = "terlambat 2 jam 10 menit kerja"
    return tuple(
        UnitTimeliness(
            name,
            "12 Oktober 2026",
            "14 Oktober 2026",
            str(i % 3),
            late if i == 1 else "tepat waktu",
            i == 1,
            6 - (i == 1),
            int(i == 1),
        )
        for i, name in enumerate(OWNERS)
    )


def imprint(number: str, day: date, *, draft: bool = False) -> Imprint:
    return Imprint(LETTERHEAD, number, day, "Ibu Kota Contoh", VERIFICATION, sample=True, draft=draft)


def quarterly(*, draft: bool = True) -> LaporanTriwulan:
    found = figures()
    return LaporanTriwulan(
        imprint=imprint("000.8.6.3/041/SEKR/2026", date(2026, 10, 16), draft=draft),
        quarter="Triwulan III",
        year="2026",
        sop=SOP,
        figures=found,
        average=average(found),
        timeliness=timeliness(),
        signer=HEAD,
        organisation=ORGANISATION,
        legal_bases=LEGAL_BASES,
        missing=(
            MissingUnit("Bidang Persandian", "Menunggu hasil audit keamanan; disusulkan sebelum 30 Oktober 2026."),
        ),
        recommendations=(
            Recommendation(
                "IK-17", "Susun daftar kegiatan statistik sampai tingkat kecamatan.", OWNERS[2], "30 November 2026"
            ),
            Recommendation(
                "IK-05", "Lakukan pendampingan komunitas informasi di tiap kecamatan.", OWNERS[0], "15 Desember 2026"
            ),
        ),
        budget=budget(),
    )


def annual() -> LaporanKinerja:
    found = tuple(_planned(one, number) for number, one in enumerate(figures(4)))
    return LaporanKinerja(
        imprint=imprint("000.8.6.3/006/SEKR/2026", date(2026, 2, 2)),
        year="2025",
        sop=SOP,
        objectives=tuple(_objective(i) for i in range(len(OBJECTIVES))),
        figures=found,
        average=average(found),
        signer=HEAD,
        organisation=ORGANISATION,
        review=Review(
            "Teks pernyataan diisi oleh Inspektorat sesuai dengan pedoman reviu yang berlaku.",
            Signature("Inspektur", "Contoh Nama Inspektur, M.M.", "197105051996031002", "Pembina Utama Muda, IV/c"),
            "Ibu Kota Contoh",
            "30 Januari 2026",
        ),
        timeliness=timeliness(),
        recommendations=quarterly().recommendations,
        budget=budget(),
        missing_quarters=("Triwulan I Bidang Persandian",),
        aspects="Dinas berperan sebagai walidata dan pengelola layanan pemerintahan berbasis elektronik.",
        issues="- Jumlah tenaga teknis belum sebanding dengan permintaan layanan\n- Sebagian data diserahkan terlambat",
        legal_bases=LEGAL_BASES,
        plan_of_years=Plan(
            "Rencana Strategis 2022–2026",
            "Peraturan Bupati Nomor 12 Tahun 2022 (data contoh)",
            ("2022", "2023", "2024", "2025", "2026"),
            (Goal("Meningkatnya mutu layanan digital", OBJECTIVES[:2]), Goal("Data yang dipakai", OBJECTIVES[2:])),
        ),
        agreed=Agreed(
            "Perjanjian Kinerja Tahun 2025",
            (Table("", (Column("Indikator Kinerja"), Column("Target", "tengah", 34)), (("Indeks SPBE", "2,60"),)),),
            "000.7.2.7/002/SEKR/2025",
            date(2025, 1, 20),
        ),
        changes=(Change("Target Indeks SPBE", "2,50", "2,60", "Hasil evaluasi semester I."),),
        next_steps="Penyusunan rencana aksi dipercepat.\n\n- Pendampingan unit yang terlambat\n- Penambahan tenaga teknis",
        awards="Peringkat kedua keterbukaan informasi publik tingkat provinsi (data contoh).",
    )


def _planned(figure: FigureRow, number: int) -> FigureRow:
    """Every eighth is an IKU."""
    years = tuple((str(year), figure.year_target or figure.target) for year in range(2022, 2027))
    return replace(
        figure, key=number % 8 == 0, method="Jumlah ÷ Jumlah × 100", data_source="Register", plan_years=years
    )


def _objective(index: int) -> Objective:
    found = figures(4, objective=index)
    percent = sum((f.percent for f in found if f.percent is not None), Decimal(0)) / len(found)
    _, _, ceiling, spent = ACTIVITIES[index]
    absorbed = Decimal(spent) / Decimal(ceiling) * 100
    return Objective(
        OBJECTIVES[index],
        format_percent(percent),
        predicate(percent),
        format_number(Decimal(ceiling), 0),
        format_number(Decimal(spent), 0),
        format_percent(absorbed),
        format_number(percent - absorbed, 2),
        percent,
        absorbed,
        (_spent(ACTIVITIES[index][0], ceiling, spent),),
    )


def books() -> dict[str, Paper]:
    return {
        "laporan_triwulan": laporan_triwulan.compose(quarterly()),
        "laporan_kinerja": laporan_kinerja.compose(annual()),
    }
