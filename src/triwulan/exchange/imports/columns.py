"""What a table may hold, and the words offices write over it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

_NO_WORDS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Column:
    """`also`: other headings for it. `carried`: a blank cell means what stands above it (merged cells).

    `is_code`: a number in it has lost what makes it a code. `example` stands in the template. `tells_na`: "n/a" in it is
    an answer and not a blank.
    """

    key: str
    about: "StrPromise | str"
    needed: bool = False
    also: tuple[str, ...] = ()
    carried: bool = False
    is_code: bool = False
    example: str = ""
    choices: tuple[str, ...] = ()
    tells_na: bool = False


def bare(heading: str) -> str:
    """ "Target TW.I (%)" and "target_tw_i" read alike."""
    return _NO_WORDS.sub(" ", heading.casefold()).strip()


def words_of(columns: Sequence[Column]) -> Mapping[str, str]:
    """From a heading's bare words to the column it means; the first to claim it has it."""
    known: dict[str, str] = {}
    for column in columns:
        known.setdefault(bare(column.key), column.key)
    for column in columns:
        for other in column.also:
            known.setdefault(bare(other), column.key)
    return known
