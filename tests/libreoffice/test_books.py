"""A bound report's contents and lists in the DOCX are indexes of LibreOffice's own, which it fills anew from the text."""

import io
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from tests.documents.sample_books import books
from tests.libreoffice.office_suite import saved_as
from triwulan.documents.outline import entries
from triwulan.documents.render import render_docx

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
SEQUENCE = f"{TEXT}caption-sequence-name"
NAMED = {"Tabel": "table", "Gambar": "illustration"}


def test_libreoffice_takes_the_three_lists_for_its_own_indexes(tmp_path: Path) -> None:
    paper = books()["laporan_kinerja"]
    content = saved_as(render_docx(paper), tmp_path, "odt", source="docx")
    body = ET.fromstring(ZipFile(io.BytesIO(content)).read("content.xml"))  # noqa: S314 - what was just written
    listed = entries(paper.blocks)
    contents = body.findall(f".//{TEXT}table-of-content/{TEXT}index-body/{TEXT}p")
    assert len([line for line in contents if "".join(line.itertext()).strip()]) == sum(
        one.kind == "judul" and one.level <= 3 for one in listed
    )
    found = {
        str(source.get(SEQUENCE)): len(index.findall(f"{TEXT}index-body/{TEXT}p"))
        for kind in ("illustration-index", "table-index")
        for index in body.iter(f"{TEXT}{kind}")
        for source in index.findall(f"{TEXT}{kind}-source")
    }
    assert found == {kind: sum(one.kind == kind for one in listed) for kind in NAMED}
    counted = [str(mark.get(f"{TEXT}name")) for mark in body.iter(f"{TEXT}sequence")]
    assert {kind: counted.count(kind) for kind in NAMED} == found
