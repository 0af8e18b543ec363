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
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, append_signature_field, enumerate_sig_fields
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko.stamp import StaticStampStyle

from triwulan.documents.signers.interface import Order, Room, SigningFailed, field_name
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
    _lay_out(order, writer)
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


def _lay_out(order: Order, writer: Any) -> None:
    """His field, unless who signed first laid it out for him, and then those of all who sign later.

    `writer` untyped, as its own methods are.
    """
    there = [name for name, _value, _field in enumerate_sig_fields(writer)]
    if order.field_name in there:
        return
    _add(writer, order.field_name, order.room, f"Tanda tangan elektronik {order.name}")
    if there or order.room is None:
        return
    for each in order.later:
        _add(writer, field_name(each.place), each.room, f"Tempat tanda tangan elektronik {each.title}")


def _add(writer: Any, name: str, room: Room | None, words: str) -> None:
    page = room.page - 1 if room else 0
    node: Any = writer.find_page_for_modification(page)[0].get_object()
    while "/MediaBox" not in node:
        node = node["/Parent"]
    box = box_of(room, float(node["/MediaBox"][3])) if room else None
    spec = SigFieldSpec(name, on_page=page, box=box, readable_field_name=words, empty_field_appearance=True)
    append_signature_field(writer, spec)
    if room:
        tag_field(writer, page, words)


def _look(path: str) -> StaticStampStyle:
    fit = layout.SimpleBoxLayoutRule(
        x_align=layout.AxisAlignment.ALIGN_MIN,
        y_align=layout.AxisAlignment.ALIGN_MIN,
        inner_content_scaling=layout.InnerScaling.STRETCH_TO_FIT,
    )
    return StaticStampStyle.from_pdf_file(path, border_width=0, background_layout=fit)
