"""Reads a comparison by descending through its grammar:

comparison = sum (sign sum)+ ; sum = product (("+" | "-") product)* ; product = factor (("*" | "/") factor)* ;
factor = "-" factor | "(" sum ")" | number | name ("." name)?
"""

from collections.abc import Callable
from decimal import Decimal

from triwulan.core.expressions.tokens import ExpressionUnreadable, Token, tokens_of
from triwulan.core.expressions.tree import Expression, Name, Negative, Number, Pair, Term
from triwulan.core.sentences import say

DEEPEST = 15
MOST_SIDES = 4


def read_expression(text: str) -> Expression:
    """Raises ExpressionUnreadable with one sentence and its place."""
    reader = _Reader(tokens_of(text))
    sides, signs = [reader.total(0)], []
    while reader.now.kind == "compare":
        signs.append(reader.take().text)
        sides.append(reader.total(0))
    rest = reader.now
    if rest.kind == "close":
        raise ExpressionUnreadable(say("Kurung tutup ini tidak ada pembukanya."), rest.at, rest.end)
    if rest.kind != "end":
        raise ExpressionUnreadable(say("Sebelum “%(text)s” harus ada tanda hitung.", text=rest.text), rest.at, rest.end)
    if not signs:
        sentence = say("Ini belum perbandingan. Tulis apa yang harus sama, lebih kecil atau lebih besar: A <= B.")
        raise ExpressionUnreadable(sentence, rest.at, rest.end)
    if len(sides) > MOST_SIDES:
        raise ExpressionUnreadable(say("Paling banyak %(most)s sisi.", most=MOST_SIDES), 0, len(text))
    if not reader.names:
        raise ExpressionUnreadable(say("Tidak ada kode indikator di rumus ini."), 0, len(text))
    return Expression(text, tuple(sides), tuple(signs), tuple(reader.names))


class _Reader:
    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.place = 0
        self.names: list[Name] = []

    @property
    def now(self) -> Token:
        return self.tokens[self.place]

    def take(self) -> Token:
        self.place += 1
        return self.tokens[self.place - 1]

    def total(self, depth: int) -> Term:
        return self._chain("+-", self._product, depth)

    def _product(self, depth: int) -> Term:
        return self._chain("*/", self._factor, depth)

    def _chain(self, signs: str, read: Callable[[int], Term], depth: int) -> Term:
        found = read(depth)
        while self.now.kind == "sign" and self.now.text in signs:
            sign = self.take().text
            found = Pair(sign, found, read(depth))
        return found

    def _factor(self, depth: int) -> Term:
        token = self.take()
        if depth > DEEPEST:
            raise ExpressionUnreadable(say("Kurungnya terlalu dalam. Pecah rumusnya."), token.at, token.end)
        if token.kind == "number":
            return Number(Decimal(token.text.replace(",", ".")))
        if token.kind == "name":
            return self._name(token)
        if token.kind == "open":
            return self._within(token, depth)
        if token.kind == "sign" and token.text == "-":
            return Negative(self._factor(depth + 1))
        raise _not_a_figure(token)

    def _within(self, opening: Token, depth: int) -> Term:
        found = self.total(depth + 1)
        if self.now.kind == "compare":
            raise ExpressionUnreadable(say("Perbandingan tidak boleh di dalam kurung."), self.now.at, self.now.end)
        if self.now.kind != "close":
            raise ExpressionUnreadable(say("Kurung buka ini tidak ditutup."), opening.at, opening.end)
        self.take()
        return found

    def _name(self, token: Token) -> Name:
        variable, end = "", token.end
        if self.now.kind == "dot":
            dot = self.take()
            if self.now.kind != "name":
                raise ExpressionUnreadable(say("Sesudah titik tulis kode variabelnya."), dot.at, dot.end)
            last = self.take()
            variable, end = last.text, last.end
        found = Name(token.text, variable, token.at, end)
        self.names.append(found)
        return found


def _not_a_figure(token: Token) -> ExpressionUnreadable:
    if token.kind == "end":
        sentence = say("Rumusnya terputus. Di akhir harus ada kode indikator atau angka.")
    else:
        sentence = say("Sebelum “%(text)s” harus ada kode indikator atau angka.", text=token.text)
    return ExpressionUnreadable(sentence, token.at, token.end)
