"""The rows of the table of rights that follow a figure: its way back, what is asked about it, its correction."""

from typing import Any


def figure_keys(things: dict[str, Any]) -> dict[str, dict[str, object]]:
    return {"indicators:value": {"pk": things["indicator"].pk, "year": 2026, "quarter": 1}}


# In the order of ROLES.
FIGURES = {
    "indicators:value": "302 200 200 200 200 200 200 200 404 404",
}
