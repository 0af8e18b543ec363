"""What an office file or a table may fetch or start by itself when somebody opens it: relationships, fields, formulas.

A link that a reader follows himself is none of it, nor is a workbook that names another beside it.
"""

import re
import zipfile

from django.utils.translation import gettext_lazy as _

from triwulan.documents.refusals import UploadRefused

_RELATIONSHIP = re.compile(rb"<Relationship\b[^>]*>", re.IGNORECASE)
_EXTERNAL = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']", re.IGNORECASE)
_FOLLOWED_BY_A_READER = re.compile(rb"/relationships/hyperlink[\"']", re.IGNORECASE)
_FETCHED_AT_ONCE = re.compile(rb"/(?:attachedTemplate|oleObject|frame|subDocument|afChunk)[\"']", re.IGNORECASE)
_ELSEWHERE = re.compile(rb"Target\s*=\s*[\"']\s*(?:[a-z][a-z0-9+.-]+:(?!/*[a-z]:)|//|\\\\)", re.IGNORECASE)

# Word's fields may be cut into pieces, so the pieces are put together first.
_FIELD = re.compile(rb"<w:instrText\b[^>]*>([^<]*)<|<w:fldSimple\b[^>]*w:instr\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
_DDE_FIELD = re.compile(rb"\bDDE(?:AUTO)?\b", re.IGNORECASE)
_FIELD_PARTS = re.compile(r"^word/[^/]+\.xml$", re.IGNORECASE)
_LINK_PARTS = re.compile(r"^xl/externalLinks/[^/]+\.xml$", re.IGNORECASE)

_DDE_SOURCE = re.compile(rb"<(?:office|text|table):dde-[a-z-]+", re.IGNORECASE)

# A cell that calls a program or the web: =cmd|'/c …'!A1, =WEBSERVICE("…"); -5 and +62 are figures.
_FORMULA = re.compile(r"(?:^|[;,\t\"])\s*(?:[=@][^;,\t\n]*[(|]|[+-][^;,\t\n]*\|[^;,\t\n]*!)", re.MULTILINE)

_OUTSIDE = _("Berkas ini memuat templat dari luar atau mengambil isi dari luar. Simpan sebagai PDF, lalu unggah lagi.")
_DDE = _("Berkas ini memuat tautan DDE, yang dapat menjalankan program. Simpan sebagai PDF, lalu unggah lagi.")
_FORMULAS = _("Berkas CSV ini memuat rumus, yang dapat menjalankan program. Simpan nilainya saja, lalu unggah lagi.")


def check_reaching_out(archive: zipfile.ZipFile) -> None:
    """Of an Office Open XML file."""
    names = archive.namelist()
    for name in names:
        if name.endswith(".rels") and any(map(_reaches_out, _RELATIONSHIP.findall(archive.read(name)))):
            raise UploadRefused(_OUTSIDE)
        if _LINK_PARTS.search(name) and b"ddeLink" in archive.read(name):
            raise UploadRefused(_DDE)
        if _FIELD_PARTS.search(name) and _DDE_FIELD.search(b"".join(map(b"".join, _FIELD.findall(archive.read(name))))):
            raise UploadRefused(_DDE)


def check_connections(content: bytes) -> None:
    if _DDE_SOURCE.search(content):
        raise UploadRefused(_DDE)


def check_cells(text: str) -> None:
    if _FORMULA.search(text):
        raise UploadRefused(_FORMULAS)


def _reaches_out(relationship: bytes) -> bool:
    if not _EXTERNAL.search(relationship) or _FOLLOWED_BY_A_READER.search(relationship):
        return False
    return bool(_FETCHED_AT_ONCE.search(relationship) or _ELSEWHERE.search(relationship))
