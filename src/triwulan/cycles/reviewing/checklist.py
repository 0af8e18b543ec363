"""What a review looks at, as PermenPANRB 53/2014, Lampiran III, groups it (DOMAIN.md 2.5); the sentences are ours."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Item:
    """`only_if`: it is asked when one of these was answered with no."""

    code: str
    sentence: "StrPromise"
    only_if: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    title: "StrPromise"
    items: tuple[Item, ...]


GROUPS = (
    Group(
        _("I. Format"),
        (
            Item("I.1", _("Laporan menampilkan data penting instansi.")),
            Item("I.2", _("Laporan menyajikan target kinerja.")),
            Item("I.3", _("Laporan menyajikan capaian kinerja secara memadai.")),
            Item("I.4", _("Lampirannya mendukung isi laporan.")),
            Item("I.5", _("Laporan menyajikan upaya perbaikan ke depan.")),
            Item("I.6", _("Laporan menyajikan akuntabilitas keuangan.")),
        ),
    ),
    Group(
        _("II. Mekanisme penyusunan"),
        (
            Item("II.1", _("Laporan disusun unit yang bertugas untuk itu.")),
            Item("II.2", _("Isi laporan didukung data yang memadai.")),
            Item("II.3", _("Ada mekanisme penyampaian data dari unit kerja kepada unit penyusun.")),
            Item("II.4", _("Penanggung jawab pengumpulan data ditetapkan di setiap unit kerja.")),
            Item("II.5", _("Data kinerjanya diyakini keandalannya.")),
            Item("II.6", _("Analisis dalam laporan diketahui unit yang terkait.")),
            Item("II.7", _("Laporan menggabungkan sumbangan unit di bawahnya.")),
        ),
    ),
    Group(
        _("III. Substansi"),
        (
            Item("III.1", _("Tujuan dan sasaran dalam laporan sesuai dengan perjanjian kinerja.")),
            Item("III.2", _("Tujuan dan sasaran dalam laporan selaras dengan rencana strategis.")),
            Item("III.3", _("Bila tidak sesuai atau tidak selaras, penjelasannya memadai."), ("III.1", "III.2")),
            Item("III.4", _("Indikator dalam laporan sesuai dengan perjanjian kinerja.")),
            Item("III.5", _("Indikator dalam laporan sesuai dengan indikator kinerja utama.")),
            Item("III.6", _("Bila indikatornya tidak sesuai, penjelasannya memadai."), ("III.4", "III.5")),
            Item("III.7", _("Kinerja dibandingkan dengan tahun lalu, standar nasional, atau pembanding lain.")),
            Item("III.8", _("Indikatornya cukup untuk mengukur tujuan dan sasaran.")),
            Item("III.9", _("Bila indikatornya tidak cukup, penjelasannya memadai."), ("III.8",)),
            Item("III.10", _("Indikatornya spesifik, terukur, dapat dicapai, relevan, dan berbatas waktu (SMART).")),
        ),
    ),
)
ITEMS = {item.code: item for group in GROUPS for item in group.items}


def asked_for(met: Mapping[str, bool | None]) -> list[Item]:
    """The lines that this review has to answer, given what was answered so far."""
    return [item for item in ITEMS.values() if not item.only_if or any(met.get(code) is False for code in item.only_if)]
