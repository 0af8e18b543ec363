"""Whose signatures a PDF carries, and whether they hold. Asked only of files that we made: the hash is looked up first."""

import io
import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any

# An issuer that it does not know is no fault here, and its traces are long.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class FoundSignature:
    """`holds`: what it covers is unchanged, and nothing but later signatures was added. Not whether its issuer is trusted."""

    field: str
    name: str
    issuer: str
    sha256: str
    holds: bool
    signed_at: datetime | None
    timestamped: bool


def signatures_in(pdf: bytes) -> tuple[FoundSignature, ...]:
    """In the order they were made. ValueError for what is no PDF."""
    # inline import: pyHanko loads for seconds
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        return tuple(_found(each) for each in reader.embedded_regular_signatures)
    except PdfError as error:
        raise ValueError("not a PDF that can be read") from error


def _found(embedded: Any) -> FoundSignature:
    # inline import: pyHanko loads for seconds
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    status = validate_pdf_signature(embedded, ValidationContext(trust_roots=[], allow_fetching=False))
    certificate = embedded.signer_cert
    kept = status.modification_level is not None and status.modification_level <= ModificationLevel.FORM_FILLING
    return FoundSignature(
        field=embedded.field_name,
        name=_common(certificate.subject),
        issuer=_common(certificate.issuer),
        sha256=certificate.sha256.hex(),
        holds=bool(status.intact and status.valid and kept),
        signed_at=status.signer_reported_dt,
        timestamped=status.timestamp_validity is not None,
    )


def _common(name: Any) -> str:
    native = name.native
    return str(native.get("common_name") or name.human_friendly)
