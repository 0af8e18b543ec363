"""What is said of a file that cannot be taken as a table."""

from django.utils.translation import gettext as _

from triwulan.exchange.sheets.limits import MAX_BYTES, MEBIBYTE, MOST_ROWS


class SheetRefused(Exception):
    """The message is the sentence."""


def too_large() -> SheetRefused:
    facts = {"most": MAX_BYTES // MEBIBYTE}
    return SheetRefused(
        _("Berkas ini lebih besar dari %(most)d MB. Bagi tabelnya, atau buang gambar di dalamnya, lalu unggah lagi.")
        % facts
    )


def too_many_rows() -> SheetRefused:
    facts = {"most": MOST_ROWS}
    return SheetRefused(
        _("Tabel ini lebih dari %(most)d baris. Bagi menjadi beberapa berkas, lalu unggah satu per satu.") % facts
    )


def too_many_cells() -> SheetRefused:
    return SheetRefused(_("Tabel ini terlalu besar. Bagi menjadi beberapa berkas, lalu unggah satu per satu."))


def far_cell(address: str) -> SheetRefused:
    return SheetRefused(
        _(
            "Sel %(address)s terisi jauh di luar tabel. Hapus baris dan kolom kosong sesudah tabelnya, simpan, lalu unggah "
            "lagi."
        )
        % {"address": address}
    )


def damaged() -> SheetRefused:
    return SheetRefused(
        _("Berkas ini rusak: tidak dapat dibaca. Buka dan simpan ulang dari aplikasinya, lalu unggah lagi.")
    )
