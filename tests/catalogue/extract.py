"""Every marked sentence of the product, with the files it stands in, in the two parts in which the catalogue is kept."""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

SOURCE = Path(__file__).parents[2] / "src" / "triwulan"
TEMPLATES = (".html", ".txt")
# What the pages alone say, and all the rest; Django finds both. What some of the pages' code says goes with the rest, so
# that each part stays small enough.
PAGES, REST = SOURCE / "web", SOURCE
AMONG_THE_REST = frozenset(PAGES / name for name in ("account", "cycles", "dashboard", "documents", "record", "steps"))
PARTS = (REST, PAGES)

CALLS = {
    **DEFAULT_KEYWORDS,
    **{f"{name}_lazy": DEFAULT_KEYWORDS[name] for name in ("gettext", "ngettext", "pgettext", "npgettext")},
    "gettext_noop": None,
    # core's own door to the catalogue
    "say": None,
    "term": None,
}


def marked(part: Path) -> Catalog:
    """In the order of the files, without line numbers: a new sentence changes no other line of the catalogue."""
    catalog = Catalog(locale="en", domain="django", fuzzy=False)
    rest = _marked([path for path in _files() if not _is_of_pages(path)], catalog if part == REST else _empty())
    if part == PAGES:
        said = _marked([path for path in _files() if _is_of_pages(path)], _empty())
        for message in said:
            if message.id and rest.get(message.id, message.context) is None:
                catalog[message.id] = message
    return catalog


def _is_of_pages(path: Path) -> bool:
    return PAGES in path.parents and AMONG_THE_REST.isdisjoint(path.parents)


def _empty() -> Catalog:
    return Catalog(locale="en", domain="django", fuzzy=False)


def _files() -> list[Path]:
    return [path for path in sorted(SOURCE.rglob("*")) if path.suffix in (".py", *TEMPLATES)]


def _marked(files: list[Path], catalog: Catalog) -> Catalog:
    for path in files:
        text = path.read_text()
        if path.suffix in TEMPLATES:
            # inside brackets, the indentation that a template leaves behind means nothing
            text = f"({templatize(text, origin=str(path))})"
        place = path.relative_to(SOURCE).as_posix()
        for _line, message, comments, context in extract("python", BytesIO(text.encode()), CALLS, ["Translators:"]):
            catalog.add(message, None, [(place, 0)], (), comments, context=context)
    return catalog
