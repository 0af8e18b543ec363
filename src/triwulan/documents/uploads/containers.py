"""Office files are ZIP archives: which one it is, whether it unpacks to a sane size, and whether it carries programs."""

import io
import lzma
import re
import stat
import zipfile
import zlib

from django.utils.translation import gettext_lazy as _

from triwulan.documents.refusals import UploadRefused
from triwulan.documents.uploads.formats import ODS, ODT, OPENXML, Format
from triwulan.documents.uploads.reaching_out import check_connections, check_reaching_out

# An honest office file of the allowed size unpacks to some tens of megabytes; a bomb to thousands.
MAX_UNPACKED = 300 * 1024 * 1024
MAX_RATIO = 200
MAX_PARTS = 10_000
# Small parts of plain XML may be packed as tightly as a bomb.
_RATIO_MATTERS_FROM = 5 * 1024 * 1024
_CHUNK = 1024 * 1024
_END_LENGTH = 22
# Readers of PDF look for its beginning this far.
_PDF_WITHIN = 1024
# What zipfile raises for archives that contradict themselves.
_READING = (NotImplementedError, EOFError, OSError, ValueError, RuntimeError)

_MACRO_PARTS = re.compile(
    r"(vbaproject\.bin|vbadata\.xml|/macrosheets/|/activex/|^basic/|^scripts/|\.exe$|\.dll$)", re.IGNORECASE
)
_MACRO_TYPES = re.compile(rb"macroEnabled|vnd\.ms-office\.vbaProject|intlmacrosheet", re.IGNORECASE)
# A chart carries its figures as a workbook, which is checked by nobody and starts nothing; these start programs.
_OLE_PARTS = re.compile(r"/embeddings/[^/]*\.bin$|/oleobject[^/]*\.bin$", re.IGNORECASE)
# No office suite writes one; in UTF-16 its letters stand apart.
_DOCTYPE = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)", re.IGNORECASE)
_DOCTYPE_LENGTH = 18

_BROKEN = _("Berkas ini rusak: tidak dapat dibuka. Simpan ulang dari aplikasinya, lalu unggah lagi.")
_MACROS = _(
    "Berkas ini memuat makro, yang dapat menjalankan program. Simpan tanpa makro (DOCX, XLSX, PPTX atau PDF), lalu unggah lagi."
)
_BOMB = _(
    "Isi berkas ini mengembang sangat besar saat dibuka dan tidak diterima. Simpan ulang dari aplikasinya, atau sebagai PDF."
)
_ENCRYPTED = _("Berkas ini dilindungi sandi. Hapus sandinya, lalu unggah lagi.")
_OLE = _(
    "Berkas ini memuat objek tertanam (OLE), yang dapat menjalankan program. Simpan sebagai PDF, lalu unggah lagi."
)
_DOUBLE = _("Berkas ini dokumen Office dan PDF sekaligus. Simpan ulang dari aplikasinya, lalu unggah lagi.")
_ENTITIES = _(
    "Berkas ini memuat definisi XML yang dapat mengembang tanpa batas. Simpan ulang dari aplikasinya, atau sebagai PDF."
)
_ARCHIVE = _("Berkas ZIP tidak diterima. Unggah dokumen di dalamnya satu per satu.")


def format_of_zip(content: bytes) -> Format:
    """Also proves that every part unpacks, to no more than it may; UploadRefused for an archive of anything else."""
    with _opened(content) as archive:
        _check_size(archive)
        names = set(archive.namelist())
        if "mimetype" in names:
            return _opendocument(archive.read("mimetype"))
        if "[Content_Types].xml" in names:
            contents = archive.read("[Content_Types].xml")
            if _MACRO_TYPES.search(contents):
                raise UploadRefused(_MACROS)
            for each in OPENXML:
                if each.main_type in contents:
                    return each
    raise UploadRefused(_ARCHIVE)


def check_openxml(content: bytes) -> None:
    with _opened(content) as archive:
        _refuse_macros(archive)
        if any(_OLE_PARTS.search(name) for name in archive.namelist()):
            raise UploadRefused(_OLE)
        check_reaching_out(archive)


def check_opendocument(content: bytes) -> None:
    with _opened(content) as archive:
        _refuse_macros(archive)
        if "META-INF/manifest.xml" in archive.namelist() and b"encryption-data" in archive.read(
            "META-INF/manifest.xml"
        ):
            raise UploadRefused(_ENCRYPTED)
        if "content.xml" in archive.namelist():
            check_connections(archive.read("content.xml"))


def _opened(content: bytes) -> zipfile.ZipFile:
    if not content.startswith(b"PK\x03\x04") or not _ends_where_it_says(content):
        raise UploadRefused(_BROKEN)
    if b"%PDF-" in content[:_PDF_WITHIN]:
        raise UploadRefused(_DOUBLE)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, *_READING) as error:
        raise UploadRefused(_BROKEN) from error
    return archive


def _ends_where_it_says(content: bytes) -> bool:
    """What hangs behind an archive is another file, which another reader would open."""
    at = content.rfind(b"PK\x05\x06")
    if at < 0 or at + _END_LENGTH > len(content):
        return False
    comment = int.from_bytes(content[at + _END_LENGTH - 2 : at + _END_LENGTH], "little")
    return at + _END_LENGTH + comment == len(content)


def _check_size(archive: zipfile.ZipFile) -> None:
    """The sizes an archive declares can lie, so it is unpacked, in small pieces and into nothing."""
    parts = archive.infolist()
    if len(parts) > MAX_PARTS:
        raise UploadRefused(_BOMB)
    if any(_leads_elsewhere(part) for part in parts):
        raise UploadRefused(_BROKEN)
    if any(part.flag_bits & 1 for part in parts):
        raise UploadRefused(_ENCRYPTED)
    left = MAX_UNPACKED
    for part in parts:
        left -= _unpacked_size(archive, part, left)


def _leads_elsewhere(part: zipfile.ZipInfo) -> bool:
    """Out of the folder that somebody may unpack it into: by its path, or as a link."""
    steps = part.filename.replace("\\", "/").split("/")
    return ".." in steps or steps[0] == "" or ":" in steps[0] or stat.S_ISLNK(part.external_attr >> 16)


def _unpacked_size(archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    size, tail = 0, b""
    is_xml = part.filename.lower().endswith((".xml", ".rels"))
    try:
        with archive.open(part) as file:
            while piece := file.read(_CHUNK):
                size += len(piece)
                if is_xml and _DOCTYPE.search(tail + piece):
                    raise UploadRefused(_ENTITIES)
                tail = piece[-_DOCTYPE_LENGTH:]
                if size > left or (size > _RATIO_MATTERS_FROM and size > MAX_RATIO * max(part.compress_size, 1)):
                    raise UploadRefused(_BOMB)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, *_READING) as error:
        raise UploadRefused(_BROKEN) from error
    return size


def _opendocument(mimetype: bytes) -> Format:
    found = mimetype.strip().decode("ascii", "replace")
    for each in (ODT, ODS):
        if found == each.content_type:
            return each
    raise UploadRefused(_ARCHIVE)


def _refuse_macros(archive: zipfile.ZipFile) -> None:
    if any(_MACRO_PARTS.search(name) for name in archive.namelist()):
        raise UploadRefused(_MACROS)
