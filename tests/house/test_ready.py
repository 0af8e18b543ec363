"""The database that the tests begin with is what the migrations make of this source."""

import ast
from pathlib import Path
from shutil import copy

import pytest
from django.core.management import call_command

from tests.ready import READ, digest, migrations
from tests.server import SOURCES

OURS = SOURCES / "triwulan"


def modules(path: Path) -> set[str]:
    """Of ours, as files; `from a import b` may name a module or a thing in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{each.name}" for each in node.names}
    files = {each.removeprefix("triwulan.").replace(".", "/") + ".py" for each in found if each.startswith("triwulan.")}
    return {each for each in files if (OURS / each).is_file()}


def test_whatever_a_migration_is_made_of_is_part_of_the_key() -> None:
    read = {name for path in (*migrations(OURS), *(OURS / each for each in READ)) for name in modules(path)}
    assert read - set(READ) == set()


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    for path in (*migrations(OURS), *(OURS / each for each in READ)):
        copied = tmp_path / path.relative_to(OURS)
        copied.parent.mkdir(parents=True, exist_ok=True)
        copy(path, copied)
    return tmp_path


@pytest.mark.parametrize(
    "changed", ["audit/migrations/0001_squashed_0005_by_time.py", "sop/migrations/0099_more.py", *READ]
)
def test_whatever_changes_there_the_database_is_made_anew(sources: Path, changed: str) -> None:
    assert digest(sources) == digest(OURS)
    with (sources / changed).open("a", encoding="utf-8") as file:
        file.write("# changed")
    assert digest(sources) != digest(OURS)


def test_no_migration_is_left_to_be_applied(db: None) -> None:
    call_command("migrate", check_unapplied=True, verbosity=0)
