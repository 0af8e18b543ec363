"""What is measured and promised: the cascade, its indicators, their variables and targets, one by one or from a table."""

from triwulan.indicators.planning.budgets import EnteredBudget, set_budget
from triwulan.indicators.planning.changing import change_indicator
from triwulan.indicators.planning.creating import create_indicator
from triwulan.indicators.planning.deciding import Decision
from triwulan.indicators.planning.entering import enter_indicator, entered_variables, variables_as_text
from triwulan.indicators.planning.goals import target_as_text
from triwulan.indicators.planning.importing import Imported, import_indicators
from triwulan.indicators.planning.metadata import NO_METADATA, Metadata, VariableMetadata
from triwulan.indicators.planning.nodes import NodeSpec, add_node, change_node, end_node, move_node, remove_node
from triwulan.indicators.planning.places import Places
from triwulan.indicators.planning.plans import PlanSpec, add_plan, change_plan, plan_near
from triwulan.indicators.planning.revising import line_of
from triwulan.indicators.planning.specs import IndicatorSpec, VariableSpec, default_variables
from triwulan.indicators.planning.standing import standing_spec
from triwulan.indicators.planning.targets import set_plan_targets, set_targets
from triwulan.indicators.planning.written_rules import limit_as_text, read_rules, weight_as_text
from triwulan.indicators.refusals import PlanRefused

__all__ = [
    "NO_METADATA",
    "Decision",
    "EnteredBudget",
    "Imported",
    "IndicatorSpec",
    "Metadata",
    "NodeSpec",
    "Places",
    "PlanRefused",
    "PlanSpec",
    "VariableMetadata",
    "VariableSpec",
    "add_node",
    "add_plan",
    "change_indicator",
    "change_node",
    "change_plan",
    "create_indicator",
    "default_variables",
    "end_node",
    "enter_indicator",
    "entered_variables",
    "import_indicators",
    "limit_as_text",
    "line_of",
    "move_node",
    "plan_near",
    "read_rules",
    "remove_node",
    "set_budget",
    "set_plan_targets",
    "set_targets",
    "standing_spec",
    "target_as_text",
    "variables_as_text",
    "weight_as_text",
]
