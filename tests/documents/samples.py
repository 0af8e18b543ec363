"""Data contoh for every kind of paper: plain builders, one realistic paper each, with names of plausible length."""

from datetime import date

from tests.documents.sample_figures import average, figures
from triwulan.documents.content import Paper
from triwulan.documents.imprint import Imprint, Letterhead, Signature, Verification
from triwulan.documents.kinds import (
    bahan,
    dokumen,
    laporan_data_kinerja,
    laporan_disposisi,
    lembar_disposisi,
    tanda_terima,
)
from triwulan.documents.kinds.bahan import Bahan
from triwulan.documents.kinds.dokumen import Attachment, Dokumen
from triwulan.documents.kinds.laporan_data_kinerja import Author, LaporanDataKinerja, NotaDinas
from triwulan.documents.kinds.laporan_disposisi import Change, LaporanDisposisi, Mark
from triwulan.documents.kinds.lembar_disposisi import AssignedIndicator, LembarDisposisi, Recipient
from triwulan.documents.kinds.tanda_terima import ArchivePlace, HandedItem, TandaTerima

SOP = "SOP Pengumpulan Data Kinerja"
PERIOD = "Triwulan III Tahun 2026"
UNIT = "Bidang Statistik dan Persandian"
HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
LETTERHEAD = Letterhead(
    "Pemerintah Kabupaten Contoh",
    "Dinas Komunikasi, Informatika dan Statistik",
    (
        "Jalan Contoh Nomor 1, Ibu Kota Contoh, Kode Pos 00000",
        "Laman: dinas.contoh.example   Pos-el: dinas@contoh.example",
    ),
)
VERIFICATION = Verification("https://triwulan.contoh.example/v/7K4M-QX2P", "7K4M-QX2P")
KABID = Signature(
    "Kepala Bidang Statistik dan Persandian",
    "Contoh Nama Kepala Bidang, S.Si., M.Stat.",
    "198402062011011005",
    "Pembina, IV/a",
)
KASUBID = Signature(
    "Kepala Subbidang Pengelolaan dan Pemberdayaan Statistik Sektoral",
    "Contoh Nama Kepala Subbidang, S.ST.",
    "199001012015032001",
    "Penata Tingkat I, III/d",
    "Plh.",
)
KASUBAG = Signature("Kepala Subbagian Perencanaan", "Contoh Nama Kasubag, S.E.", "198705152012122003", "Penata, III/c")
ANALYST = Signature("Analis Data", "Contoh Nama Analis, S.Tr.Stat.", "199803072022031002", "Penata Muda, III/a")
HEAD = Signature(
    "Kepala Dinas", "Dr. Contoh Nama Kepala Dinas, M.Si.", "197001011995031001", "Pembina Utama Muda, IV/c", "Plt."
)


def imprint(number: str = "000.8.6.3/027/STAT/2026", *, draft: bool = False) -> Imprint:
    day = date(2026, 10, 14)
    return Imprint(LETTERHEAD, number, day, "Ibu Kota Contoh", VERIFICATION, sample=True, draft=draft)


def disposition() -> LembarDisposisi:
    found = figures(objective=2)
    return LembarDisposisi(
        imprint=imprint("D-031/TW-III/2026"),
        sop=SOP,
        step="1",
        period=PERIOD,
        agenda_number="D-031/TW-III/2026",
        nature="Segera",
        subject=f"Penyusunan laporan data kinerja {PERIOD}",
        basis=f"{SOP}, langkah 1: tanggal 10 awal triwulan (10 Oktober 2026 hari Sabtu, dimulai Senin 12 Oktober 2026)",
        received="12 Oktober 2026",
        recipients=(
            Recipient(KASUBID.position, addressed=True, indicators=tuple(f.code for f in found[:3]), coordinator=True),
            Recipient("Kepala Subbidang Pengelolaan Data", addressed=True, indicators=tuple(f.code for f in found[3:])),
            Recipient("Kepala Subbidang Persandian", addressed=False),
        ),
        instruction="Susun laporan data kinerja bidang Triwulan III sesuai dengan indikator kinerja masing-masing. "
        "Perhatikan indikator yang capaiannya di bawah 75 % pada Triwulan II dan sertakan bukti dukungnya.",
        deadline="Senin 12 Oktober 2026 07.45 WITA",
        signer=KABID,
        requests=("Proses lebih lanjut", "Susun laporan data kinerja", "Laporkan hasilnya"),
        indicators=tuple(
            AssignedIndicator(
                f.code, f.name, f.unit, f.target, KASUBID.position if i < 3 else "Kepala Subbidang Pengelolaan Data"
            )
            for i, f in enumerate(found)
        ),
    )


