"""Pictures in a report's text: decoded and drawn anew by Pillow on the way in, so that nothing else comes with them.

What a camera writes beside its picture (place, owner, thumbnails) is gone, and a file that says one size and unpacks to
another is stopped before it does. Text names a picture by its SHA-256; only one that the agency was given is shown.
"""

import base64
import io
import warnings
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from triwulan.core import clock
from triwulan.documents.blocks import Drawing
from triwulan.documents.files import FileDamaged, read_file, store
from triwulan.documents.models import Illustration, StoredFile
from triwulan.documents.refusals import UploadRefused
from triwulan.documents.uploads.formats import JPEG, PNG, Format
from triwulan.documents.uploads.images import check_image
from triwulan.organisations.models import Agency

MAX_BYTES = 12 * 1024 * 1024
# What fits into the memory of a small server, unpacked.
MAX_PIXELS = 40_000_000
# Across the text's 16 cm at 300 dpi.
LONGEST_SIDE = 1900
LEAST_SIDE = 16
_HEAVY_PNG = 1024 * 1024
_PIXELS_PER_WIDTH = 945
"""Of the whole text's width at 150 dpi; a smaller picture is printed smaller rather than blurred."""
_TALLEST = 1.05
"""Height over the text's width: more would not fit on a page with its caption."""

_NOT_ONE = _("Berkas ini bukan gambar PNG atau JPEG. Simpan sebagai salah satunya, lalu unggah lagi.")
_TOO_HEAVY = _("Gambar ini lebih dari 12 MB. Perkecil ukurannya, lalu unggah lagi.")
_TOO_LARGE = _("Gambar ini lebih dari 40 juta titik. Perkecil ukurannya, lalu unggah lagi.")
_TOO_SMALL = _("Gambar ini terlalu kecil untuk dicetak. Pakai gambar dengan sisi paling sedikit 16 titik.")
_BROKEN = _("Gambar ini rusak atau terpotong. Simpan ulang sebagai PNG atau JPEG, lalu unggah lagi.")
_MISSING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 20" fill="none" stroke="#000" stroke-width=".5">'
    '<rect x=".5" y=".5" width="159" height="19"/><text x="80" y="12" stroke="none" fill="#000" font-size="5" '
    'font-family="Libertinus Serif, serif" text-anchor="middle">Gambar tidak tersedia</text></svg>'
)


@dataclass(frozen=True)
class Kept:
    """A picture that lies in the store, in pixels, and that no text may name yet."""

    file: StoredFile
    width: int
    height: int


def keep_picture(agency: Agency, content: bytes) -> Kept:
    """UploadRefused with one sentence. Needs the agency's scope, and no transaction: it may take seconds."""
    redrawn, found = _redrawn(content)
    with Image.open(io.BytesIO(redrawn)) as image:
        width, height = image.size
    return Kept(store(agency, redrawn, found.content_type), width, height)


def add_picture(agency: Agency, content: bytes) -> Illustration:
    return illustration_of(keep_picture(agency, content))


def illustration_of(kept: Kept) -> Illustration:
    """The same picture twice is once."""
    size = {"agency": kept.file.agency, "width": kept.width, "height": kept.height, "added_at": clock.now()}
    row, _created = Illustration.objects.get_or_create(file=kept.file, defaults=size)
    made: Illustration = row
    return made


def picture(sha256: str) -> Illustration | None:
    """Within the scope: another agency's is not there."""
    found: Illustration | None = Illustration.objects.select_related("file").filter(file__sha256=sha256).first()
    return found


def drawn(block: Drawing) -> Drawing:
    """With its SVG. A picture that is gone, or that never was the agency's, leaves a frame that says so."""
    if not block.sha256:
        return block
    found = picture(block.sha256)
    try:
        content = read_file(found.file) if found else b""
    except FileDamaged:
        found = None
    if found is None:
        return replace(block, svg=_MISSING, width=60)
    data = base64.b64encode(content).decode("ascii")
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {found.width} {found.height}">'
        f'<image width="{found.width}" height="{found.height}" href="data:{found.file.content_type};base64,{data}"/></svg>'
    )
    return replace(block, svg=svg, width=share_of_width(found.width, found.height))


def share_of_width(width: int, height: int) -> int:
    """Percent of the text's width that it is printed at."""
    return max(10, round(100 * min(1.0, width / _PIXELS_PER_WIDTH, _TALLEST * width / height)))


def _redrawn(content: bytes) -> tuple[bytes, Format]:
    if len(content) > MAX_BYTES:
        raise UploadRefused(_TOO_HEAVY)
    found = PNG if content.startswith(b"\x89PNG\r\n\x1a\n") else JPEG if content.startswith(b"\xff\xd8\xff") else None
    if found is None:
        raise UploadRefused(_NOT_ONE)
    check_image(content, found)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _saved(_opened(content, found), found)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise UploadRefused(_BROKEN) from error


def _opened(content: bytes, found: Format) -> Image.Image:
    """Its size is asked before it is unpacked; only the decoder of its own kind may read it."""
    image: Image.Image = Image.open(io.BytesIO(content), formats=[found.code])
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise UploadRefused(_TOO_LARGE)
    if min(width, height) < LEAST_SIDE:
        raise UploadRefused(_TOO_SMALL)
    image.load()
    turned = ImageOps.exif_transpose(image)
    turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return _on_white(turned)


def _on_white(image: Image.Image) -> Image.Image:
    """Paper has no transparency; what a palette or an alpha channel leaves open is white."""
    if image.mode == "L":
        return image.copy()
    over = image.convert("RGBA")
    sheet = Image.new("RGBA", over.size, "white")
    return Image.alpha_composite(sheet, over).convert("RGB")


def _saved(image: Image.Image, found: Format) -> tuple[bytes, Format]:
    """Lines and letters stay sharp as PNG; a photograph that was sent as one becomes a JPEG."""
    image.info.clear()
    if found is PNG:
        content = _bytes(image, "PNG")
        if len(content) <= _HEAVY_PNG:
            return content, PNG
    return _bytes(image, "JPEG"), JPEG


def _bytes(image: Image.Image, kind: str) -> bytes:
    room = io.BytesIO()
    if kind == "PNG":
        image.save(room, "PNG", optimize=True)
    else:
        image.save(room, "JPEG", quality=85, optimize=True)
    return room.getvalue()
