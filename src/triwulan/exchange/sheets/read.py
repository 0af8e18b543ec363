"""Reading a spreadsheet that somebody sends: XLSX, ODS or CSV, known by its content. Nothing in it is run or fetched.

XLSX and ODS are read in a process of their own (`child.py`), since a file of some kilobytes can ask for terabytes.
"""

from django.utils.translation import gettext as _

from triwulan.documents.uploads.check import UploadRefused, check_name, clean_name
from triwulan.documents.uploads.containers import check_opendocument, format_of_zip
from triwulan.documents.uploads.formats import CSV, ODS, XLSX, Format
from triwulan.exchange.sheets.book import Book
from triwulan.exchange.sheets.call import read_in_child
from triwulan.exchange.sheets.limits import MAX_BYTES
from triwulan.exchange.sheets.read_csv import decoded, read_csv
from triwulan.exchange.sheets.refusals import SheetRefused, too_large

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_book(name: str, content: bytes) -> Book:
    """SheetRefused with one sentence: too large, damaged, locked, unfolding, or no spreadsheet at all."""
    found = format_of(name, content)
    return read_csv(content) if found is CSV else read_in_child(content, found)


def check_size(size: int) -> None:
    """Asked before anything of an upload is read."""
    if size > MAX_BYTES:
        raise too_large()


def format_of(name: str, content: bytes) -> Format:
    """By its content, with which its name has to agree; also proves that it unpacks to no more than it may."""
    if not content:
        raise SheetRefused(_("Berkas ini kosong (0 byte). Periksa berkasnya di komputer Anda, lalu unggah lagi."))
    check_size(len(content))
    try:
        found = _by_content(content)
        check_name(clean_name(name), found)
    except UploadRefused as refused:
        raise SheetRefused(str(refused)) from refused
    return found


def _by_content(content: bytes) -> Format:
    if content.startswith(_OLD_OFFICE):
        raise SheetRefused(_of_old_office(content))
    if not content.startswith(b"PK"):
        decoded(content)
        return CSV
    found = format_of_zip(content)
    if found is ODS:
        check_opendocument(content)
    if found not in {XLSX, ODS}:
        facts = {"kind": found.code}
        raise SheetRefused(_("Berkas ini %(kind)s, bukan lembar kerja. Unggah berkas XLSX, ODS atau CSV.") % facts)
    return found


def _of_old_office(content: bytes) -> str:
    if _ENCRYPTED in content:
        return _("Berkas ini dilindungi sandi. Hapus sandinya, lalu unggah lagi.")
    return _("Berkas ini berformat Office lama (.xls). Buka, simpan sebagai XLSX, lalu unggah lagi.")
