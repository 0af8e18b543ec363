"""What is no oracle for achievements, and yet must be read: a real quarter's sheet, and the days off."""

from datetime import date

from tests.oracles.place import PUBLISHED, table
from triwulan.core.national_holidays import national_holidays
from triwulan.core.published.records import decode
from triwulan.core.published.result import recompute_sheet, tally
from triwulan.core.published.sheet import read_sheet


def test_the_days_off_are_those_of_the_joint_decrees() -> None:
    """A day that is both is listed once, as a national holiday."""
    rows = table("holidays_id_2023_2027.csv")
    wanted: dict[str, str] = {}
    for row in rows:
        wanted.setdefault(row["tanggal"], row["kategori"])
    found = {each.day.isoformat(): each.kind for year in range(2023, 2028) for each in national_holidays(year)}
    assert found == dict(sorted(wanted.items()))
    assert min(map(date.fromisoformat, found)).year == 2023


def test_a_real_quarters_sheet_is_read_whole() -> None:
    """Tangerang Selatan 2023: targets in units, realisations in per cent; what cannot be compared is said, not guessed."""
    sheet = read_sheet(decode((PUBLISHED / "tangsel-rkpd-tw1-2023.csv").read_bytes()))
    rows = recompute_sheet(sheet)
    counted = tally(rows)
    assert (len(rows), set(counted["status"]), counted["cocok"]) == (
        238,
        {"calculated", "not_evaluable", "incomplete"},
        {},
    )
    assert sheet.heading[sheet.columns.places["realisasi"]] == "realisasi_tw1_kinerja_raw"
