"""The house of docs/map.md: what may know what."""

import ast
import subprocess
import sys
from pathlib import Path

from django.apps import apps
from django.db import models

from tests.house.repository import PACKAGE, ROOT, name, python_files, tree_of

# The lowest first; packages on one row never know each other.
ROWS = (
    {"core"},
    {"audit"},
    {"organisations"},
    {"documents"},
    {"sop", "indicators"},
    {"reports"},
    {"cycles"},
    {"dashboards", "notices", "exchange"},
    {"web", "api", "cli"},
    {"config"},
)
LEVEL = {package: level for level, row in enumerate(ROWS) for package in row}


def test_every_import_contract_is_kept() -> None:
    # in a process of its own: it silences every other logger of this one
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout


def test_every_package_has_its_row() -> None:
    packages = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert packages <= LEVEL.keys()


def test_foreign_keys_follow_the_same_order() -> None:
    ours = [config.label for config in apps.get_app_configs() if config.name.startswith("triwulan.")]
    upwards = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for label in ours
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and field.related_model._meta.app_label in ours
        and not _may_point(label, field.related_model._meta.app_label)
    ]
    assert upwards == []


def _may_point(source: str, target: str) -> bool:
    return source == target or LEVEL[target] < LEVEL[source]


def test_realisations_and_reports_know_no_cycle() -> None:
    """They are keyed indicator × unit × quarter and outlive the round they were collected in."""
    knowing = [
        name(path) for path in python_files() if _package(path) in {"indicators", "reports"} and _knows_cycles(path)
    ]
    assert knowing == []


def _package(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0] if path.is_relative_to(PACKAGE) else ""


def _knows_cycles(path: Path) -> bool:
    strings = (node.value for node in ast.walk(tree_of(path)) if isinstance(node, ast.Constant))
    return any(isinstance(value, str) and value.startswith("cycles.") for value in strings)
