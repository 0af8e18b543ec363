"""The visible mark: who signed, as what and when, beside the QR that leads to the verification page."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from triwulan.core.dates import format_date
from triwulan.documents.qr import qr_svg
from triwulan.documents.signers.interface import Order, Room
from triwulan.documents.typesetting.call import picture_stamp, typeset_stamp
from triwulan.documents.typesetting.glyphs import drawable, plain

WIDTH = 62 / 25.4 * 72
HEIGHT = 21 / 25.4 * 72
"""Points; `papers/cap.typ` says the same in millimetres."""


def stamp_pdf(order: Order) -> bytes:
    """RenderFailed when it cannot be set."""
    return typeset_stamp(_data(order))


def stamp_png(order: Order) -> bytes:
    """The same as a picture, for a service that lays it in itself."""
    return picture_stamp(_data(order))


def _data(order: Order) -> dict[str, Any]:
    return {
        "title": plain(f"Tanda tangan elektronik {order.number}"),
        "date": order.moment.date().isoformat(),
        "qr": qr_svg(order.verification.url),
        "lines": [
            "Ditandatangani secara elektronik oleh",
            drawable(order.name),
            drawable(order.title),
            said(order.moment),
            f"Periksa: {order.verification.code}",
        ],
    }


def said(moment: datetime) -> str:
    """In the zone that the moment came in."""
    local = moment if isinstance(moment.tzinfo, ZoneInfo) else moment.astimezone(ZoneInfo(settings.TIME_ZONE))
    return f"{format_date(local.date())} {local:%H.%M}"


def box_of(room: Room, page_height: float) -> tuple[int, int, int, int]:
    """Lower left and upper right in the page's own points; smaller where the room is low."""
    share = min(1.0, room.height / HEIGHT)
    top = page_height - room.y
    left = room.x
    return round(left), round(top - HEIGHT * share), round(left + WIDTH * share), round(top)
