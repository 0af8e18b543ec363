"""What a paper of each kind is called, how it is classified and how long it is kept, until an agency says otherwise."""

from dataclasses import dataclass

from triwulan.core.sentences import say, term
from triwulan.documents.archive.retention import DESTROYED, PERMANENT, Retention

# Permendagri 83/2022, in the office's use: accountability of performance (SAKIP, LKIP); DOMAIN.md 7.
_SAKIP = "000.8.6.3"

# The same: performance agreements (penetapan/kontrak kinerja).
_AGREEMENT = "000.7.2.7"

# The same: keeping of active records (pemberkasan arsip aktif), the nearest that is known here.
_ARCHIVE = "000.5.3.2"

_WORKING_PAPER = Retention(1, 2, DESTROYED)
_AGREED = Retention(2, 3, DESTROYED)
_QUARTERLY = Retention(2, 3, DESTROYED)
_KEPT = Retention(2, 3, PERMANENT)


@dataclass(frozen=True)
class Kind:
    """`label` is its name on paper. What is classified and kept is a first guess: each region's schedule differs.

    `of_a_file`: lies in a cycle's file, so that its retention begins when that is closed, and not by its own date.
    """

    label: str
    classification: str = _SAKIP
    retention: Retention = _WORKING_PAPER
    of_a_file: bool = True

    @property
    def name(self) -> str:
        """As the reader calls it."""
        return say(self.label)


KINDS = {
    "lembar_disposisi": Kind(term("Lembar Disposisi")),
    "bahan": Kind(term("Bahan Laporan Data Kinerja")),
    "laporan_data_kinerja": Kind(term("Laporan Data Kinerja"), retention=_QUARTERLY),
    "laporan_disposisi": Kind(term("Laporan Disposisi")),
    "tanda_terima": Kind(term("Tanda Terima")),
    "laporan_triwulan": Kind(term("Laporan Triwulan"), retention=_QUARTERLY),
    "laporan_kinerja": Kind(term("Laporan Kinerja"), retention=_KEPT),
    "perjanjian_kinerja": Kind(term("Perjanjian Kinerja"), _AGREEMENT, _AGREED, of_a_file=False),
    "rencana_aksi": Kind(term("Rencana Aksi"), _AGREEMENT, _AGREED, of_a_file=False),
    "berita_acara_arsip": Kind(term("Berita Acara Arsip"), _ARCHIVE, _KEPT, of_a_file=False),
    "bukti_lke": Kind(term("Bukti Dukung LKE"), of_a_file=False),
    "dokumen": Kind(term("Dokumen")),
}
