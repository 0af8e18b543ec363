"""Target and realisation of a row made comparable: as numbers, as codes of a scale, or as equal words."""

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from triwulan.core.categories import GRADES, OPINION, Categories
from triwulan.core.published.cells import Cell
from triwulan.core.published.matching import Sides
from triwulan.core.sentences import say

_TIMES = frozenset({"menit", "jam", "hari", "hari kerja", "minggu", "bulan", "tahun"})
_SCORES = frozenset({"indeks", "nilai", "skor", "poin", "angka", "predikat"})
_FILLERS = re.compile(r"\b(?:predikat|opini|kategori|nilai|kriteria|level|peringkat)\b")


@dataclass(frozen=True, slots=True)
class Compared:
    """`status` "" means that `sides` can be compared; `same` that both say the same word."""

    status: str = ""
    sides: Sides | None = None
    same: bool = False
    units_differ: bool = False
    notes: tuple[str, ...] = ()


def compare(target: Cell, realisation: Cell, scale: Categories) -> Compared:
    unfit = _unfit(target, realisation)
    if unfit is not None:
        return unfit
    if "word" in (target.kind, realisation.kind):
        return _words(target, realisation, scale)
    sides, differ = sides_of(target, realisation), _units(target, realisation)
    if differ:
        return Compared("not_evaluable", sides, units_differ=True, notes=(differ,))
    return Compared(sides=sides)


def _unfit(target: Cell, realisation: Cell) -> Compared | None:
    """Empty, said to be absent and unreadable are three things; a word is none of them."""
    kinds = {target.kind, realisation.kind}
    if "unreadable" in kinds:
        return Compared("unreadable", notes=tuple(cell.note for cell in (target, realisation) if cell.note))
    if "absent" in kinds:
        return Compared("not_evaluable", notes=(_absence(target, realisation),))
    if "empty" in kinds:
        return Compared("incomplete", notes=(_emptiness(target, realisation),))
    if realisation.kind == "range":
        return Compared("unreadable", notes=(say("Realisasi “%(text)s” adalah rentang.", text=realisation.text),))
    return None


def sides_of(target: Cell, realisation: Cell) -> Sides:
    return Sides(target.value, realisation.value, target.upper)


def other_readings(target: Cell, realisation: Cell) -> list[tuple[Cell, Cell]]:
    """With "1.234" read the other way: both, then each alone."""
    ways = [(cell, cell.turned()) if cell.other is not None else (cell,) for cell in (target, realisation)]
    pairs = [(one, other) for one, other in product(*ways) if (one, other) != (target, realisation)]
    return sorted(pairs, key=lambda pair: pair[0] is target or pair[1] is realisation)


def _absence(target: Cell, realisation: Cell) -> str:
    what = say("Target") if target.kind == "absent" else say("Realisasi")
    cell = target if target.kind == "absent" else realisation
    return say("%(what)s dinyatakan tidak ada (“%(text)s”).", what=what, text=cell.text)


def _emptiness(target: Cell, realisation: Cell) -> str:
    if target.kind == realisation.kind:
        return say("Target dan realisasi kosong.")
    return say("Target kosong.") if target.kind == "empty" else say("Realisasi kosong.")


def _words(target: Cell, realisation: Cell, scale: Categories) -> Compared:
    said, reached = _folded(target.word or target.text), _folded(realisation.word or realisation.text)
    codes = _codes(target, realisation, scale or OPINION)
    if codes:
        told = scale or said == reached
        note = say("Opini BPK dibandingkan dengan angka %(scale)s.", scale=OPINION)
        return Compared(sides=codes, notes=() if told else (note,))
    if said == reached:
        return Compared(same=True)
    if {said.upper(), reached.upper()} <= set(GRADES):
        return Compared("not_evaluable", notes=(_order(said.upper(), reached.upper()),))
    words = [cell.text for cell in (target, realisation) if cell.kind == "word"]
    note = say("“%(text)s” bukan angka; sebutkan skalanya untuk membandingkan kategori.", text="”, “".join(words))
    return Compared("unreadable", notes=(note,))


def _codes(target: Cell, realisation: Cell, scale: Categories) -> Sides | None:
    codes = [_code(cell, scale) for cell in (target, realisation)]
    return Sides(codes[0], codes[1]) if codes[0] is not None and codes[1] is not None else None


def _code(cell: Cell, scale: Categories) -> Decimal | None:
    return scale.code_of(cell.word) if scale.code_of(cell.word) is not None else scale.code_of(_folded(cell.word))


def _order(said: str, reached: str) -> str:
    better = GRADES.index(reached) < GRADES.index(said)
    facts = {"reached": reached, "said": said}
    if better:
        return say("%(reached)s di atas %(said)s; persennya memerlukan skala angka.", **facts)
    return say("%(reached)s di bawah %(said)s; persennya memerlukan skala angka.", **facts)


def _units(target: Cell, realisation: Cell) -> str:
    """A percentage is not compared with a count, nor days with months; words that only differ in spelling are let be."""
    one, other = (cell.unit if cell.unit not in _SCORES else "" for cell in (target, realisation))
    if one == other or not (one and other):
        return ""
    times = {one, other} <= _TIMES
    if not times and "%" not in (one, other):
        return ""
    return say("Satuan target (%(one)s) dan realisasi (%(other)s) berbeda.", one=one, other=other)


def _folded(word: str) -> str:
    return " ".join(_FILLERS.sub("", word.casefold()).split())
