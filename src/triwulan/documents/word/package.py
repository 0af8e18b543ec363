"""The file itself: only what a paper needs, with its own dates, the same bytes each time."""

import io
import zipfile
from datetime import datetime, time

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from triwulan.documents.content import Paper
from triwulan.documents.typesetting.glyphs import plain

_FIRST = "[Content_Types].xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNWANTED = ("thumbnail", "customXml", "stylesWithEffects", "webSettings")
_SETTINGS = (
    '<w:settings {}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:characterSpacingControl '
    'w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="id-ID"/>'
    '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)


def new_document() -> Document:
    document = docx.Document()
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(_UNWANTED)]:
            del rels[key]
    settings = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS)
    settings._element = parse_xml(_SETTINGS.format(nsdecls("w")))  # type: ignore[attr-defined]
    return document


def describe(document: Document, paper: Paper) -> None:
    """Dates are the paper's own, never the clock's."""
    about, day = document.core_properties, datetime.combine(paper.date, time())
    about.title, about.author = plain(paper.title)[:255], plain(paper.letterhead.agency)[:255]
    about.last_modified_by, about.subject = about.author, plain(paper.number)[:255]
    about.language, about.category, about.comments = "id-ID", paper.kind, ""
    about.created, about.modified, about.revision, about.keywords = day, day, 1, paper.kind


def pack(document: Document) -> bytes:
    raw, out = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as found, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(found.namelist(), key=lambda name: (name != _FIRST, name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            made.writestr(entry, found.read(name))
    return out.getvalue()
