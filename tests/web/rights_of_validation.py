"""The rows of the table of rights that follow what is found in figures: rules, answers, a round's findings."""

from typing import Any

from tests.web.rights_of_archive import ARCHIVE
from tests.web.rights_of_figures import FIGURES, figure_keys
from tests.web.rights_of_reviews import REVIEWS, review_keys


def found_keys(things: dict[str, Any]) -> dict[str, dict[str, object]]:
    rule, task = {"pk": things["cross_rule"].pk}, things["task"]
    return (
        figure_keys(things)
        | review_keys(things["document"])
        | {
            "manage:cross_rule": rule,
            "manage:cross_rule_stop": rule,
            "rounds:validation": {"round_id": task.step_run.cycle.round_id},
            "tasks:answer": {"task_id": task.pk, "indicator_id": things["indicator"].pk},
        }
    )


# In the order of ROLES.
_FINDINGS = {
    "manage:cross_rule": "302 403 403 403 200 403 200 403 403 403",
    "manage:cross_rule_new": "302 403 403 403 200 403 200 403 403 403",
    "manage:cross_rule_stop": "302 403 403 403 200 403 200 403 403 403",
    "manage:cross_rules": "302 403 403 403 200 403 200 403 403 403",
    "rounds:validation": "302 200 403 403 200 200 200 200 404 404",
    "tasks:answer": "302 403 200 403 403 403 403 403 404 404",
}
FIGURES_AND_FINDINGS = FIGURES | _FINDINGS | ARCHIVE | REVIEWS
