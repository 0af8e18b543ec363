"""Filling in a workbook as a spreadsheet would: the cells of its first sheet by their addresses, the rest untouched."""

import io
import re
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

Cell = str | int | float | None


def filled(content: bytes, cells: Mapping[str, Cell], sheet: int = 1) -> bytes:
    """None empties a cell. Every address must be there already, with its look."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name == f"xl/worksheets/sheet{sheet}.xml":
                part = _put(part.decode(), cells).encode()
            target.writestr(name, part)
    return out.getvalue()


def _put(xml: str, cells: Mapping[str, Cell]) -> str:
    for address, value in cells.items():
        pattern = rf'<c r="{address}"( s="\d+")?[^>]*?(/>|>.*?</c>)'
        found = re.search(pattern, xml)
        assert found, address
        xml = xml[: found.start()] + _cell(address, found[1] or "", value) + xml[found.end() :]
    return xml


def _cell(address: str, style: str, value: Cell) -> str:
    if value is None:
        return f'<c r="{address}"{style}/>'
    if isinstance(value, str) and value.startswith("#"):
        return f'<c r="{address}"{style} t="e"><f>#REF!</f><v>{value}</v></c>'
    if isinstance(value, str):
        return f'<c r="{address}"{style} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f'<c r="{address}"{style}><v>{value}</v></c>'
