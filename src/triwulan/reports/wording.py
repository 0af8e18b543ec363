"""Which words of a text changed, as tokens; how they look is the page's business."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Op = Literal["same", "removed", "added"]

# A number with its separators, a word, or one other sign; each with the space behind it.
_TOKEN = re.compile(r"(?:\d[\d.,]*\d|\w+|[^\w\s])\s*")


class Token(NamedTuple):
    op: Op
    text: str


def word_changes(old: str, new: str) -> tuple[Token, ...]:
    """The new text with what went and what came, in reading order; one "same" token when nothing did.

    Joined without the removed tokens it is the new text.
    """
    return tuple(Token(op, text) for op, text in _stretches(old.strip(), new.strip()) if text)


def _stretches(old: str, new: str) -> Iterator[tuple[Op, str]]:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    words = SequenceMatcher(None, [one.strip() for one in before], [one.strip() for one in after])
    for tag, start, end, new_start, new_end in words.get_opcodes():
        if tag == "equal":
            yield "same", "".join(after[new_start:new_end])
        else:
            yield "removed", "".join(before[start:end])
            yield "added", "".join(after[new_start:new_end])
