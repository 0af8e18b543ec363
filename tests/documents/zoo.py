"""The zoo: harmless animals that an office really uploads, and those that must stay outside. All are made here."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

OFFICE = "application/vnd.openxmlformats-officedocument"
MAINS = {
    "docx": ("word/document.xml", f"{OFFICE}.wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", f"{OFFICE}.spreadsheetml.sheet.main+xml"),
    "pptx": ("ppt/presentation.xml", f"{OFFICE}.presentationml.presentation.main+xml"),
}


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def openxml(kind: str, extra: Mapping[str, str | bytes] | None = None, main_type: str = "") -> bytes:
    part, usual = MAINS[kind]
    types = f'<Types><Override PartName="/{part}" ContentType="{main_type or usual}"/></Types>'
    return zipped({"[Content_Types].xml": types, part: "<x/>", **(extra or {})})


def opendocument(kind: str, extra: Mapping[str, str | bytes] | None = None) -> bytes:
    name = {"odt": "text", "ods": "spreadsheet"}.get(kind, kind)
    return zipped({"mimetype": f"application/vnd.oasis.opendocument.{name}", "content.xml": "<x/>", **(extra or {})})


def writer() -> PdfWriter:
    made = PdfWriter()
    made.add_blank_page(200, 200)
    return made


def saved(made: PdfWriter) -> bytes:
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def pdf() -> bytes:
    return saved(writer())


def action(kind: str, **entries: str) -> DictionaryObject:
    found = DictionaryObject({NameObject("/S"): NameObject(f"/{kind}")})
    found.update({NameObject(f"/{name}"): TextStringObject(value) for name, value in entries.items()})
    return found


def pdf_opening(act: DictionaryObject | ArrayObject) -> bytes:
    made = writer()
    made.root_object[NameObject("/OpenAction")] = made._add_object(act)
    return saved(made)


def pdf_with_page_entry(name: str, value: DictionaryObject) -> bytes:
    made = writer()
    made.pages[0][NameObject(name)] = value
    return saved(made)


def pdf_without_pages() -> bytes:
    return saved(PdfWriter())


def pdf_nested(depth: int) -> bytes:
    made = writer()
    inner = ArrayObject()
    for _level in range(depth):
        inner = ArrayObject([inner])
    made.pages[0][NameObject("/X")] = inner
    return saved(made)


def pdf_with_attachment() -> bytes:
    made = writer()
    made.add_attachment("rahasia.exe", b"MZ")
    return saved(made)


def pdf_encrypted() -> bytes:
    made = writer()
    made.encrypt("", "pemilik", algorithm="RC4-128")
    return saved(made)


def pdf_with_script() -> bytes:
    made = writer()
    named = ArrayObject([TextStringObject("halo"), made._add_object(action("JavaScript", JS="app.alert('halo')"))])
    tree = DictionaryObject({NameObject("/Names"): named})
    made.root_object[NameObject("/Names")] = DictionaryObject({NameObject("/JavaScript"): tree})
    return saved(made)


def png(width: int = 2, height: int = 2, tail: bytes = b"") -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 6)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"") + tail


def jpeg(width: int = 2, height: int = 2, tail: bytes = b"\xff\xd9") -> bytes:
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    frame = b"\xff\xc0" + struct.pack(">H", 2 + len(frame)) + frame
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x12\x34"
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff" + frame + scan + tail


def webp(kind: bytes = b"VP8 ") -> bytes:
    bodies = {
        b"VP8 ": b"\x00\x00\x00\x9d\x01\x2a" + struct.pack("<HH", 2, 2),
        b"VP8L": b"\x2f" + struct.pack("<I", 1 | 1 << 14) + b"\0",
        b"VP8X": b"\0\0\0\0" + b"\x01\0\0" + b"\x01\0\0",
        b"ANIM": b"\0" * 10,
    }
    body = kind + struct.pack("<I", len(bodies[kind])) + bodies[kind]
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def zip_bomb() -> bytes:
    return openxml("xlsx", {"xl/worksheets/sheet1.xml": b"0" * 60_000_000})
