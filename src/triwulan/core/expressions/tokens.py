"""From a text to its tokens. A closed list: any other sign is refused, with its place."""

import re
from dataclasses import dataclass

from triwulan.core.sentences import say

LONGEST = 500
MOST_TOKENS = 150
MOST_DIGITS = 20

# What people type for the signs that are read.
_SAME = {"≤": "<=", "≥": ">=", "≠": "!=", "<>": "!=", "==": "=", "×": "*", "÷": "/", "−": "-", "–": "-"}
_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<number>[0-9][0-9.,]*)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<bracket>\[[^\[\]]*\])"
    r"|(?P<compare><=|>=|<>|==|!=|[<>=≤≥≠])"
    r"|(?P<sign>[-+*/×÷−–])"
    r"|(?P<dot>\.)"
    r"|(?P<open>\()"
    r"|(?P<close>\))"
)
_NUMBER = re.compile(r"[0-9]+(,[0-9]+)?")


class ExpressionUnreadable(ValueError):
    """One sentence, and the place it speaks of: `at` to `end` in the text, counted from 0."""

    def __init__(self, sentence: str, at: int, end: int) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.at = at
        self.end = end


@dataclass(frozen=True)
class Token:
    """`kind`: number, name, dot, open, close, compare, sign or end. A name in brackets is without them."""

    kind: str
    text: str
    at: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """With an `end` behind the last. Raises ExpressionUnreadable."""
    if len(text) > LONGEST:
        raise ExpressionUnreadable(say("Rumus paling panjang %(most)s huruf.", most=LONGEST), LONGEST, len(text))
    found: list[Token] = []
    place = 0
    while place < len(text):
        token = _token(text, place)
        if token.kind != "space":
            found.append(token)
        place = token.end
        if len(found) > MOST_TOKENS:
            raise ExpressionUnreadable(say("Rumus terlalu panjang. Pecah menjadi beberapa aturan."), place, len(text))
    return [*found, Token("end", "", len(text), len(text))]


def _token(text: str, place: int) -> Token:
    match = _TOKEN.match(text, place)
    if match is None:
        raise _stranger(text, place)
    kind, words = str(match.lastgroup), match.group()
    if kind == "number":
        _check_number(words, place)
    if kind == "bracket":
        kind, words = "name", words[1:-1].strip()
        if not words:
            raise ExpressionUnreadable(say("Kurung siku ini kosong. Tulis kode indikatornya."), place, match.end())
    return Token(kind, _SAME.get(words, words) if kind in {"compare", "sign"} else words, place, match.end())


def _stranger(text: str, place: int) -> ExpressionUnreadable:
    if text[place] == "[":
        return ExpressionUnreadable(say("Kurung siku ini tidak ditutup."), place, len(text))
    return ExpressionUnreadable(
        say(
            "Tanda “%(sign)s” tidak dikenal. Pakai kode indikator, angka, + − × ÷, kurung, dan = ≠ < ≤ > ≥.",
            sign=text[place],
        ),
        place,
        place + 1,
    )


def _check_number(words: str, place: int) -> None:
    end = place + len(words)
    if not _NUMBER.fullmatch(words):
        sentence = say("Angka “%(number)s” tidak terbaca. Tulis tanpa titik, dengan koma: 1500 atau 0,5.", number=words)
        raise ExpressionUnreadable(sentence, place, end)
    if sum(sign.isdigit() for sign in words) > MOST_DIGITS:
        raise ExpressionUnreadable(
            say("Angka terlalu panjang. Tulis paling banyak %(most)s angka.", most=MOST_DIGITS), place, end
        )
