"""What is measured and promised: indicators, their variables and targets, one by one or from a table."""

from triwulan.indicators.planning.changing import change_indicator
from triwulan.indicators.planning.creating import create_indicator
from triwulan.indicators.planning.importing import Imported, import_indicators
from triwulan.indicators.planning.specs import IndicatorSpec, VariableSpec, default_variables
from triwulan.indicators.planning.targets import set_targets
from triwulan.indicators.refusals import PlanRefused

__all__ = [
    "Imported",
    "IndicatorSpec",
    "PlanRefused",
    "VariableSpec",
    "change_indicator",
    "create_indicator",
    "default_variables",
    "import_indicators",
    "set_targets",
]
