"""docs/api.md says what the API does."""

import re
from pathlib import Path

from triwulan.api.shapes.answer import FinishIn
from triwulan.api.v1 import api

PAGE = Path("docs/api.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[str]:
    """The first column of the first table under a heading."""
    _before, _heading, below = PAGE.partition(f"## {heading}\n")
    return re.findall(r"^\| `?([^`|]+?)`? \|", below.partition("\n## ")[0], re.MULTILINE)[1:]


def test_every_operation_stands_in_the_documentation(db: None) -> None:
    described = {
        f"{method.upper()} {path.removeprefix('/api/v1').replace('_id}', '}')}"
        for path, operations in api.get_openapi_schema()["paths"].items()
        for method in operations
    }
    named = {re.sub(r"\{(task|cycle|document|round|sop|question|correction)\}", "{id}", line) for line in described}
    assert set(rows("Operations")) == named


def test_every_field_of_an_answer_stands_in_the_documentation() -> None:
    assert set(rows("A task")) == set(FinishIn.model_fields)
