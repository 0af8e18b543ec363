"""The visible mark for a service that lays it in itself: a picture, and where it belongs."""

import io
from dataclasses import dataclass, field

from triwulan.documents.signers.interface import Order
from triwulan.documents.signers.stamp import HEIGHT, WIDTH, stamp_png


@dataclass(frozen=True)
class Mark:
    """Points; x and y from the page's upper left corner, page from 1."""

    png: bytes = field(repr=False)
    page: int
    x: float
    y: float
    width: float
    height: float
    page_height: float

    @property
    def corners(self) -> tuple[int, int, int, int]:
        """Lower left and upper right, counted from the page's lower left corner."""
        top = self.page_height - self.y
        return round(self.x), round(top - self.height), round(self.x + self.width), round(top)


def mark_of(order: Order) -> Mark | None:
    """None for a paper without a place for it. RenderFailed when it cannot be set."""
    room = order.room
    if room is None:
        return None
    # inline import: pypdf takes its memory where a paper is signed, and not in every web process
    from pypdf import PdfReader

    share = min(1.0, room.height / HEIGHT)
    page = PdfReader(io.BytesIO(order.pdf)).pages[room.page - 1]
    height = float(page.mediabox.height)
    return Mark(stamp_png(order), room.page, room.x, room.y, WIDTH * share, HEIGHT * share, height)
