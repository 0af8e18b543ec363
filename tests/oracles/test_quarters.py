"""How published quarters make their year."""

from decimal import Decimal

import pytest

from tests.oracles.place import PUBLISHED, table
from triwulan.core.aggregation import derive_period
from triwulan.core.published.cells import read_cell

ROWS = table("quarterly.csv") if PUBLISHED.is_dir() else []


def value(text: str) -> Decimal | None:
    cell = read_cell(text)
    return cell.value if cell.kind == "number" else None


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['indikator'][:30]} {row['jenis_nilai']}" for row in ROWS])
def test_the_year_is_the_last_of_its_filled_quarters(row: dict[str, str]) -> None:
    """Every series of the collection stands where it stands: shares, indices, and counts from the year's beginning."""
    quarters = [{"nilai": value(row[f"p{quarter}"])} for quarter in range(1, 5)]
    year = derive_period("tunggal", "nilai_akhir", [one for one in quarters if one["nilai"] is not None])
    assert (year.value, year.problem) == (value(row["jumlah_atau_nilai_tahun_raw"]), None)
