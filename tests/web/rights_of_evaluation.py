"""The rows of the table of rights about the evidence for evaluators; and keys that are the same in every office."""

FIXED: dict[str, dict[str, object]] = {
    "evaluation:folder": {"year": 2026},
    "evaluation:issue": {"year": 2026},
    "jobs:retry": {"job": "00000000-0000-0000-0000-000000000000"},
}
# In the order of ROLES.
EVALUATION = {
    "evaluation:evidence": "302 200 200 200 200 200 200 200 200 200",
    "evaluation:folder": "302 200 200 200 200 200 200 200 404 404",
    "evaluation:issue": "302 403 403 403 405 403 403 403 403 403",
}
