"""The pages that lead a newcomer are true."""

import re

from django.apps import apps
from django.core.management import get_commands

from tests.house.repository import PACKAGE, ROOT
from triwulan.cli.main import COMMANDS

DOCS = ROOT / "docs"
PACKAGE_ROW = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)
MODEL_ROW = re.compile(r"^\| `(\w+\.\w+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#]+)")


def test_the_map_names_every_package_and_no_other() -> None:
    named = PACKAGE_ROW.findall((DOCS / "map.md").read_text())
    there = [path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()]
    assert sorted(named) == sorted(there)


def test_the_glossary_names_every_model_and_no_other() -> None:
    rows = MODEL_ROW.findall((DOCS / "glossary.md").read_text())
    models = [model._meta.label for model in apps.get_models() if model.__module__.startswith("triwulan.")]
    assert sorted(model for model, _word, _source in rows) == sorted(models)
    assert [row for row in rows if "" in row] == []


def test_every_link_between_our_pages_leads_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]
    links = [(page, target) for page in pages for target in LINK.findall(page.read_text())]
    assert [f"{page.name} → {target}" for page, target in links if not (page.parent / target).exists()] == []


def test_the_readme_names_every_command() -> None:
    named = set(re.findall(r"^\| `triwulan (\w+)", (ROOT / "README.md").read_text(), re.MULTILINE))
    assert named == set(COMMANDS)


def test_every_module_that_the_docs_name_exists() -> None:
    mentioned = {
        path
        for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")]
        for path in re.findall(r"`((?:src|tests|docs)/[\w/.-]+)`", page.read_text())
    }
    assert [path for path in sorted(mentioned) if not (ROOT / path).exists()] == []
    assert "db_worker" in get_commands()
