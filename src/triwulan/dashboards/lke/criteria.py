"""The criteria of the components "pengukuran kinerja" and "pelaporan kinerja" that data can prove (DOMAIN.md 1)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Asked:
    code: str
    text: "StrPromise"


@dataclass(frozen=True)
class Part:
    """`weight` of a hundred for the whole sheet: of a component's 30 or 15, 20, 30 and 50 per cent."""

    code: str
    title: "StrPromise"
    weight: str
    asked: tuple[Asked, ...]


PARTS = (
    Part(
        "2.a",
        _("Pengukuran kinerja: pemenuhan"),
        "6",
        (
            Asked("2.a.1", _("Ada pedoman teknis pengukuran dan pengumpulan data kinerja")),
            Asked("2.a.2", _("Setiap indikator mempunyai definisi operasional yang jelas")),
            Asked("2.a.3", _("Mekanisme pengumpulan data kinerja jelas dan dapat diandalkan")),
        ),
    ),
    Part(
        "2.b",
        _("Pengukuran kinerja: kualitas"),
        "9",
        (
            Asked("2.b.1", _("Pimpinan terlibat sebagai pengambil keputusan")),
            Asked("2.b.2", _("Data yang dikumpulkan relevan dan berbukti")),
            Asked("2.b.3", _("Data dikumpulkan menurut urutan dan waktu yang ditetapkan")),
            Asked("2.b.4", _("Kinerja diukur secara berkala")),
            Asked("2.b.5", _("Setiap tingkat memantau unit di bawahnya secara berjenjang")),
            Asked("2.b.6", _("Pengumpulan data memanfaatkan teknologi informasi")),
            Asked("2.b.7", _("Pengukuran capaian memanfaatkan teknologi informasi")),
        ),
    ),
    Part(
        "2.c",
        _("Pengukuran kinerja: pemanfaatan"),
        "15",
        (
            Asked("2.c.1", _("Hasil pengukuran menjadi dasar tunjangan dan penempatan jabatan")),
            Asked("2.c.2", _("Hasil pengukuran menyesuaikan strategi, aktivitas dan anggaran")),
            Asked("2.c.3", _("Pengukuran menunjukkan efisiensi penggunaan anggaran")),
            Asked("2.c.4", _("Unit dan pegawai memahami hasil pengukuran")),
        ),
    ),
    Part(
        "3.a",
        _("Pelaporan kinerja: pemenuhan"),
        "3",
        (
            Asked("3.a.1", _("Laporan kinerja disusun")),
            Asked("3.a.2", _("Laporan kinerja disusun secara berkala")),
            Asked("3.a.3", _("Laporan kinerja diformalkan")),
            Asked("3.a.4", _("Laporan kinerja direviu")),
            Asked("3.a.5", _("Laporan kinerja dipublikasikan")),
            Asked("3.a.6", _("Laporan kinerja disampaikan tepat waktu")),
        ),
    ),
    Part("3.b", _("Pelaporan kinerja: kualitas"), "4,5", ()),
    Part("3.c", _("Pelaporan kinerja: pemanfaatan"), "7,5", ()),
)
"""3.b and 3.c ask what a report says: their criteria are those of its readiness list (`cycles.readiness_annual`)."""
