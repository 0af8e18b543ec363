"""Changing what was approved: asked with a reason, granted by the planner, for named values only.

Until it is handed in nothing that is published changes. Handing in makes the next version of each value and of every
report that prints it; the former ones are kept, and say what superseded them.
"""
