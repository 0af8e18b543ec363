"""Two versions of a section, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Change = Literal["same", "removed", "added"]

_WORD = re.compile(r"\n+|\S+")


class Piece(NamedTuple):
    change: Change
    words: str


@dataclass(frozen=True)
class Comparison:
    """`lines` as they stand one below the other, each of pieces; a line that is all of one piece was moved or is new."""

    lines: tuple[tuple[Piece, ...], ...]
    removed: int
    added: int


def compare(before: str, after: str) -> Comparison:
    """`removed` and `added` count words."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    tokens = list(_tokens(old, new))
    counts = {change: sum(one.change == change and not _is_end(one.words) for one in tokens) for change in _CHANGES}
    return Comparison(tuple(_lines(tokens)), counts["removed"], counts["added"])


_CHANGES: tuple[Change, ...] = ("removed", "added")


def _tokens(old: list[str], new: list[str]) -> Iterator[Piece]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (Piece("same", word) for word in new[c:d])
        else:
            yield from (Piece("removed", word) for word in old[a:b])
            yield from (Piece("added", word) for word in new[c:d])


def _lines(tokens: list[Piece]) -> Iterator[tuple[Piece, ...]]:
    line: list[Piece] = []
    for token in tokens:
        if _is_end(token.words):
            if line:
                yield tuple(line)
            line = []
        elif line and line[-1].change == token.change:
            line[-1] = Piece(token.change, f"{line[-1].words} {token.words}")
        else:
            line.append(token)
    if line:
        yield tuple(line)


def _is_end(word: str) -> bool:
    return word.startswith("\n")
