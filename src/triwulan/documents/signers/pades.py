"""PAdES baseline B by pyHanko. Imported when somebody signs: it loads for seconds, which every page would pay.

What typst wrote of the file's standards stays as it is: pyHanko would write the metadata anew, in its own words.
"""

import io
import tempfile
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from pyhanko.pdf_utils import layout
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko.stamp import StaticStampStyle

from triwulan.documents.signers.interface import Order, SigningFailed
from triwulan.documents.signers.stamp import box_of
from triwulan.documents.signers.tagging import tag_field
from triwulan.documents.signers.timestamp import Stamper


class _Update(IncrementalPdfFileWriter):
    def _update_meta(self) -> None:
        """Nothing: title, language and standards hold for the signed file as for the one beneath."""


def sealed(order: Order, pkcs12: bytes, passphrase: str, stamp: bytes | None) -> bytes:
    """SigningFailed where the time stamp cannot be had; whatever else pyHanko stumbles over comes as it is."""
    writer = _Update(io.BytesIO(_ended(order.pdf)))
    signer = signers.SimpleSigner.load_pkcs12_data(pkcs12, other_certs=[], passphrase=passphrase.encode("utf-8"))
    field = _field(order, writer)
    append_signature_field(writer, field)
    if order.room:
        tag_field(writer, field.on_page, str(field.readable_field_name))
    try:
        with tempfile.NamedTemporaryFile(suffix=".pdf") as drawn:
            drawn.write(stamp or b"")
            drawn.flush()
            made = signers.PdfSigner(
                _meta(order),
                signer,
                timestamper=Stamper(settings.TSA_URL) if settings.TSA_URL else None,
                stamp_style=_look(drawn.name) if stamp else None,
            ).sign_pdf(writer, existing_fields_only=True)
    except TimestampRequestError:
        raise SigningFailed(
            _("Dokumen belum ditandatangani karena layanan stempel waktu tidak menjawab. Coba lagi sebentar.")
        ) from None
    return bytes(made.getvalue())


def _ended(pdf: bytes) -> bytes:
    """PDF/A wants what is laid over the file to begin on a line of its own (6.1.9); typst ends without one."""
    return pdf if pdf.endswith((b"\n", b"\r")) else pdf + b"\n"


def _meta(order: Order) -> signers.PdfSignatureMetadata:
    return signers.PdfSignatureMetadata(
        field_name=order.field_name,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=order.reason,
        location=order.town or None,
        name=order.name,
    )


def _field(order: Order, writer: Any) -> SigFieldSpec:
    """`writer` untyped, as its own methods are."""
    page = order.room.page - 1 if order.room else 0
    node: Any = writer.find_page_for_modification(page)[0].get_object()
    while "/MediaBox" not in node:
        node = node["/Parent"]
    return SigFieldSpec(
        order.field_name,
        on_page=page,
        box=box_of(order, float(node["/MediaBox"][3])),
        readable_field_name=f"Tanda tangan elektronik {order.name}",
    )


def _look(path: str) -> StaticStampStyle:
    fit = layout.SimpleBoxLayoutRule(
        x_align=layout.AxisAlignment.ALIGN_MIN,
        y_align=layout.AxisAlignment.ALIGN_MIN,
        inner_content_scaling=layout.InnerScaling.STRETCH_TO_FIT,
    )
    return StaticStampStyle.from_pdf_file(path, border_width=0, background_layout=fit)
