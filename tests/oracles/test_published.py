"""Every published row that a formula gives is found to hold, and none that no formula gives."""

import csv
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from tests.oracles.place import PUBLISHED, table
from triwulan.core.published.cells import read_cell
from triwulan.core.published.recompute import Recomputed, recompute

VERDICTS = {"ya": "ya", "ya_dibatasi": "ya", "TIDAK": "tidak"}


def recomputed(row: dict[str, str], suffix: str) -> Recomputed:
    columns = {name: row[f"{name}{suffix}"] for name in ("target", "realisasi", "capaian")}
    return recompute(columns | {"polaritas": row["polaritas"]})


@pytest.mark.parametrize("suffix", ["_raw", ""])
def test_printed_achievements_hold_exactly_where_they_should(suffix: str) -> None:
    rows = [row for row in table("published.csv") if row["reproduced"] in VERDICTS]
    found = {row["row_id"]: recomputed(row, suffix).verdict for row in rows}
    assert found == {row["row_id"]: VERDICTS[row["reproduced"]] for row in rows}
    assert len(rows) > 60


def test_what_does_not_hold_says_what_is_odd() -> None:
    rows = [row for row in table("published.csv") if row["reproduced"] == "TIDAK"]
    assert [row["row_id"] for row in rows if len(recomputed(row, "_raw").notes) < 2] == []


def test_a_limit_is_named_where_one_was_at_work() -> None:
    rows = [row for row in table("published.csv") if row["reproduced"] == "ya_dibatasi"]
    ways = [recomputed(row, "_raw").way for row in rows]
    assert [str(way.cap) for way in ways if way] == ["120"] * len(rows)


@pytest.mark.parametrize("name", ["target", "realisasi", "capaian"])
def test_numbers_are_read_as_those_who_copied_them_did(name: str) -> None:
    rows = [row for row in table("published.csv") if row[name] and row[f"{name}_raw"]]
    assert [(row["row_id"], read_cell(row[f"{name}_raw"]).value) for row in rows] == [
        (row["row_id"], Decimal(row[name])) for row in rows
    ]


def test_the_command_does_the_same_on_the_file_itself(tmp_path: Path) -> None:
    out = tmp_path / "hasil.csv"
    command = [sys.executable, "-m", "triwulan.cli", "calc", str(PUBLISHED / "published.csv"), "-o", str(out)]
    environment = {"PYTHONPATH": str(Path(__file__).parents[2] / "src"), "PATH": "/usr/bin:/bin"}
    subprocess.run(command, env=environment, check=True, capture_output=True)
    with out.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["reproduced"] in VERDICTS]
    assert [row["row_id"] for row in rows if row["cocok"] != VERDICTS[row["reproduced"]]] == []


def test_the_regulations_examples_hold_but_its_misprint() -> None:
    rows = table("official-formula-examples.csv")
    found = []
    for row in rows:
        lower = {"polaritas": "rendah"} if "(1+" in row["rumus_tercetak"] else {}
        columns = {"target": row["target"], "realisasi": row["realisasi"], "capaian": row["capaian_tercetak"]}
        found.append(recompute(columns | lower).verdict)
    assert found == [VERDICTS[row["cocok"]] for row in rows]
