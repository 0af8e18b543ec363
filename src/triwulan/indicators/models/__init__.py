from triwulan.indicators.models.indicator import Aggregation, Indicator, Polarity, TargetKind, Variable
from triwulan.indicators.models.plan import Budget, Objective, Programme
from triwulan.indicators.models.realisation import Evidence, Realisation, WarningAnswer
from triwulan.indicators.models.target import Target

__all__ = [
    "Aggregation",
    "Budget",
    "Evidence",
    "Indicator",
    "Objective",
    "Polarity",
    "Programme",
    "Realisation",
    "Target",
    "TargetKind",
    "Variable",
    "WarningAnswer",
]
