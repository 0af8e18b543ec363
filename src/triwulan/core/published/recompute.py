"""A row of a published table, computed again: the achievement by the rule it states, and whether what is printed holds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from triwulan.core.achievement import FORMULAS, Polarity, raw_achievement
from triwulan.core.caps import NO_CAP, Cap
from triwulan.core.numbers import round_half_up
from triwulan.core.predicates import DEFAULT_SCALE, Scale, predicate
from triwulan.core.published.cells import Cell, read_cell
from triwulan.core.published.matching import Printed, Way, find_way
from triwulan.core.published.remarks import SAID, SAME_WORDS, Judged, guesses, readings, why_not
from triwulan.core.published.rules import DEFAULT_POLARITY, Rule, read_rule
from triwulan.core.published.sides import Compared, compare, other_readings, sides_of

DECIMALS = 2
_HUNDRED = Decimal(100)
# More is no percentage that anybody prints: an achievement of "104.348" has three decimals.
_FAR = 1000


@dataclass(frozen=True, slots=True)
class Recomputed:
    """`percent` after floor and limit, not rounded. `verdict`: "ya", "tidak", "tidak_dapat_diuji"; "" if nothing is printed.

    `way` is how the printed figure comes about, where it does.
    """

    target: Cell
    realisation: Cell
    printed: Cell
    status: str
    raw: Decimal | None
    percent: Decimal | None
    formula: str
    cap: Cap | None
    predicate: str | None
    verdict: str
    way: Way | None
    notes: tuple[str, ...]

    @property
    def shown_percent(self) -> Decimal | None:
        """Rounded once, to two decimals or as many as were printed."""
        return None if self.percent is None else round_half_up(self.percent, max(DECIMALS, self.printed.decimals))

    @property
    def cap_text(self) -> str:
        return NO_CAP if self.cap is None else str(self.cap)


def recompute(row: Mapping[str, str], *, mark: str = "", scale: Scale = DEFAULT_SCALE) -> Recomputed:
    """`row` by the columns target, realisasi, capaian, polaritas, rumus, batas, skala; all but two may be missing."""
    target, realisation = (read_cell(row.get(name, ""), mark) for name in ("target", "realisasi"))
    printed = _printed_cell(row.get("capaian", ""), mark)
    rule = read_rule(
        polarity=row.get("polaritas", ""),
        formula=row.get("rumus", ""),
        cap=row.get("batas", ""),
        categories=row.get("skala", ""),
    )
    asked = _Row(target, realisation, printed, rule, compare(target, realisation, rule.categories))
    way, row_read = asked.explained()
    turned = readings((target, realisation), (row_read.target, row_read.realisation))
    return row_read.judged(way, scale, turned)


def _printed_cell(text: str, mark: str) -> Cell:
    cell = read_cell(text, mark)
    return replace(cell.turned(), decimals=3) if cell.other is not None and abs(cell.value) >= _FAR else cell


@dataclass(frozen=True, slots=True)
class _Row:
    target: Cell
    realisation: Cell
    printed: Cell
    rule: Rule
    compared: Compared

    @property
    def polarity(self) -> Polarity:
        """What the table says, or what its target looks like: "≤ 5" asks for less."""
        if self.rule.polarity:
            return self.rule.polarity
        return "turun" if self.target.sign == "≤" else DEFAULT_POLARITY

    @property
    def formula(self) -> str:
        return self.rule.formula or FORMULAS[self.polarity][0]

    @property
    def shown(self) -> Printed | None:
        if self.printed.kind != "number":
            return None
        sharp = self.printed.text[:1] in "<>" and self.printed.text[1:2] != "="
        return Printed(
            self.printed.value, self.printed.decimals, self.printed.is_percent, sign=self.printed.sign, sharp=sharp
        )

    def explained(self) -> "tuple[Way | None, _Row]":
        """How the printed figure comes about; where "1.234" can be read twice, what is printed decides."""
        rows = [self]
        if "word" not in (self.target.kind, self.realisation.kind) and self.compared.sides:
            rows += [self._reading(*pair) for pair in other_readings(self.target, self.realisation)]
        for row in rows:
            way = row._way()
            if way:
                return way, row
        return None, self

    def _reading(self, target: Cell, realisation: Cell) -> "_Row":
        compared = replace(self.compared, sides=sides_of(target, realisation))
        return replace(self, target=target, realisation=realisation, compared=compared)

    def _way(self) -> Way | None:
        """A limit would make 100 % of three documents against 12 %: with two units, only the quotient itself tells."""
        sides, shown = self.compared.sides, self.shown
        way = find_way(sides, shown, stated=self.formula, cap=self.rule.cap) if sides and shown else None
        return None if way and way.cap and self.compared.units_differ else way

    def judged(self, way: Way | None, scale: Scale, turned: list[str]) -> Recomputed:
        raw, status = self._raw()
        percent = None if raw is None else self._held(raw)
        verdict = self._verdict(way)
        formula = SAME_WORDS if self.compared.same else self.formula
        judged = Judged(self.compared.sides, self.printed, self.shown, self.rule, formula, raw, percent, way)
        notes = [*self.rule.faults, *self.compared.notes, *turned, *guesses(self.rule, self.target)]
        if status == "not_evaluable" and not self.compared.notes:
            notes.append(why_not(judged))
        notes += SAID[verdict](judged) if verdict in SAID else []
        return Recomputed(
            target=self.target,
            realisation=self.realisation,
            printed=self.printed,
            status=status,
            raw=raw,
            percent=percent,
            formula=formula,
            cap=self.rule.cap,
            predicate=predicate(percent, scale),
            verdict=verdict,
            way=way,
            notes=tuple(notes),
        )

    def _raw(self) -> tuple[Decimal | None, str]:
        if self.compared.status or self.rule.faults:
            return None, self.compared.status or "unreadable"
        sides = self.compared.sides
        if sides is None:
            return _HUNDRED, "calculated"
        raw = raw_achievement(self.formula, sides.target, sides.realisation, upper=sides.upper)
        return raw, "not_evaluable" if raw is None else "calculated"

    def _held(self, raw: Decimal) -> Decimal:
        floor = Decimal(0) if self.polarity == "tetap" else self.rule.floor
        raised = raw if floor is None else max(raw, floor)
        return raised if self.rule.cap is None else self.rule.cap.hold(raised)

    def _verdict(self, way: Way | None) -> str:
        shown = self.shown
        if shown is None:
            return "" if self.printed.kind == "empty" else "tidak_dapat_diuji"
        if way is not None or (self.compared.same and shown.shows(_HUNDRED)):
            return "ya"
        tested = self.compared.same or (self.compared.sides is not None and not self.compared.units_differ)
        return "tidak" if tested else "tidak_dapat_diuji"
