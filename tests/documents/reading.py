"""Reads the made files back: the words of a PDF and of a DOCX in one plain form, so that both can be held to one paper."""

import io
import re
import unicodedata
import zipfile
from functools import lru_cache
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from lxml import etree
from pypdf import PdfReader

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def flat(text: str) -> str:
    """Without blanks, marks that only let a word break, ligatures and case: what is left is what was written."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s\u200b\u00ad]+", "", folded)


def pdf(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


@lru_cache(maxsize=64)
def page_texts(content: bytes) -> tuple[str, ...]:
    """Kept: several tests ask what stands in the same paper, and reading it takes longer than setting it."""
    return tuple(page.extract_text() for page in pdf(content).pages)


def pdf_pages(content: bytes) -> list[str]:
    return [flat(text) for text in page_texts(content)]


def pdf_catalog(content: bytes) -> Any:
    """Any: pypdf's objects are dictionaries that resolve references as they are asked."""
    return pdf(content).trailer["/Root"].get_object()


def pdf_tags(content: bytes) -> list[Any]:
    """Every element of the structure tree, top down."""
    found, waiting = [], [pdf_catalog(content)["/StructTreeRoot"].get_object()]
    while waiting:
        node = waiting.pop(0)
        if "/S" in node:
            found.append(node)
        kids = node.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        inner = [kid.get_object() for kid in kids if not isinstance(kid, int)]
        waiting = [kid for kid in inner if isinstance(kid, dict)] + waiting
    return found


def outline_titles(content: bytes) -> list[str]:
    def titles(entries: list[Any]) -> list[str]:
        return [t for entry in entries for t in (titles(entry) if isinstance(entry, list) else [str(entry.title)])]

    return titles(pdf(content).outline)


def docx(content: bytes) -> WordDocument:
    return Document(io.BytesIO(content))


def docx_part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def docx_text(content: bytes) -> str:
    """The text, not the headers and footers."""
    body = docx_part(content, "word/document.xml")
    return flat("".join(node.text or "" for node in body.iter(f"{W}t")))


def docx_headings(content: bytes) -> list[tuple[int, str]]:
    found = []
    for paragraph in docx(content).paragraphs:
        style = paragraph.style.name if paragraph.style is not None else None
        if style and re.fullmatch(r"[Hh]eading \d", style):
            found.append((int(style[-1]), paragraph.text))
    return found


def docx_tables(content: bytes) -> list[list[list[str]]]:
    """The framed tables, row by row; what spans or hangs is there once."""
    body = docx_part(content, "word/document.xml").find(f"{W}body")
    assert body is not None
    tables = [table for table in body.findall(f"{W}tbl") if table.find(f"{W}tblPr/{W}tblBorders") is not None]
    return [[[_words(cell) for cell in row.findall(f"{W}tc")] for row in table.findall(f"{W}tr")] for table in tables]


def _words(cell: etree._Element) -> str:
    return flat("".join(node.text or "" for node in cell.iter(f"{W}t")))
