"""Habits that no linter knows."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.house.repository import PACKAGE, ROOT, name, python_files, templates, tree_of

# `# inline import: …` or `# cycle: …`, on the line or the one before
REASON = re.compile(r"# (inline|inline import|cycle): \w")
JUNK_DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}


def ours() -> list[Path]:
    return [path for path in python_files() if path.is_relative_to(PACKAGE)]


def found(matches: Callable[[ast.AST], bool], *, but: frozenset[str] = frozenset()) -> list[str]:
    return [
        f"{name(path)}:{getattr(node, 'lineno', 0)}"
        for path in ours()
        if name(path) not in but
        for node in ast.walk(tree_of(path))
        if matches(node)
    ]


def test_there_is_no_junk_drawer() -> None:
    assert [
        name(path) for path in (*python_files(), *templates()) if JUNK_DRAWERS & {path.stem, *path.parent.parts[-1:]}
    ] == []


@pytest.mark.django_db
def test_no_migration_is_outstanding() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_migration_has_a_name_that_says_what_it_does() -> None:
    migrations = PACKAGE.rglob("migrations/0*.py")
    assert [name(path) for path in migrations if re.search(r"_auto_|_merge_", path.name)] == []


def test_time_enters_by_the_one_clock() -> None:
    readings = {
        "datetime.now",
        "datetime.utcnow",
        "datetime.today",
        "date.today",
        "timezone.now",
        "time.time",
        "timezone.localdate",
        "timezone.localtime",
    }

    def reads_a_clock(node: ast.AST) -> bool:
        if not isinstance(node, ast.Call) or ast.unparse(node.func) not in readings:
            return False
        return not (node.args and "local" in ast.unparse(node.func))

    assert found(reads_a_clock, but=frozenset({"src/triwulan/core/clock.py"})) == []


def test_no_column_writes_its_own_time() -> None:
    def is_automatic(node: ast.AST) -> bool:
        return isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}

    assert found(is_automatic) == []


def test_nothing_works_behind_the_back_of_save_or_signals() -> None:
    def hides_work(node: ast.AST) -> bool:
        overrides = isinstance(node, ast.FunctionDef) and node.name == "save" and _is_method(node)
        signals = isinstance(node, ast.ImportFrom) and node.module in {"django.db.models.signals", "django.dispatch"}
        return overrides or signals

    # the record refuses to be changed: its overrides only raise
    assert found(hides_work, but=frozenset({"src/triwulan/audit/models.py"})) == []


def _is_method(node: ast.FunctionDef) -> bool:
    return bool(node.args.args) and node.args.args[0].arg == "self"


def test_no_text_is_evaluated() -> None:
    def evaluates(node: ast.AST) -> bool:
        return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"eval", "exec"}

    assert found(evaluates) == []


def test_an_import_inside_a_function_says_why() -> None:
    assert [where for path in ours() for where in _silent_inline_imports(path)] == []


def _silent_inline_imports(path: Path) -> Iterator[str]:
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    for function in ast.walk(tree_of(path)):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        first = next((node for node in function.body if isinstance(node, ast.Import | ast.ImportFrom)), None)
        if first and not REASON.search(lines[first.lineno - 2] + lines[first.lineno - 1]):
            yield f"{name(path)}:{first.lineno}"


def test_no_path_of_a_developers_machine_is_in_the_repository() -> None:
    machine = re.compile(r"/(home|Users)/\w+|/work/(main|shared)")
    texts = [
        *python_files(),
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        ROOT / "Makefile",
        ROOT / "pyproject.toml",
    ]
    suspects = [path for path in texts if path != Path(__file__)]
    assert [name(path) for path in suspects if machine.search(path.read_text(encoding="utf-8"))] == []


def test_no_template_holds_script_or_style_of_its_own() -> None:
    inline = re.compile(
        r"<style|<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")|\sstyle=|\son[a-z]+=|javascript:"
    )
    assert [name(path) for path in templates() if inline.search(path.read_text(encoding="utf-8"))] == []
