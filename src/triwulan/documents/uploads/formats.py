"""The kinds of file that are taken, each known by its content; a name only has to agree with it."""

from dataclasses import dataclass

_OPENXML = "application/vnd.openxmlformats-officedocument"
_OPENDOCUMENT = "application/vnd.oasis.opendocument"


@dataclass(frozen=True)
class Format:
    """`main_type` is what the table of contents of an Office container calls its main part."""

    code: str
    content_type: str
    extensions: tuple[str, ...]
    main_type: bytes = b""


PDF = Format("PDF", "application/pdf", ("pdf",))
PNG = Format("PNG", "image/png", ("png",))
JPEG = Format("JPEG", "image/jpeg", ("jpg", "jpeg", "jfif"))
WEBP = Format("WebP", "image/webp", ("webp",))
DOCX = Format("DOCX", f"{_OPENXML}.wordprocessingml.document", ("docx",), b"wordprocessingml.document.main+xml")
XLSX = Format("XLSX", f"{_OPENXML}.spreadsheetml.sheet", ("xlsx",), b"spreadsheetml.sheet.main+xml")
PPTX = Format("PPTX", f"{_OPENXML}.presentationml.presentation", ("pptx",), b"presentationml.presentation.main+xml")
ODT = Format("ODT", f"{_OPENDOCUMENT}.text", ("odt",))
ODS = Format("ODS", f"{_OPENDOCUMENT}.spreadsheet", ("ods",))
CSV = Format("CSV", "text/csv", ("csv",))
TXT = Format("TXT", "text/plain", ("txt",))

OPENXML = (DOCX, XLSX, PPTX)
OPENDOCUMENT = (ODT, ODS)
FORMATS = (PDF, PNG, JPEG, WEBP, *OPENXML, *OPENDOCUMENT, CSV, TXT)
BY_EXTENSION = {extension: each for each in FORMATS for extension in each.extensions}

ACCEPTED = "PDF, PNG, JPEG, WebP, DOCX, XLSX, PPTX, ODT, ODS, CSV, TXT"
