"""The words of a paper and of its scans, and how a found one is shown."""

import html
import re
from dataclasses import dataclass

from triwulan.documents.content import Paper
from triwulan.documents.preview import render_html

# PostgreSQL holds a megabyte of words per row; a year's report has a tenth of that.
MOST_LETTERS = 200_000
_AROUND = 90
_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Snippet:
    """`found` stands between `before` and `after`; a dot row says that the text goes on."""

    before: str
    found: str
    after: str


def words_of(paper: Paper) -> str:
    """All that its preview shows, without the marks that make it a page."""
    text = html.unescape(_TAG.sub(" ", str(render_html(paper))))
    return " ".join(text.split())[:MOST_LETTERS]


def terms_of(asked: str, most: int) -> list[list[str]]:
    """Each word of the question as the words that a full text knows: "001/SET" is two that follow each other."""
    found = [_WORD.findall(each.lower()) for each in asked.split()[:most]]
    return [each for each in found if each]


def snippet(text: str, terms: list[list[str]]) -> Snippet | None:
    """Around the first place where one of the terms begins a word."""
    for term in terms:
        pattern = r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, term)) + r"[^\W_]*"
        found = re.search(pattern, text, re.IGNORECASE)
        if found:
            start, end = max(0, found.start() - _AROUND), found.end() + _AROUND
            before = ("…" if start else "") + text[start : found.start()]
            after = text[found.end() : end] + ("…" if end < len(text) else "")
            return Snippet(before, found[0], after)
    return None
