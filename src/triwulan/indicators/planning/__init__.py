"""What is measured and promised: indicators, their variables and targets, one by one or from a table."""

from triwulan.indicators.planning.changing import change_indicator
from triwulan.indicators.planning.creating import create_indicator
from triwulan.indicators.planning.entering import enter_indicator, entered_variables, variables_as_text
from triwulan.indicators.planning.importing import Imported, import_indicators
from triwulan.indicators.planning.places import Places
from triwulan.indicators.planning.specs import IndicatorSpec, VariableSpec, default_variables
from triwulan.indicators.planning.targets import set_targets, target_as_text
from triwulan.indicators.refusals import PlanRefused

__all__ = [
    "Imported",
    "IndicatorSpec",
    "Places",
    "PlanRefused",
    "VariableSpec",
    "change_indicator",
    "create_indicator",
    "default_variables",
    "enter_indicator",
    "entered_variables",
    "import_indicators",
    "set_targets",
    "target_as_text",
    "variables_as_text",
]
