"""A PDF is taken when it is whole, open, and only pages: nothing in it runs, starts, sends or carries another file."""

import io
import logging
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader
from pypdf.errors import PdfReadError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from triwulan.documents.refusals import UploadRefused

# It tells of every comma that a scanner's software forgot; our log is for what someone has to do.
logging.getLogger("pypdf").setLevel(logging.ERROR)

# A link to a page or to the web is what readers ask about themselves; these act, or reach for files.
_ACTIONS = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/GoToR", "/Rendition", "/Movie", "/Sound"}
)
_SCRIPTS = frozenset({"/JavaScript", "/XFA"})
_ATTACHMENTS = frozenset({"/EmbeddedFiles", "/RichMediaContent"})
_FILE_NAMES = frozenset({"/F", "/UF", "/Desc"})
_ANNOTATIONS = frozenset({"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"})

# Objects that no table lists are still found by readers that mend broken files. Long names only: a short one stands in
# the noise of a scanned page by chance.
_RAW = re.compile(rb"/(?:JavaScript|EmbeddedFiles?|SubmitForm|RichMedia)\b|/S\s*/Launch\b")

_END_WITHIN = 4096
_MAX_OBJECTS = 500_000
_MAX_DEPTH = 100

_BROKEN = _("Berkas PDF ini rusak atau terpotong. Buat PDF-nya lagi, lalu unggah lagi.")
_ACTIVE = _(
    "Berkas PDF ini memuat skrip atau perintah. Cetak ulang ke PDF (Cetak → Simpan sebagai PDF), lalu unggah lagi."
)
_CARRIES = _(
    "Berkas PDF ini memuat berkas lain di dalamnya. Cetak ulang ke PDF, dan unggah lampirannya sebagai berkas sendiri."
)
_ENCRYPTED = _("Berkas PDF ini dilindungi sandi. Simpan tanpa sandi, lalu unggah lagi.")
_DOUBLE = _("Berkas ini PDF dan arsip ZIP sekaligus. Cetak ulang ke PDF, lalu unggah lagi.")


def check_pdf(content: bytes) -> None:
    """UploadRefused with the first reason found. Reads the structure only; pages are not drawn."""
    if b"%%EOF" not in content[-_END_WITHIN:]:
        raise UploadRefused(_BROKEN)
    if zipfile.is_zipfile(io.BytesIO(content)):
        raise UploadRefused(_DOUBLE)
    try:
        _check_objects(content)
    except UploadRefused:
        raise
    except Exception as error:  # pypdf raises whatever a broken file makes it stumble over
        raise UploadRefused(_BROKEN) from error
    if found := _RAW.search(content):
        raise UploadRefused(_CARRIES if b"Embedded" in found[0] or b"Rich" in found[0] else _ACTIVE)


def _check_objects(content: bytes) -> None:
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        raise UploadRefused(_ENCRYPTED)
    if not reader.pages:
        raise PdfReadError("no pages")
    references = [(number, generation) for generation, table in reader.xref.items() for number in table]
    references += [(number, 0) for number in reader.xref_objStm]
    if len(references) > _MAX_OBJECTS:
        raise PdfReadError("too many objects")
    _check_dictionaries(reader.trailer)
    for number, generation in references:
        _check_dictionaries(IndirectObject(number, generation, reader).get_object())


def _check_dictionaries(found: object) -> None:
    for each in _dictionaries(found, 0):
        keys = set(each)
        # alone, these two may be what a page calls one of its fonts
        carries = "/EF" in keys and keys & _FILE_NAMES
        scripted = {"/JS", "/S"} <= keys
        if carries or keys & _ATTACHMENTS or _name(each, "/Subtype") in _ANNOTATIONS:
            raise UploadRefused(_CARRIES)
        if scripted or keys & _SCRIPTS or _name(each, "/S") in _ACTIONS:
            raise UploadRefused(_ACTIVE)


def _dictionaries(found: object, depth: int) -> Iterator[DictionaryObject]:
    """Within one object; references are looked at as objects of their own."""
    if depth > _MAX_DEPTH:
        raise PdfReadError("nested too deeply")
    if isinstance(found, DictionaryObject):
        yield found
        for value in dict.values(found):
            yield from _dictionaries(value, depth + 1)
    elif isinstance(found, ArrayObject):
        for value in list.__iter__(found):
            yield from _dictionaries(value, depth + 1)


def _name(dictionary: DictionaryObject, key: str) -> Any:
    """A name may stand behind a reference too."""
    value = dict.get(dictionary, key)
    return value.get_object() if isinstance(value, IndirectObject) else value
