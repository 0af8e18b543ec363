"""Comparisons between figures, as people write them: "[2.20.01] + [2.20.02] = [2.20.03]".

Its own small reader and no Python: what is not written here cannot be said in a rule (docs/adr, cross-indicator rules).
"""

from triwulan.core.expressions.evaluating import Outcome, Verdict, evaluate
from triwulan.core.expressions.parsing import read_expression
from triwulan.core.expressions.tokens import LONGEST, ExpressionUnreadable
from triwulan.core.expressions.tree import Expression, Name

__all__ = [
    "LONGEST",
    "Expression",
    "ExpressionUnreadable",
    "Name",
    "Outcome",
    "Verdict",
    "evaluate",
    "read_expression",
]
