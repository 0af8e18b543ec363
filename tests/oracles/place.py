"""Tables that offices published, collected beside the repository: `../shared/data`, where it is there."""

import csv
from pathlib import Path

PUBLISHED = Path(__file__).parents[2].parent / "shared" / "data"


def table(name: str) -> list[dict[str, str]]:
    with (PUBLISHED / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
