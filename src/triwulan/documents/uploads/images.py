"""A picture is taken when its parts follow each other to its end, and when it is no wall of a million by a million."""

import io
import struct
import zipfile
import zlib

from django.utils.translation import gettext_lazy as _

from triwulan.documents.refusals import UploadRefused
from triwulan.documents.uploads.formats import JPEG, PNG, Format

# A scanned A3 at 600 dpi has 70 million.
MAX_PIXELS = 120_000_000

_BROKEN = _("Gambar ini rusak atau terpotong. Simpan ulang sebagai PNG atau JPEG, lalu unggah lagi.")
_TOO_LARGE = _("Gambar ini lebih dari 120 juta titik. Perkecil ukurannya, lalu unggah lagi.")
_DOUBLE = _("Berkas ini gambar dan arsip ZIP sekaligus. Simpan ulang gambarnya, lalu unggah lagi.")

# Start-of-frame markers of JPEG hold the size; C4, C8 and CC in their midst are something else.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_END, _SCAN, _FILL = 0xD9, 0xDA, 0xFF


def check_image(content: bytes, found: Format) -> None:
    measure = {PNG: _png, JPEG: _jpeg}.get(found, _webp)
    try:
        width, height = measure(content)
    except (struct.error, IndexError, ValueError) as error:
        raise UploadRefused(_BROKEN) from error
    if width * height == 0:
        raise UploadRefused(_BROKEN)
    if width * height > MAX_PIXELS:
        raise UploadRefused(_TOO_LARGE)
    if zipfile.is_zipfile(io.BytesIO(content)):
        raise UploadRefused(_DOUBLE)


def _png(content: bytes) -> tuple[int, int]:
    """Every chunk with its checksum, IHDR first, IEND last and nothing behind it."""
    at, kinds = 8, []
    while at < len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        (checksum,) = struct.unpack_from(">I", content, at + 8 + length)
        if zlib.crc32(content[at + 4 : at + 8 + length]) != checksum:
            raise ValueError("checksum")
        kinds.append(kind)
        at += 12 + length
    if not kinds or kinds[0] != b"IHDR" or kinds[-1] != b"IEND" or b"IDAT" not in kinds:
        raise ValueError("order of chunks")
    width, height = struct.unpack_from(">II", content, 16)
    return width, height


def _jpeg(content: bytes) -> tuple[int, int]:
    """Telephones hang more pictures behind the first, so only its own end is asked for."""
    at, size = 2, (0, 0)
    while True:
        if content[at] != _FILL:
            raise ValueError("marker")
        marker = content[at + 1]
        if marker == _FILL:
            at += 1
            continue
        (length,) = struct.unpack_from(">H", content, at + 2)
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            size = (width, height)
        at += 2 + length
        if marker == _SCAN:
            break
    if content.find(bytes((_FILL, _END)), at) < 0:
        raise ValueError("no end")
    return size


def _webp(content: bytes) -> tuple[int, int]:
    (declared,) = struct.unpack_from("<I", content, 4)
    if declared + 8 not in {len(content), len(content) - 1}:
        raise ValueError("length")
    kind = content[12:16]
    if kind == b"VP8X":
        return _three(content, 24) + 1, _three(content, 27) + 1
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", content, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind != b"VP8 " or content[23:26] != b"\x9d\x01\x2a":
        raise ValueError("kind")
    width, height = struct.unpack_from("<HH", content, 26)
    return width & 0x3FFF, height & 0x3FFF


def _three(content: bytes, at: int) -> int:
    return int.from_bytes(content[at : at + 3], "little")
