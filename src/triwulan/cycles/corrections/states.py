"""Where a correction stands, read from its times."""

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from triwulan.cycles.models import Correction

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

PROPOSED, ASKED, GRANTED, REFUSED, ENDED, DONE = "diusulkan", "diminta", "diizinkan", "ditolak", "berakhir", "selesai"

WORDS: "dict[str, StrPromise]" = {
    PROPOSED: _("diusulkan"),
    ASKED: _("menunggu keputusan"),
    GRANTED: _("diizinkan, sedang diisi"),
    REFUSED: _("ditolak"),
    ENDED: _("diakhiri"),
    DONE: _("selesai"),
}

_OPEN = Q(ended_at__isnull=True, handed_in_at__isnull=True)
WHERE = {
    PROPOSED: _OPEN & Q(endorsed_at__isnull=True),
    ASKED: _OPEN & Q(endorsed_at__isnull=False, decided_at__isnull=True),
    GRANTED: _OPEN & Q(decided_at__isnull=False, granted=True),
    REFUSED: _OPEN & Q(decided_at__isnull=False, granted=False),
    ENDED: Q(ended_at__isnull=False),
    DONE: Q(handed_in_at__isnull=False),
}


def state_of(correction: Correction) -> str:
    if correction.handed_in_at:
        return DONE
    if correction.ended_at:
        return ENDED
    if correction.decided_at:
        return GRANTED if correction.granted else REFUSED
    return ASKED if correction.endorsed_at else PROPOSED
