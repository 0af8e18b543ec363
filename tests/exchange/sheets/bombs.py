"""Files of some kilobytes that ask for terabytes, and an honest one at the limit; run as a program it measures them.

`python -m tests.exchange.sheets.bombs NAME` reads that one as an upload and says the outcome and the most memory used, in
MB, by the process and by the one that reads.
"""

import io
import json
import resource
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

MEBIBYTE = 1024 * 1024
_SHEET = (
    b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s'
    b"</sheetData></worksheet>"
)
_ODS = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    '<office:body><office:spreadsheet><table:table table:name="A"><table:table-row table:number-rows-repeated="1048576">'
    '<table:table-cell table:number-columns-repeated="1024" office:value-type="float" office:value="1"><text:p>1</text:p>'
    "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
)
_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)


def workbook(rows: int = 1, columns: int = 1) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    sheet = book.add_worksheet()
    for row in range(rows):
        for column in range(columns):
            sheet.write(row, column, row * column if column else f"Baris {row}")
    book.close()
    return out.getvalue()


def with_sheet(rows: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            is_sheet = name == "xl/worksheets/sheet1.xml"
            target.writestr(name, _SHEET % rows if is_sheet else source.read(name))
    return out.getvalue()


def unfolding() -> bytes:
    """A hundred megabytes of blanks: less than a bomb's whole, and tighter than any honest part."""
    return with_sheet(b" " * (100 * MEBIBYTE))


def far_away() -> bytes:
    row = b'<row r="%d"><c r="%s%d"><v>1</v></c></row>'
    return with_sheet(row % (1, b"A", 1) + row % (1_048_576, b"XFD", 1_048_576))


def many_cells() -> bytes:
    """Each different, so that nothing packs tightly."""
    cells = b"".join(b'<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (n, n, n * 7919) for n in range(1, 900_000))
    return with_sheet(cells)


def repeated() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        target.writestr("content.xml", _ODS)
        target.writestr("META-INF/manifest.xml", _MANIFEST)
    return out.getvalue()


def wide_csv() -> bytes:
    return b"1;" * (4 * MEBIBYTE)


BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "unfolding": ("a.xlsx", unfolding),
    "far away": ("a.xlsx", far_away),
    "many cells": ("a.xlsx", many_cells),
    "repeated": ("a.ods", repeated),
    "wide": ("a.csv", wide_csv),
    "honest": ("a.xlsx", lambda: workbook(19_000, 20)),
}


def main() -> None:
    import django  # inline: only where it measures
    from django.conf import settings

    settings.configure(USE_I18N=False)
    django.setup()
    from triwulan.exchange.sheets.read import read_book
    from triwulan.exchange.sheets.refusals import SheetRefused

    name, content = sys.argv[1], sys.stdin.buffer.read()
    try:
        said = f"{len(read_book(BOMBS[name][0], content).sheets[0].rows)} rows"
    except SheetRefused as refused:
        said = str(refused)
    # of the reading process alone the kernel keeps the most, of this one its own line
    reader = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    json.dump([said, _most_used() + reader], sys.stdout)


def _most_used() -> int:
    """In MB, since this program began: `ru_maxrss` would count what its starter held."""
    with Path("/proc/self/status").open(encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) // 1024


if __name__ == "__main__":
    main()
