"""An agency's predicate scale, as it is stored in `Agency.predicate_scale`.

{"inclusive": false, "bands": [["90", "Sangat Tinggi"], …, [null, "Sangat Rendah"]]}; without it Permendagri 86/2017.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from triwulan.core.predicates import DEFAULT_SCALE, Band, Scale
from triwulan.organisations.models import Agency


def scale_of(agency: Agency) -> Scale:
    """Raise core's ScaleInvalid for one that leaves figures without a word."""
    stored: dict[str, Any] | None = agency.predicate_scale
    if not stored:
        return DEFAULT_SCALE
    bands = tuple(Band(None if lower is None else Decimal(str(lower)), label) for lower, label in stored["bands"])
    return Scale(bands, inclusive=bool(stored.get("inclusive")))


def stored_scale(bands: Sequence[tuple[Decimal | None, str]], *, inclusive: bool) -> dict[str, Any]:
    """What to keep in `Agency.predicate_scale`; core's ScaleInvalid with every fault instead."""
    scale = Scale(tuple(Band(lower, label.strip()) for lower, label in bands), inclusive=inclusive)
    return {
        "inclusive": scale.inclusive,
        "bands": [[None if band.lower is None else str(band.lower), band.label] for band in scale.bands],
    }
