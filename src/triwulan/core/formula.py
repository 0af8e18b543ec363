"""The rules of an indicator's figures: variables → value → period. The one door to `derivation` and `aggregation`."""

from triwulan.core.aggregation import (
    AGGREGATIONS,
    Aggregation,
    CumulatedTargets,
    TargetKind,
    combine,
    cumulate_targets,
    derive_period,
    sum_refused,
)
from triwulan.core.derivation import (
    KINDS,
    LABELS,
    PRINTED,
    VARIABLES,
    Kind,
    Result,
    Variables,
    Weights,
    derive,
    weights_problem,
)

__all__ = [
    "AGGREGATIONS",
    "KINDS",
    "LABELS",
    "PRINTED",
    "VARIABLES",
    "Aggregation",
    "CumulatedTargets",
    "Kind",
    "Result",
    "TargetKind",
    "Variables",
    "Weights",
    "combine",
    "cumulate_targets",
    "derive",
    "derive_period",
    "sum_refused",
    "weights_problem",
]
