"""What a paper of each kind is called, how it is classified and how long it is kept, until someone says otherwise."""

from dataclasses import dataclass

from triwulan.core.sentences import say, term

# Permendagri 83/2022, in the office's use: accountability of performance (SAKIP, LKIP); DOMAIN.md 7.
_SAKIP = "000.8.6.3"

# The same: performance agreements (penetapan/kontrak kinerja).
_AGREEMENT = "000.7.2.7"

_WORKING_PAPER = "Aktif 1 tahun, inaktif 2 tahun, musnah"
_AGREED = "Aktif 2 tahun, inaktif 3 tahun, musnah"
_QUARTERLY = "Aktif 2 tahun, inaktif 3 tahun, musnah"


@dataclass(frozen=True)
class Kind:
    """`label` is its name on paper. `retention` is a first guess that the archivist edits: each region's schedule differs."""

    label: str
    classification: str = _SAKIP
    retention: str = _WORKING_PAPER

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
    "laporan_kinerja": Kind(term("Laporan Kinerja"), retention="Aktif 2 tahun, inaktif 3 tahun, permanen"),
    "perjanjian_kinerja": Kind(term("Perjanjian Kinerja"), _AGREEMENT, _AGREED),
    "rencana_aksi": Kind(term("Rencana Aksi"), _AGREEMENT, _AGREED),
    "dokumen": Kind(term("Dokumen")),
}
