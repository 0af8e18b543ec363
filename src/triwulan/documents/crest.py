"""The region's coat of arms, whatever it was uploaded as, as one SVG."""

import base64
import binascii
import struct

from triwulan.documents.imprint import Crest

_PNG_SIZE = slice(16, 24)


def crest_svg(crest: Crest) -> str:
    if crest.format == "svg":
        return crest.data
    width, height = _size(crest.data)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{crest.data}"/></svg>'
    )


def _size(png: str) -> tuple[int, int]:
    """A picture whose head cannot be read is taken as square."""
    try:
        width, height = struct.unpack(">II", base64.b64decode(png, validate=True)[_PNG_SIZE])
    except (struct.error, binascii.Error):
        return 100, 100
    return width, height
