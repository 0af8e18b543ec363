"""What calamine does not tell of a spreadsheet: which cells are broken, which show percentages, and how far out any is.

Read from the parts' XML as bytes; a document type was refused before, so nothing in them unfolds.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from triwulan.exchange.sheets.limits import MOST_CELLS, MOST_ROWS

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ROWS = re.compile(rb"r=\"([0-9]{1,7})\"")
_COLUMNS = re.compile(rb"r=\"([A-Z]{1,3})[0-9]")
# A cell with something in it; one that only has a look ends in "/>".
_FILLED = re.compile(rb"<(?:\w+:)?c\s(?:[^>]*\s)?r=\"([A-Z]{1,3})([0-9]{1,7})\"(?:[^>]*[^/])?>")
_ATTRIBUTE = re.compile(rb"(\w+)=\"([^\"]*)\"")
_BROKEN = re.compile(rb"<(?:\w+:)?c\s([^>]*\bt=\"e\"[^>]*)>.*?<(?:\w+:)?v>([^<]*)<", re.DOTALL)
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
# Excel's own numbers for "0%" and "0.00%".
_BUILT_IN = frozenset({"9", "10"})

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_EXTENSION = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_MOST_REPEATED = 1000


class Unreadable(Exception):
    pass


Place = tuple[int, int]


@dataclass
class Marks:
    """Places count from zero, (row, column). `extent`: rows and columns up to the outermost filled cell."""

    extent: Place = (0, 0)
    filled: int = 0
    errors: dict[Place, str] = field(default_factory=dict)
    percents: list[Place] = field(default_factory=list)


NOTHING = Marks()


def of_xlsx(content: bytes) -> dict[str, Marks]:
    """By the sheet's name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        try:
            percents = _percent_styles(archive)
            return {name: _of_part(archive.read(part), percents) for name, part in _parts(archive)}
        except (ET.ParseError, KeyError) as error:
            raise Unreadable from error


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet and where its cells stand."""
    start = _root(archive, "_rels/.rels")
    main = next((one.get("Target", "") for one in start if one.get("Type", "").endswith("/officeDocument")), "")
    main = main.lstrip("/") or "xl/workbook.xml"
    folder, file = posixpath.split(main)
    relations = _root(archive, posixpath.join(folder, "_rels", f"{file}.rels"))
    targets = {one.get("Id", ""): one.get("Target", "") for one in relations}
    present = set(archive.namelist())
    for sheet in _root(archive, main).iter():
        if not sheet.tag.endswith("}sheet"):
            continue
        target = targets.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION) or "", "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        if part in present:
            yield sheet.get("name", ""), part


def _root(archive: zipfile.ZipFile, part: str) -> ET.Element:
    return ET.fromstring(archive.read(part))  # noqa: S314 - document types were refused, and this process has limits


def _percent_styles(archive: zipfile.ZipFile) -> set[bytes]:
    """The numbers by which cells name a style that shows percentages."""
    if "xl/styles.xml" not in archive.namelist():
        return set()
    root = _root(archive, "xl/styles.xml")
    formats = {
        one.get("numFmtId", "")
        for one in root.iter()
        if one.tag.endswith("}numFmt") and "%" in one.get("formatCode", "")
    }
    cells = next((one for one in root if one.tag.endswith("}cellXfs")), None)
    styles = enumerate(cells if cells is not None else ())
    return {b"%d" % number for number, style in styles if style.get("numFmtId") in formats | _BUILT_IN}


def _of_part(xml: bytes, percents: set[bytes]) -> Marks:
    # one by one: a list of all of them would take more than the part itself
    found = Marks(extent=(_last_row(_ROWS, xml, 1), _last_column(_COLUMNS, xml)))
    if found.extent[0] * found.extent[1] > MOST_CELLS or found.extent[0] > MOST_ROWS:
        # some of it may be looks alone
        found.filled = sum(1 for _cell in _FILLED.finditer(xml))
        found.extent = (_last_row(_FILLED, xml, 2), _last_column(_FILLED, xml))
    if b't="e"' in xml:
        for attributes, error in _BROKEN.findall(xml):
            place = _place(attributes)
            if place:
                found.errors[place] = error.decode("utf-8", "replace")[:20]
    if percents:
        cells = re.findall(rb"<(?:\w+:)?c\s([^>]*\bs=\"(?:%s)\"[^>]*)>" % b"|".join(percents), xml)
        found.percents = [place for place in map(_place, cells) if place]
    return found


def _last_row(pattern: re.Pattern[bytes], xml: bytes, group: int) -> int:
    return max((int(found[group]) for found in pattern.finditer(xml)), default=0)


def _last_column(pattern: re.Pattern[bytes], xml: bytes) -> int:
    letters = {found[1] for found in pattern.finditer(xml)}
    return max((_column(each.decode()) + 1 for each in letters), default=0)


def _place(attributes: bytes) -> Place | None:
    cell = dict(_ATTRIBUTE.findall(attributes))
    found = _PLACE.fullmatch(cell.get(b"r", b"").decode("ascii", "replace"))
    return (int(found[2]) - 1, _column(found[1])) if found else None


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def of_ods(content: bytes) -> dict[str, Marks]:
    """The extent is left to the limits of the process: cells have no address of their own here."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        try:
            xml = archive.read("content.xml")
        except KeyError as error:
            raise Unreadable from error
    if b'="error"' not in xml and b'="percentage"' not in xml:
        return {}
    try:
        return dict(_tables(xml))
    except ET.ParseError as error:
        raise Unreadable from error


def _tables(xml: bytes) -> Iterator[tuple[str, Marks]]:
    found, row = Marks(), 0
    for event, element in ET.iterparse(io.BytesIO(xml), events=("start", "end")):  # noqa: S314 - as above
        if element.tag == f"{_TABLE}table":
            if event == "start":
                found, row = Marks(), 0
            else:
                yield element.get(f"{_TABLE}name", ""), found
                element.clear()
        elif event == "end" and element.tag == f"{_TABLE}table-row":
            times = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
            for again in range(min(times, _MOST_REPEATED)):
                _mark_row(found, row + again, element)
            row += times
            element.clear()


def _mark_row(found: Marks, row: int, element: ET.Element) -> None:
    column = 0
    for cell in element:
        times = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        for at in range(column, column + min(times, _MOST_REPEATED)):
            if cell.get(f"{_EXTENSION}value-type") == "error":
                found.errors[row, at] = "".join(cell.itertext())[:20]
            elif cell.get(f"{_OFFICE}value-type") == "percentage":
                found.percents.append((row, at))
        column += times
