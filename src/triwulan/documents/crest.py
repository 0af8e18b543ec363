"""The region's coat of arms, whatever it was uploaded as, as one SVG; a shield with words until the office has its own."""

import base64
import binascii
import struct

from triwulan.documents.imprint import Crest

_PNG_SIZE = slice(16, 24)
_SHIELD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 84 104" fill="none" stroke="#000">'
    '<path stroke-width="2" d="M0 8Q40-6 80 8V60Q76 88 40 100 4 88 0 60Z"/>'
    '<path stroke-width=".8" d="M7 14Q40 4 73 14V59Q70 82 40 92 10 82 7 59Z"/>'
    '<g stroke="none" fill="#000" font-family="Libertinus Serif, serif" font-weight="bold" font-size="12" '
    'text-anchor="middle"><text x="40" y="47">LAMBANG</text><text x="40" y="61">DAERAH</text></g></svg>'
)


def crest_svg(crest: Crest | None) -> str:
    if crest is None:
        return _SHIELD
    if crest.format == "svg":
        return crest.data
    width, height = _size(crest.data)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{crest.data}"/></svg>'
    )


def crest_alt(crest: Crest | None, government: str) -> str:
    return f"Lambang {government}" + ("" if crest else " (tempat lambang)")


def _size(png: str) -> tuple[int, int]:
    """A picture whose head cannot be read is taken as square."""
    try:
        width, height = struct.unpack(">II", base64.b64decode(png, validate=True)[_PNG_SIZE])
    except (struct.error, binascii.Error):
        return 100, 100
    return width, height
