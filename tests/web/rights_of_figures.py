"""The rows of the table of rights that follow a figure: its way back, what is asked about it, its correction."""

from typing import Any


def figure_keys(things: dict[str, Any]) -> dict[str, dict[str, object]]:
    correction: dict[str, object] = {"correction_id": 999}
    value = {**correction, "value_id": 999}
    period: dict[str, object] = {"pk": things["indicator"].pk, "year": 2026, "quarter": 1}
    return {
        "indicators:value": period,
        "dashboard:behind": {**period, "what": "sasaran", "pk": things["indicator"].objective.pk},
        "indicators:ask": period,
        "indicators:question": {"question_id": 999},
        "indicators:resolve": {"question_id": 999},
        "corrections:new": {"cycle_id": things["task"].step_run.cycle_id},
        "corrections:value": value,
        "corrections:take_off": {**value, "file_id": 999},
        "corrections:drop": {**value, "evidence_id": 999},
        "corrections:keep": {**value, "removal_id": 999},
        **{f"corrections:{name}": correction for name in ("detail", "endorse", "decide", "end", "hand_in")},
    }


# In the order of ROLES. A correction has rights by where it stands: tests/web/test_corrections.py asks for one as each.
_NONE_YET = "302 404 404 404 404 404 404 404 404 404"
FIGURES = {
    "dashboard:behind": "302 200 200 200 200 200 200 200 404 404",
    "corrections:list": "302 200 200 200 200 200 200 200 200 200",
    "corrections:new": "302 200 200 200 403 403 403 403 404 404",
    "corrections:take_off": "302 405 405 405 405 405 405 405 405 405",
    "corrections:keep": "302 405 405 405 405 405 405 405 405 405",
    **{f"corrections:{name}": _NONE_YET for name in ("detail", "value", "drop", "endorse", "decide", "end", "hand_in")},
    "indicators:ask": "302 405 405 405 405 405 405 405 405 405",
    "indicators:question": _NONE_YET,
    "indicators:questions": "302 200 200 200 200 200 200 200 200 200",
    "indicators:resolve": "302 405 405 405 405 405 405 405 405 405",
    "indicators:value": "302 200 200 200 200 200 200 200 404 404",
}
