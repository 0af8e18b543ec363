"""Data contoh for the papers beside the round's own: agreement, plan of action, berita acara, evidence for the evaluators."""

from tests.documents.sample_figures import figures
from tests.documents.samples import HASH, HEAD, KABID, KASUBAG, SOP, imprint
from triwulan.documents.blocks import Column, Table
from triwulan.documents.content import Paper
from triwulan.documents.imprint import Signature
from triwulan.documents.kinds import berita_acara, bukti_lke, perjanjian_kinerja, rencana_aksi
from triwulan.documents.kinds.berita_acara import BeritaAcara, Item
from triwulan.documents.kinds.bukti_lke import BuktiLke, Component, Criterion
from triwulan.documents.kinds.perjanjian_kinerja import Budgeted, PerjanjianKinerja, Promised
from triwulan.documents.kinds.rencana_aksi import Activity, PlannedAction, RencanaAksi

REGENT = Signature("Bupati Contoh", "")


def agreement() -> PerjanjianKinerja:
    return PerjanjianKinerja(
        imprint=imprint("000.7.2.7/001/DISKOMINFO/2026"),
        year="2026",
        first=HEAD,
        second=REGENT,
        promises=tuple(Promised(found.objective, found.name, f"{found.target} {found.unit}") for found in figures(3)),
        budgets=(Budgeted("2.20.02 Penyelenggaraan Statistik Sektoral", "780.000.000"),),
        total="780.000.000",
    )


def plan_of_action() -> RencanaAksi:
    found = figures(3)
    return RencanaAksi(
        imprint=imprint("000.7.2.7/002/STAT/2026"),
        year="2026",
        signer=KABID,
        actions=tuple(
            PlannedAction(
                one.objective,
                one.name,
                one.unit,
                one.target,
                ("10", "20", "30", "40"),
                "2.20.02",
                "1.000",
                "Analis Data",
            )
            for one in found
        ),
        activities=tuple(
            Activity(one.name, "Mengumpulkan data dari perangkat daerah.", (1, 3), "2.20.02", "500", "Analis Data")
            for one in found
        ),
        total="1.500",
    )


def destruction() -> BeritaAcara:
    items = tuple(
        Item("000.8.6.3", f"000.8.6.3/{n:03}/STAT/2020", "Lembar Disposisi Triwulan I 2020", "2020", "1", "Boks 14",
             "aktif 1 tahun, inaktif 2 tahun, musnah", HASH)
        for n in range(1, 31)
    )  # fmt: skip
    approved = "Persetujuan Bupati Contoh Nomor 000.5.6.2/12/2026"
    return BeritaAcara(
        imprint("000.5.6.2/001/SEKRETARIAT/2026"), "Rabu, 14 Oktober 2026", approved, items, (HEAD, KASUBAG)
    )


def evidence_pack() -> BuktiLke:
    criteria = (
        Criterion("2.a.1", "Terdapat pedoman pengukuran kinerja", (f"{SOP} berlaku sejak 28 Februari 2023.",)),
        Criterion("2.a.2", "Data dikumpulkan tepat waktu", ("9 dari 11 langkah tepat waktu.",), ("Bukti Triwulan I.",)),
        Criterion("2.b.1", "Pimpinan memantau capaian", (), ("Notulen rapat pimpinan belum ada.",)),
    )
    annex = Table(
        "Ketepatan waktu per langkah", (Column("Langkah"), Column("Tepat", "angka", 20)), (("1", "4"), ("2", "8"))
    )
    component = Component("2", "Pengukuran Kinerja", "30", criteria)
    return BuktiLke(imprint("000.8.6.3/099/SEKRETARIAT/2026"), "2026", SOP, (component,), (annex,))


def act_papers() -> dict[str, Paper]:
    return {
        "perjanjian_kinerja": perjanjian_kinerja.compose(agreement()),
        "rencana_aksi": rencana_aksi.compose(plan_of_action()),
        "berita_acara_arsip": berita_acara.compose(destruction()),
        "bukti_lke": bukti_lke.compose(evidence_pack()),
    }
