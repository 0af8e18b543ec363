"""What an expression is made of, once read. Plain values: only what stands here can be evaluated."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Name:
    """An indicator by its code; `variable` "": its value. `at` to `end` is its place in the text."""

    code: str
    variable: str
    at: int
    end: int

    def __str__(self) -> str:
        return f"{self.code}.{self.variable}" if self.variable else self.code

    @property
    def key(self) -> tuple[str, str]:
        return self.code, self.variable


@dataclass(frozen=True)
class Number:
    value: Decimal


@dataclass(frozen=True)
class Negative:
    of: "Term"


@dataclass(frozen=True)
class Pair:
    """`sign` is one of + - * /."""

    sign: str
    left: "Term"
    right: "Term"


Term = Name | Number | Negative | Pair


@dataclass(frozen=True)
class Expression:
    """Sides with a sign between each two: "0 <= A <= B" has three. All of them must hold."""

    text: str
    sides: tuple[Term, ...]
    signs: tuple[str, ...]
    names: tuple[Name, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name.code for name in self.names))

    def filled(self, words: Mapping[tuple[str, str], str]) -> str:
        """The text with each name's figure behind it: "A (3) <= B.pembilang (2)"."""
        parts, place = [], 0
        for name in self.names:
            parts += [self.text[place : name.at], f"{name} ({words[name.key]})"]
            place = name.end
        return "".join([*parts, self.text[place:]])
