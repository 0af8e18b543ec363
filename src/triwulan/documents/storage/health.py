"""Whether the place of the files answers, and what an administrator can do when it does not."""

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.translation import gettext as _

from triwulan.documents.storage.choosing import place
from triwulan.documents.storage.interface import Fault, PlaceAway


def trouble() -> str:
    """Asked now: it writes, reads and removes something small. Empty where all is well."""
    try:
        place().try_out()
    except PlaceAway as away:
        return told(away)
    return ""


def told(away: PlaceAway) -> str:
    """What is wrong and what to do, for administrators."""
    words = {"reason": away.reason, "advice": _advice(away.fault)}
    return _("Penyimpanan berkas tidak dapat dipakai: %(reason)s. %(advice)s") % words


def check(**_given: object) -> list[CheckMessage]:
    """For `triwulan manage check --deploy`; a disk is asked by `triwulan files check` alone, since asking makes its folder."""
    found = trouble() if settings.FILES_BUCKET else ""
    return [Error(found, id="triwulan.E001")] if found else []


def _advice(fault: Fault) -> str:
    if not settings.FILES_BUCKET:
        return {
            Fault.FULL: _("Hapus cadangan lama dari server, atau tambah disknya."),
            Fault.DENIED: _("Beri pengguna yang menjalankan Triwulan hak tulis pada folder berkas."),
        }.get(fault, _("Periksa disk dan sistem berkas server."))
    return {
        Fault.SILENT: _(
            "Periksa server penyimpanan, jaringan, dan TRIWULAN_S3_ENDPOINT. Triwulan mencoba lagi sendiri."
        ),
        Fault.UNTRUSTED: _(
            "Isi TRIWULAN_S3_CA dengan sertifikat otoritas (PEM) yang menandatangani sertifikat server itu."
        ),
        Fault.DENIED: _(
            "Periksa TRIWULAN_S3_KEY, TRIWULAN_S3_SECRET, dan izin baca, tulis, hapus dan daftar pada ember itu."
        ),
        Fault.NO_BUCKET: _("Buat ember itu di server penyimpanan, atau betulkan TRIWULAN_S3_BUCKET."),
        Fault.FULL: _("Tambah ruang atau kuota pada server penyimpanan."),
        Fault.OTHER: _("Lihat log server penyimpanan, lalu jalankan triwulan files check."),
    }[fault]