def material() -> Bahan:
    return Bahan(
        imprint=imprint("B-014/TW-III/2026"),
        unit="Subbidang Pengelolaan dan Pemberdayaan Statistik Sektoral",
        period=PERIOD,
        order="D-032/TW-III/2026 tanggal 12 Oktober 2026",
        recipient=KASUBID.position,
        handed_over="Selasa 13 Oktober 2026 14.25 WITA",
        figures=figures(objective=2),
        signer=ANALYST,
        note="Data bersumber dari lembar kerja perangkat daerah yang diterima sampai dengan 12 Oktober 2026.",
    )


def division_report() -> LaporanDataKinerja:
    found = figures(objective=2)
    return LaporanDataKinerja(
        imprint=imprint(),
        unit=UNIT,
        period=PERIOD,
        sop=SOP,
        basis="disposisi D-031/TW-III/2026 tanggal 12 Oktober 2026",
        nota=NotaDinas("Sekretaris u.p. Kepala Subbagian Perencanaan", KABID.position, "Kepala Dinas"),
        figures=found,
        average=average(found),
        signer=KABID,
        authors=(
            Author(KASUBID.position, KASUBID.name, "IK-15 sampai IK-17"),
            Author("Kepala Subbidang Pengelolaan Data", "Contoh Nama Kepala Subbidang Kedua", "IK-18 dan IK-19"),
        ),
    )


def check(*, approved: bool = False) -> LaporanDisposisi:
    found = figures(objective=2)
    return LaporanDisposisi(
        imprint=imprint("P-009/TW-III/2026"),
        unit=UNIT,
        period=PERIOD,
        sop=SOP,
        step="5",
        report="000.8.6.3/027/STAT/2026",
        attempt=2,
        approved=approved,
        outcome="Disetujui" if approved else "Dikembalikan untuk diperbaiki",
        reason="" if approved else "Penyebut IK-16 belum memuat kegiatan statistik kecamatan. Periksa kembali daftar kegiatan.",
        checked="Rabu 14 Oktober 2026 10.47 WITA",
        duration="47 menit dari 1 jam",
        next_step="Kepala Subbidang memperbaiki laporan sampai Kamis 15 Oktober 2026 10.47 WITA (langkah 4).",
        marks=tuple(
            Mark(
                f.code, f.name, f.value, "12,00", f.achievement, "sesuai" if i != 1 else "perlu diperbaiki",
                "" if i != 1 else "Penyebut belum lengkap.", ticked=i != 1,
            )
            for i, f in enumerate(found)
        ),
        signer=KABID,
        recipient=KASUBID.position,
        changes=(Change("IK-17", found[2].name, "21,00", "23,10", "Dua kegiatan baru tercatat."),),
    )  # fmt: skip


def receipt() -> TandaTerima:
    return TandaTerima(
        imprint=imprint("TT-005/TW-III/2026"),
        unit=UNIT,
        period=PERIOD,
        sop=SOP,
        step="5a",
        items=(
            HandedItem(f"Laporan Data Kinerja {UNIT} {PERIOD}", "000.8.6.3/027/STAT/2026", "PDF dan cetak", HASH),
            HandedItem("Laporan Disposisi (hasil pemeriksaan)", "P-009/TW-III/2026", "PDF", HASH[::-1]),
        ),
        handed_over="hari Rabu 14 Oktober 2026 pukul 11.05 WITA",
        timeliness="tepat waktu (55 menit dari 1 jam)",
        giver=KASUBID,
        receiver=KASUBAG,
        archive=ArchivePlace("000.8.6.3", "aktif 1 tahun, inaktif 2 tahun, musnah", "Lemari 2", "Boks 14", ""),
    )


def attachment_cover() -> Dokumen:
    return Dokumen(
        imprint=imprint("L-003/TW-III/2026"),
        unit=UNIT,
        period=PERIOD,
        sop="SOP Penyusunan Laporan Kinerja Gabungan",
        step="13",
        activity="Menyampaikan laporan kepada Bupati melalui Bagian Organisasi dan mengumumkannya pada laman dinas",
        output="Tanda terima penyampaian",
        finished="Rabu 14 Oktober 2026 13.30 WITA",
        attachments=(
            Attachment("tanda-terima-bagian-organisasi.pdf", HASH, "312 kB", "pindaian bertanda tangan"),
            Attachment("tangkapan-layar-pengumuman.png", HASH[::-1], "1,2 MB"),
        ),
        signer=KASUBAG,
        summary="Laporan diterima Bagian Organisasi dalam dua rangkap.",
    )


def short_papers() -> dict[str, Paper]:
    return {
        "lembar_disposisi": lembar_disposisi.compose(disposition()),
        "bahan": bahan.compose(material()),
        "laporan_data_kinerja": laporan_data_kinerja.compose(division_report()),
        "laporan_disposisi": laporan_disposisi.compose(check()),
        "tanda_terima": tanda_terima.compose(receipt()),
        "dokumen": dokumen.compose(attachment_cover()),
    }
