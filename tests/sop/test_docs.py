"""The documentation says what the reader does, and the printed table is the file's."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.sop.files import ALL, ROOT, SEED, seed
from triwulan.sop.first_page import APPROVER_KEYS, IDENTITY_KEYS, SHEET_HEADINGS, START_KEYS
from triwulan.sop.rows import PERFORMER_KEYS, STEP_KEYS
from triwulan.sop.table import markdown_table
from triwulan.sop.works import WORKS

FORMAT = (ROOT / "docs/sop/format.md").read_text("utf-8")


def rows_under(heading: str) -> list[tuple[str, str]]:
    section = re.split(r"^#+ ", FORMAT.split(f"{heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    return re.findall(r"^\| `(\w+)` \| (.+) \|$", section, re.MULTILINE)


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("## `[identitas]`", IDENTITY_KEYS),
        ("### `disahkan`", APPROVER_KEYS),
        ("## `[mulai]`", START_KEYS),
        ("## `[[pelaksana]]`", PERFORMER_KEYS),
        ("## `[[langkah]]`", STEP_KEYS),
    ],
)
def test_the_page_lists_the_readers_keys_in_their_order(heading: str, keys: tuple[str, ...]) -> None:
    assert [key for key, _ in rows_under(heading)] == list(keys)


def test_the_page_lists_the_kinds_of_work() -> None:
    assert rows_under("### Kinds of work") == [(work.code, work.purpose) for work in WORKS.values()]


def test_the_page_lists_the_longer_headings() -> None:
    sentence = FORMAT.split("Longer headings mean the same key:")[1].split(".\n")[0]
    assert set(re.findall(r"`(\w+)`", sentence)) == set(SHEET_HEADINGS)


def test_the_printed_table_of_the_seed_is_up_to_date() -> None:
    """Stale? `triwulan sop table FILE > docs/sop/NAME.md`."""
    assert (ROOT / f"docs/sop/{SEED.stem}.md").read_text("utf-8") == markdown_table(seed())


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_the_definitions_are_plain_toml_without_a_byte_order_mark(path: Path) -> None:
    assert next(iter(tomllib.loads(path.read_text("utf-8")))) == "identitas"
