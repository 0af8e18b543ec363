"""Each part of the catalogue as it is kept: `django.po` to read and write by hand, `django.mo` for Django."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

# what stands in for values
# The header wants a moment; a changing one would be a change in every commit.
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sdfm]|\{\w+\}")
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
_HEADER = "# English of Triwulan. `make messages` brings it up to the source; the empty msgstr are yours."


def po_of(part: Path) -> Path:
    return part / "locale" / "en" / "LC_MESSAGES" / "django.po"


def mo_of(part: Path) -> Path:
    return po_of(part).with_suffix(".mo")


def read(part: Path) -> Catalog:
    if not po_of(part).exists():
        return Catalog(locale="en", domain="django")
    with po_of(part).open("rb") as source:
        return read_po(source, locale="en", domain="django")


def brought_up(marked: Catalog, *kept: Catalog) -> Catalog:
    """What is marked, with the English that is kept, in whichever part. What is marked no more falls away."""
    for message in marked:
        for part in kept:
            known = part.get(message.id, message.context) if message.id else None
            if known is not None and known.pluralizable == message.pluralizable:
                message.string = known.string
    marked.header_comment = _HEADER
    marked.project, marked.version = "Triwulan", "1"
    marked.last_translator = marked.language_team = marked.msgid_bugs_address = "Triwulan"
    marked.creation_date = marked.revision_date = _EPOCH
    return marked


def written(catalog: Catalog) -> bytes:
    target = BytesIO()
    write_po(target, catalog, width=120, no_location=True, sort_output=True)
    return target.getvalue()


def compiled(catalog: Catalog) -> bytes:
    target = BytesIO()
    write_mo(target, catalog)
    return target.getvalue()


def lacking(catalog: Catalog) -> list[str]:
    """Sentences without English, or whose English has other placeholders than the source."""
    return [forms(message.id)[0] for message in catalog if message.id and not _is_whole(message)]


def _is_whole(message: Message) -> bool:
    """The form for one may spell the number out, as the source may."""
    sources, words = forms(message.id), forms(message.string)
    meant = [placeholders(source) for source in sources]
    fits = placeholders(words[0]) in meant and placeholders(words[-1]) == meant[-1]
    return all(words) and len(words) == len(sources) and fits and not message.fuzzy


def placeholders(words: str) -> list[str]:
    """%(named)s, %s and {named}, and the marks that a page's script fills in; the order may change, unless nameless."""
    return sorted(_PLACEHOLDER.findall(words.replace("%%", "")))


def forms(words: str | Sequence[str] | None) -> Sequence[str]:
    return tuple(words) if isinstance(words, (list, tuple)) else (str(words or ""),)
