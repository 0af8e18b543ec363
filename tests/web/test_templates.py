"""What every template is held to, whoever wrote it: strict CSP leaves no room for anything inline."""

import re
from pathlib import Path

import pytest

from triwulan.config.settings import PACKAGE

TEMPLATES = PACKAGE / "web" / "templates"
STATIC = PACKAGE / "web" / "static" / "triwulan"
FILES = sorted(TEMPLATES.rglob("*.html"))
MOST_LINES = 120

# Data beside a script of the page; a browser does not execute it, so CSP lets it pass.
DATA = re.compile(r'<script [^>]*type="application/json"[^>]*>')
SCRIPT = re.compile(r"<script\b[^>]*>")
INLINE = re.compile(r'\sstyle=|<style\b|\son[a-z]+=["\']|javascript:')


def names() -> list[str]:
    return [path.relative_to(TEMPLATES).as_posix() for path in FILES]


@pytest.mark.parametrize("name", names())
def test_a_template_fits_on_two_screens(name: str) -> None:
    assert len((TEMPLATES / name).read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("name", names())
def test_a_template_holds_no_inline_style_or_script(name: str) -> None:
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    scripts = [tag for tag in SCRIPT.findall(text) if not DATA.match(tag) and " src=" not in tag]
    assert (INLINE.findall(text), scripts) == ([], [])


@pytest.mark.parametrize("path", sorted((PACKAGE / "web").rglob("*.py")), ids=lambda path: path.stem)
def test_no_markup_from_python_holds_an_inline_style(path: Path) -> None:
    assert re.findall(r"<[a-z]+ [^>]*\sstyle=", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", ["tokens.css", "app.css"])
def test_a_style_sheet_asks_nothing_of_the_network(name: str) -> None:
    addresses = re.findall(r"url\(([^)]*)\)|@import", (STATIC / name).read_text(encoding="utf-8"))
    assert [address for address in addresses if not address.startswith("#")] == []


@pytest.mark.parametrize("name", names())
def test_a_form_that_changes_something_carries_its_token(name: str) -> None:
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    forms = re.findall(r'<form\b[^>]*method="post"[^>]*>.*?</form>', text, re.DOTALL)
    assert [form[:80] for form in forms if "{% csrf_token %}" not in form] == []


# What a press ends for good, or what ends somebody else's work at once.
IRREVERSIBLE = (
    "account:token_withdraw",
    "feed:remove",
    "manage:bsre_remove",
    "manage:letter_remove",
    "manage:reviewer_withdraw",
    "reminders:rule_delete",
    "reminders:webhook_delete",
    "reminders:webhook_secret",
    "signatures:bsre_remove",
    "signatures:certificate_remove",
)


@pytest.mark.parametrize("name", IRREVERSIBLE)
def test_what_cannot_be_undone_says_first_what_it_means(name: str) -> None:
    """Behind a summary: by the component, or by a form of the page's own."""
    asked = [text for text in (path.read_text(encoding="utf-8") for path in FILES) if f"'{name}'" in text]
    component = rf"{{% url '{name}'[^%]*as to %}}.*?components/ask_first\.html"
    own = rf"<details><summary>(?:(?!</details>).)*action=\"{{% url '{name}'"
    assert [bool(re.search(f"{component}|{own}", text, re.DOTALL)) for text in asked] == [True]
