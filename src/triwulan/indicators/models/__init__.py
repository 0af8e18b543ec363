from triwulan.indicators.models.activity import PlannedActivity
from triwulan.indicators.models.budget import Budget, BudgetChange
from triwulan.indicators.models.cascade import CODED, Level, Node, Plan, PlanKind
from triwulan.indicators.models.cross_rule import CrossRule, Severity
from triwulan.indicators.models.indicator import Aggregation, Indicator, Polarity, TargetKind, Variable
from triwulan.indicators.models.lineage import Benchmark, BenchmarkScope, IndicatorRevision, RevisionKind
from triwulan.indicators.models.metadata import Frequency
from triwulan.indicators.models.realisation import Evidence, Realisation, WarningAnswer
from triwulan.indicators.models.target import Horizon, PlanTarget, Target, TargetChange

__all__ = [
    "CODED",
    "Aggregation",
    "Benchmark",
    "BenchmarkScope",
    "Budget",
    "BudgetChange",
    "CrossRule",
    "Evidence",
    "Frequency",
    "Horizon",
    "Indicator",
    "IndicatorRevision",
    "Level",
    "Node",
    "Plan",
    "PlanKind",
    "PlanTarget",
    "PlannedActivity",
    "Polarity",
    "Realisation",
    "RevisionKind",
    "Severity",
    "Target",
    "TargetChange",
    "TargetKind",
    "Variable",
    "WarningAnswer",
]
