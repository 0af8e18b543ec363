"""What people read is marked for the catalogue: no bare words in templates, no sentence that only Python knows."""

import ast
import re
from collections.abc import Iterator

from tests.house.repository import PACKAGE, templates, tree_of

NAMES = frozenset(
    [
        "Triwulan",
        "triwulan-demo",
        "API",
        "CSV",
        "DOCX",
        "PDF",
        "XLSX",
        "NIP",
        "SOP",
        "SHA-256",
        "Webhook",
        "No",
        "openapi",
        "json",
        "II",
        "III",
        "IV",
    ]
)
BOTH_LANGUAGES = {
    "errors/500.html": "shown when nothing can be asked any more, so it says everything twice",
    "errors/503.html": "as 500.html",
    "shell/preferences.html": "a language is called by its own name",
}

MARKS = frozenset(
    [
        "_",
        "say",
        "term",
        "gettext",
        "gettext_lazy",
        "gettext_noop",
        "ngettext",
        "ngettext_lazy",
        "pgettext",
        "pgettext_lazy",
        "npgettext",
    ]
)
INDONESIAN = {
    "cli/": "at the command line, which knows no reader's language",
    "config/": "settings, said at the command line",
    "documents/": "official papers",
    "reports/drafts.py": "drafts of papers",
    "reports/annual_drafts.py": "drafts of papers",
    "cycles/narrative.py": "drafts of papers",
    "cycles/unopened.py": "goes into the record",
    "cycles/wording.py": "instructions, as they go on paper",
    "exchange/worksheet/": "the offline worksheet, which is read back by its words",
    "exchange/bag/figures.py": "what an archive keeps, as official papers are",
    "core/published/tidy.py": "words that published tables use",
    "organisations/setup.py": "the roles an office begins with",
    "notices/webhooks.py": "to the office's chat",
    "sop/": "keys and words of the SOP's own file",
}
COMMON = frozenset(
    [
        "yang",
        "tidak",
        "belum",
        "sudah",
        "untuk",
        "dengan",
        "dari",
        "dan",
        "pada",
        "atau",
        "oleh",
        "karena",
        "akan",
        "harus",
        "dapat",
        "lebih",
        "kepada",
        "ini",
    ]
)
OWN_TERMS = frozenset({"'Plt.'", "'Plh.'"})
SENTENCE = 2
"""Common words from which on a text is one."""


def bare_words(template: str) -> Iterator[str]:
    """Text, and attributes that are read, outside {% translate %} and {% blocktranslate %}."""
    hidden = r"\{% (comment|blocktranslate)\b.*?\{% end\1 %\}|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<(script|style)\b.*?</\2>"
    said = re.sub(hidden, " ", template, flags=re.DOTALL)
    said = re.sub(r'\bdata-[\w-]+="[^"]*"', "", said)
    read = re.findall(r'\s(?:aria-label|title|placeholder|alt)="([^"]*)"', said)
    for text in (re.sub(r"<[^>]*>", " ", said), *read):
        yield from (word for word in re.findall(r"[A-Za-z][\w-]+", text) if word not in NAMES)


def test_a_template_has_no_words_that_the_catalogue_does_not_know() -> None:
    pages = {"/".join(path.parts[-2:]): path for path in templates() if path.suffix != ".svg"}
    found = {name: sorted(set(bare_words(path.read_text()))) for name, path in pages.items()}
    assert {name: words for name, words in found.items() if words and name not in BOTH_LANGUAGES} == {}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path.relative_to(PACKAGE).as_posix(), tree_of(path)


def is_mark(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS


def unmarked(node: ast.AST) -> Iterator[ast.Constant]:
    """Texts outside the marks; docstrings and bare strings are nobody's."""
    if is_mark(node) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
        return
    if isinstance(node, ast.Constant):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from unmarked(child)


def is_sentence(text: object) -> bool:
    return isinstance(text, str) and sum(word in COMMON for word in re.findall(r"\b[a-z]+\b", text.lower())) >= SENTENCE


def test_a_sentence_for_people_is_marked() -> None:
    """`_("…")`, or `say("…")` where Django is not known; an f-string is never marked."""
    told = [(name, tree) for name, tree in modules() if not name.startswith(tuple(INDONESIAN))]
    found = [f"{name}:{text.lineno}" for name, tree in told for text in unmarked(tree) if is_sentence(text.value)]
    assert found == []


def test_a_choice_is_marked() -> None:
    offered = [
        (name, node)
        for name, tree in modules()
        for kind in ast.walk(tree)
        if isinstance(kind, ast.ClassDef) and "models.TextChoices" in map(ast.unparse, kind.bases)
        for node in kind.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple)
    ]
    plain = [
        (name, node, ast.unparse(node.value.elts[-1])) for name, node in offered if isinstance(node.value, ast.Tuple)
    ]
    assert [
        f"{name}:{node.lineno}" for name, node, label in plain if label[0] in "'\"" and label not in OWN_TERMS
    ] == []


def test_a_mark_has_one_of_the_names_that_the_catalogue_looks_for() -> None:
    asked = [(name, node) for name, tree in modules() for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    named = [(name, alias) for name, node in asked if node.module == "django.utils.translation" for alias in node.names]
    assert [f"{name}: {alias.asname}" for name, alias in named if alias.asname not in {None, "_"}] == []


def test_what_is_marked_is_a_plain_text() -> None:
    """The catalogue cannot know what an f-string will say."""
    calls = [(name, node) for name, tree in modules() for node in ast.walk(tree) if isinstance(node, ast.Call)]
    written = [(name, node) for name, node in calls if is_mark(node) and node.args]
    assert [f"{name}:{node.lineno}" for name, node in written if isinstance(node.args[0], ast.JoinedStr)] == []


def at_import(node: ast.AST) -> Iterator[ast.Call]:
    """Calls that are made when the module is loaded."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield child
        if not isinstance(child, ast.FunctionDef | ast.Lambda):
            yield from at_import(child)


def eager_marks(tree: ast.Module) -> set[str]:
    """Names by which this module asks for a translation at once, not when it is shown."""
    asked = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names = [alias for node in asked if node.module == "django.utils.translation" for alias in node.names]
    return {"say"} | {
        alias.asname or alias.name for alias in names if alias.name in {"gettext", "ngettext", "pgettext"}
    }


def test_no_language_is_chosen_when_a_module_is_loaded() -> None:
    """At the head of a module stand `gettext_lazy` and `term`."""
    found = [
        f"{name}:{call.lineno}"
        for name, tree in modules()
        for call in at_import(tree)
        if isinstance(call.func, ast.Name) and call.func.id in eager_marks(tree)
    ]
    assert found == []
