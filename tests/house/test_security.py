"""The table of docs/security.md is whole, counts itself rightly, and shows what is there."""

import re
from collections import Counter
from collections.abc import Iterable

from tests.house.repository import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (\d[\d.]*)(?:–([\d.]+))? \| ([12]) \| (.+?) \| (met|partly|no|n/a) \| (.+) \|$", re.MULTILINE)
# Levels 1 and 2 of ASVS 5.0.0: each section with its requirements.
SECTIONS: dict[str, Iterable[int]] = {
    "1.1": (1, 2),
    "1.2": range(1, 10),
    "1.3": range(1, 12),
    "1.4": (1, 2, 3),
    "1.5": (1, 2),
    "2.1": (1, 2, 3),
    "2.2": (1, 2, 3),
    "2.3": (1, 2, 3, 4),
    "2.4": (1,),
    "3.2": (1, 2),
    "3.3": (1, 2, 3, 4),
    "3.4": range(1, 7),
    "3.5": range(1, 6),
    "3.7": (1, 2),
    "4.1": (1, 2, 3),
    "4.2": (1,),
    "4.3": (1, 2),
    "4.4": (1, 2, 3, 4),
    "5.1": (1,),
    "5.2": (1, 2, 3),
    "5.3": (1, 2),
    "5.4": (1, 2, 3),
    "6.1": (1, 2, 3),
    "6.2": range(1, 13),
    "6.3": (1, 2, 3, 4),
    "6.4": (1, 2, 3, 4),
    "6.5": range(1, 6),
    "6.6": (1, 2, 3),
    "6.8": (1, 2, 3, 4),
    "7.1": (1, 2, 3),
    "7.2": (1, 2, 3, 4),
    "7.3": (1, 2),
    "7.4": range(1, 6),
    "7.5": (1, 2),
    "7.6": (1, 2),
    "8.1": (1, 2),
    "8.2": (1, 2, 3),
    "8.3": (1,),
    "8.4": (1,),
    "9.1": (1, 2, 3),
    "9.2": (1, 2, 3, 4),
    "10.1": (1, 2),
    "10.2": (1, 2),
    "10.3": (1, 2, 3, 4),
    "10.4": range(1, 12),
    "10.5": range(1, 6),
    "10.6": (1, 2),
    "10.7": (1, 2, 3),
    "11.1": (1, 2),
    "11.2": (1, 2, 3),
    "11.3": (1, 2, 3),
    "11.4": (1, 2, 3, 4),
    "11.5": (1,),
    "11.6": (1,),
    "12.1": (1, 2, 3),
    "12.2": (1, 2),
    "12.3": (1, 2, 3, 4),
    "13.1": (1,),
    "13.2": range(1, 6),
    "13.3": (1, 2),
    "13.4": range(1, 6),
    "14.1": (1, 2),
    "14.2": (1, 2, 3, 4),
    "14.3": (1, 2, 3),
    "15.1": (1, 2, 3),
    "15.2": (1, 2, 3),
    "15.3": range(1, 8),
    "16.1": (1,),
    "16.2": range(1, 6),
    "16.3": (1, 2, 3, 4),
    "16.4": (1, 2, 3),
    "16.5": (1, 2, 3),
    "17.1": (1,),
    "17.2": (1, 2, 3, 4),
    "17.3": (1, 2),
}
EVERY = [f"{section}.{number}" for section, numbers in SECTIONS.items() for number in numbers]


def covered(first: str, last: str) -> list[str]:
    return EVERY[EVERY.index(first) : EVERY.index(last or first) + 1]


def test_every_requirement_of_levels_1_and_2_has_its_row() -> None:
    assert [number for row in ROW.findall(PAGE) for number in covered(row[0], row[1])] == EVERY


def test_the_counts_over_the_table_are_the_table_s() -> None:
    counted = Counter({"met": 0, "partly": 0, "no": 0, "n/a": 0})
    for first, last, _level, _asks, state, _how in ROW.findall(PAGE):
        counted[state] += len(covered(first, last))
    told = "Met: {met}. Partly: {partly}. Not met: {no}. Does not apply: {n/a}.".format_map(counted)
    assert told in PAGE


def test_what_is_met_shows_where() -> None:
    bare = [row[0] for row in ROW.findall(PAGE) if row[4] == "met" and "`" not in row[5] and "above" not in row[5]]
    assert bare == []


def test_every_path_that_is_named_is_there() -> None:
    named = re.findall(r"`([\w.-]+(?:/[\w./-]+)|[\w-]+\.(?:lock|toml))`", PAGE)
    assert [path for path in named if not (ROOT / path).exists()] == []
