from triwulan.indicators.models.budget import Budget
from triwulan.indicators.models.cascade import CODED, Level, Node, Plan, PlanKind
from triwulan.indicators.models.indicator import Aggregation, Indicator, Polarity, TargetKind, Variable
from triwulan.indicators.models.realisation import Evidence, Realisation, WarningAnswer
from triwulan.indicators.models.target import Target

__all__ = [
    "CODED",
    "Aggregation",
    "Budget",
    "Evidence",
    "Indicator",
    "Level",
    "Node",
    "Plan",
    "PlanKind",
    "Polarity",
    "Realisation",
    "Target",
    "TargetKind",
    "Variable",
    "WarningAnswer",
]
