"""Every marked sentence has its English, and what Django reads is what stands in the file."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

from tests.catalogue.extract import PARTS, marked
from tests.catalogue.keep import brought_up, compiled, forms, lacking, mo_of, placeholders, read
from tests.house.test_words import COMMON

MOST_BYTES = 200_000


@pytest.fixture(scope="module", params=PARTS, ids=["rest", "papers", "pages"])
def part(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture(scope="module")
def source(part: Path) -> Catalog:
    return marked(part)


@pytest.fixture(scope="module")
def kept(part: Path) -> Catalog:
    return read(part)


def test_every_marked_sentence_has_its_english_with_the_same_placeholders(source: Catalog, kept: Catalog) -> None:
    """Where this fails: `make messages`, write the English where `msgstr` is empty, `make messages` again."""
    assert lacking(brought_up(source, kept)) == []


def test_the_catalogue_keeps_no_sentence_that_nobody_says(source: Catalog, kept: Catalog) -> None:
    known = {(message.id, message.context) for message in source}
    assert [message.id for message in kept if message.id and (message.id, message.context) not in known] == []


def test_what_django_reads_is_the_catalogue_and_no_large_file(part: Path, kept: Catalog) -> None:
    assert mo_of(part).stat().st_size < MOST_BYTES
    with mo_of(part).open("rb") as source:
        assert said(read_mo(source)) == said(kept)


def said(catalog: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {tuple(forms(message.id)): tuple(forms(message.string)) for message in catalog if message.id}


def test_a_compiled_catalogue_is_the_same_each_time(part: Path, kept: Catalog) -> None:
    assert compiled(kept) == compiled(read(part))


def test_the_english_is_english(kept: Catalog) -> None:
    """No common Indonesian word outside quotation marks and brackets, where the office's own terms stand."""
    quoted = re.compile(r"“[^”]*”|\([^)]*\)|\[\[.*?\]\]|%\(\w+\)s")
    english = [words for message in kept for words in forms(message.string)]
    assert [each for each in english if COMMON & set(re.findall(r"\b[a-z]+\b", quoted.sub("", each)))] == []


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("%(count)d dari %(all)s", ["%(all)s", "%(count)d"]),
        ("{name} %s", ["%s", "{name}"]),
        ("100 %% dari %%s", []),
        ("100 % saja", []),
    ],
)
def test_placeholders_are_told_from_percent_signs(words: str, values: list[str]) -> None:
    assert placeholders(words) == values
