"""What a paper of each kind is called, how it is classified and how long it is kept, until someone says otherwise."""

from dataclasses import dataclass

# Permendagri 83/2022, in the office's use: accountability of performance (SAKIP, LKIP); DOMAIN.md 7.
_SAKIP = "000.8.6.3"

_WORKING_PAPER = "Aktif 1 tahun, inaktif 2 tahun, musnah"
_QUARTERLY = "Aktif 2 tahun, inaktif 3 tahun, musnah"


@dataclass(frozen=True)
class Kind:
    """`retention` is a first guess that the archivist edits: each region's schedule (JRA) differs."""

    label: str
    classification: str = _SAKIP
    retention: str = _WORKING_PAPER


KINDS = {
    "lembar_disposisi": Kind("Lembar Disposisi"),
    "bahan": Kind("Bahan Laporan Data Kinerja"),
    "laporan_data_kinerja": Kind("Laporan Data Kinerja", retention=_QUARTERLY),
    "laporan_disposisi": Kind("Laporan Disposisi"),
    "tanda_terima": Kind("Tanda Terima"),
    "laporan_triwulan": Kind("Laporan Triwulan", retention=_QUARTERLY),
    "laporan_kinerja": Kind("Laporan Kinerja", retention="Aktif 2 tahun, inaktif 3 tahun, permanen"),
    "dokumen": Kind("Dokumen"),
}
