"""An agency's predicate scale, as it is stored in `Agency.predicate_scale`.

{"inclusive": false, "bands": [["90", "Sangat Tinggi"], …, [null, "Sangat Rendah"]]}; without it Permendagri 86/2017.
"""

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
