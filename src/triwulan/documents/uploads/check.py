"""What people attach is checked by its content, never believed by its name; each refusal says what to do instead.

A file passes only as exactly one kind: what opens as two (a PDF that is a ZIP as well) is refused. Nothing is repaired
or rewritten, so that the kept hash is the hash of the file in the office's hands.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from triwulan.documents.refusals import UploadRefused
from triwulan.documents.uploads.containers import check_opendocument, check_openxml, format_of_zip
from triwulan.documents.uploads.formats import (
    ACCEPTED,
    BY_EXTENSION,
    CSV,
    JPEG,
    OPENDOCUMENT,
    OPENXML,
    PDF,
    PNG,
    TXT,
    WEBP,
    Format,
)
from triwulan.documents.uploads.images import check_image
from triwulan.documents.uploads.reaching_out import check_cells

__all__ = ["CheckedUpload", "UploadRefused", "check_upload"]

MAX_NAME = 120
# What a file system takes, less what a browser adds to a second download.
_MAX_BYTES = 240
# To Windows these are no files, whatever follows their dot.
_DEVICES = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{port}{at}" for port in ("COM", "LPT") for at in range(10))})

_PROGRAMS = (b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"#!")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(rb"<\s*(?:!doctype|html|svg|script|\?xml|iframe|body)", re.IGNORECASE)
_ALLOWED_CONTROL = frozenset("\t\n\r\f")


@dataclass(frozen=True)
class CheckedUpload:
    """`name` is safe to show and to offer as a download name; it never becomes a path."""

    name: str
    content: bytes
    content_type: str
    sha256: str

    @property
    def size(self) -> int:
        return len(self.content)


def check_upload(name: str, content: bytes, limit: int | None = None) -> CheckedUpload:
    """`limit` in bytes, by default the setting for evidence. UploadRefused with one sentence; the content is kept byte for byte."""
    if not content:
        raise UploadRefused(_("Berkas ini kosong (0 byte). Periksa berkasnya di komputer Anda, lalu unggah lagi."))
    allowed = settings.EVIDENCE_MAX_BYTES if limit is None else limit
    if len(content) > allowed:
        raise UploadRefused(
            _("Berkas ini lebih besar dari %s MB. Perkecil, misalnya dengan memindai pada 150 dpi, lalu unggah lagi.")
            % f"{allowed / 1024 / 1024:g}".replace(".", ",")
        )
    clean = clean_name(name)
    found = _format_of(content, clean)
    check_name(clean, found)
    return CheckedUpload(clean, content, found.content_type, hashlib.sha256(content).hexdigest())


def clean_name(name: str) -> str:
    """The last part of any path, without characters that cannot be seen or that reorder what is; never empty."""
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(letter for letter in unicodedata.normalize("NFC", last) if unicodedata.category(letter)[0] != "C")
    shown = re.sub(r'[<>:"|?*]', "_", " ".join(kept.split())).strip(" .")
    if shown.partition(".")[0].upper() in _DEVICES:
        shown = f"_{shown}"
    path = PurePosixPath(shown or "berkas")
    suffix = path.suffix[:12]
    stem = path.name.removesuffix(path.suffix)[: MAX_NAME - len(suffix)]
    while len(f"{stem}{suffix}".encode()) > _MAX_BYTES:
        stem = stem[:-1]
    return f"{stem}{suffix}"


def _format_of(content: bytes, name: str) -> Format:
    """By the first bytes; each branch refuses what it does not find whole."""
    if content.startswith(_PROGRAMS) or (content.startswith(b"MZ") and b"\0" in content[:512]):
        raise UploadRefused(
            _("Berkas ini sebuah program, apa pun namanya, dan tidak diterima. Unggah dokumennya sebagai PDF.")
        )
    if content.startswith(_OLD_OFFICE):
        raise UploadRefused(
            _(
                "Berkas Office ini berformat lama atau dilindungi sandi. Buka, hapus sandinya, simpan sebagai DOCX, XLSX "
                "atau PDF, lalu unggah lagi."
            )
        )
    if content.startswith(b"PK"):
        found = format_of_zip(content)
        if found in OPENXML:
            check_openxml(content)
        elif found in OPENDOCUMENT:
            check_opendocument(content)
        return found
    if content.startswith(b"%PDF-"):
        # inline import: pypdf takes its memory where a PDF comes in, and not in every web process
        from triwulan.documents.uploads.pdf_check import check_pdf

        check_pdf(content)
        return PDF
    if image := _image(content):
        check_image(content, image)
        return image
    return _text(content, name)


def _image(content: bytes) -> Format | None:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    return WEBP if content.startswith(b"RIFF") and content[8:12] == b"WEBP" else None


def _text(content: bytes, name: str) -> Format:
    """What remains may only be plain text without markup."""
    if _MARKUP.search(content[:4096]) or re.search(rb"<\s*script", content, re.IGNORECASE):
        raise UploadRefused(
            _("Berkas ini halaman web atau gambar SVG, yang dapat memuat skrip. Simpan sebagai PDF atau PNG.")
        )
    text = _decoded(content)
    if text is None or any(ord(letter) < 32 and letter not in _ALLOWED_CONTROL for letter in text):  # noqa: PLR2004
        raise UploadRefused(_("Isi berkas ini tidak dikenali atau rusak. Yang diterima: %s.") % ACCEPTED)
    if _extension(name) != "csv":
        return TXT
    check_cells(text)
    return CSV


def _decoded(content: bytes) -> str | None:
    encodings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def check_name(name: str, found: Format) -> None:
    extension = _extension(name)
    if extension in found.extensions:
        return
    if extension and extension not in BY_EXTENSION and found is TXT:
        raise UploadRefused(_("Jenis berkas ini tidak diterima. Yang diterima: %s.") % ACCEPTED)
    words = {"wrong": extension, "kind": found.code, "right": found.extensions[0]}
    if not extension:
        raise UploadRefused(
            _("Nama berkas ini tidak berakhiran. Isinya %(kind)s: beri akhiran .%(right)s, lalu unggah lagi.") % words
        )
    raise UploadRefused(
        _(
            "Nama berkas ini berakhiran .%(wrong)s, padahal isinya %(kind)s. Ganti akhirannya menjadi .%(right)s bila "
            "memang itu berkasnya, lalu unggah lagi."
        )
        % words
    )


def _extension(name: str) -> str:
    return PurePosixPath(name).suffix.lower().removeprefix(".")
