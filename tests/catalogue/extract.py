"""Every marked sentence of the product, with the files it stands in, in the parts in which the catalogue is kept."""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

SOURCE = Path(__file__).parents[2] / "src" / "triwulan"
TEMPLATES = (".html", ".txt")
# Django finds a part in each of these. A sentence stands in the first that says it; `documents` keeps what the packages
# around the figures and papers say, so that each part stays small enough.
REST, PAPERS, PAGES = SOURCE, SOURCE / "documents", SOURCE / "web"
PARTS = (REST, PAPERS, PAGES)
OF_PAPERS = frozenset(
    SOURCE / name
    for name in (
        *("documents", "exchange", "indicators", "reports", "web/templates/documents"),
        *(f"web/{place}{name}" for place in ("", "templates/") for name in ("archive", "signatures", "imports")),
    )
)

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
    before = [_marked(_files_of(each)) for each in PARTS[: PARTS.index(part)]]
    catalog = _empty()
    for message in _marked(_files_of(part)):
        if message.id and not any(each.get(message.id, message.context) for each in before):
            catalog[message.id] = message
    return catalog


def _files_of(part: Path) -> list[Path]:
    return [path for path in _files() if _part_of(path) == part]


def _part_of(path: Path) -> Path:
    if not OF_PAPERS.isdisjoint(path.parents):
        return PAPERS
    return PAGES if PAGES in path.parents else REST


def _empty() -> Catalog:
    return Catalog(locale="en", domain="django", fuzzy=False)


def _files() -> list[Path]:
    return [path for path in sorted(SOURCE.rglob("*")) if path.suffix in (".py", *TEMPLATES)]


def _marked(files: list[Path]) -> Catalog:
    catalog = _empty()
    for path in files:
        text = path.read_text()
        if path.suffix in TEMPLATES:
            # inside brackets, the indentation that a template leaves behind means nothing
            text = f"({templatize(text, origin=str(path))})"
        place = path.relative_to(SOURCE).as_posix()
        for _line, message, comments, context in extract("python", BytesIO(text.encode()), CALLS, ["Translators:"]):
            catalog.add(message, None, [(place, 0)], (), comments, context=context)
    return catalog
