"""Labels for boxes and folders, ten on a sheet of the office's own size, each with the QR of its page."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from triwulan.documents.imprint import Look
from triwulan.documents.qr import qr_svg
from triwulan.documents.typesetting.call import typeset_pdf

PER_SHEET = 10


@dataclass(frozen=True)
class Label:
    """`kind` "BOKS" or "MAP"; `url` is what the QR leads to."""

    kind: str
    name: str
    stands: str
    years: str
    url: str


def render_labels(
    labels: tuple[Label, ...], *, office: tuple[str, str], on: date, sample: bool, look: Look | None = None
) -> bytes:
    """`office` is the government and the agency. The same labels on the same day give the same bytes."""
    return typeset_pdf("label.typ", typst_data(labels, office=office, on=on, sample=sample, look=look or Look()))


def typst_data(
    labels: tuple[Label, ...], *, office: tuple[str, str], on: date, sample: bool, look: Look
) -> dict[str, Any]:
    width, height = look.size
    return {
        "sheet": {"width": width, "height": height},
        "government": office[0],
        "agency": office[1],
        "iso": on.isoformat(),
        "sample": sample,
        "labels": [vars(each) | {"qr": qr_svg(each.url)} for each in labels],
    }
