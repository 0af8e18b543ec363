"""What is odd about a printed figure that no formula gives: one sentence, the most telling."""

from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_DOWN, Decimal

from triwulan.core.caps import Cap
from triwulan.core.numbers import format_number, round_half_up
from triwulan.core.published.matching import FORMULAS, Printed, Sides, Way
from triwulan.core.sentences import say

_HUNDRED = Decimal(100)
_TELLING = 3
_SCORE = Cap(Decimal(120), Decimal(110))


def oddity(sides: Sides, printed: Printed, ways: Sequence[Way]) -> str:
    """`ways` as `plain_ways` gives them, the expected one first; "" when nothing telling is seen."""
    return next((said for look in _LOOKS if (said := look(sides, printed, ways))), "")


def _alike(sides: Sides, _printed: Printed, _ways: Sequence[Way]) -> str:
    if sides.upper is None and sides.target == sides.realisation != 0:
        return say("Realisasi sama dengan target, jadi 100; angka tercetak tampaknya diisi tangan.")
    return ""


def _copied(sides: Sides, printed: Printed, _ways: Sequence[Way]) -> str:
    if printed.value == round_half_up(sides.realisation, printed.decimals):
        return say("Yang tercetak adalah realisasinya, bukan capaiannya.")
    if sides.upper is None and printed.value == round_half_up(sides.realisation - sides.target, printed.decimals):
        return say("Yang tercetak adalah selisih realisasi dan target.")
    return ""


def _cut(_sides: Sides, printed: Printed, ways: Sequence[Way]) -> str:
    unit = Decimal(1).scaleb(-printed.decimals)
    if any(way.raw.quantize(unit, rounding=ROUND_DOWN) == printed.value for way in ways):
        return say("Angka dipotong, bukan dibulatkan.")
    return ""


def _scored(_sides: Sides, printed: Printed, ways: Sequence[Way]) -> str:
    if printed.value == _SCORE.limit and any(_SCORE.hold(way.raw) == printed.value for way in ways[:1]):
        return say("120 hanya keluar bila capaian di atas 110 dihitung 120, seperti pada nilai SKP.")
    return ""


def _raised(_sides: Sides, printed: Printed, ways: Sequence[Way]) -> str:
    if printed.value == 0 and any(way.raw < 0 for way in ways[:1]):
        return say("0 hanya keluar bila capaian di bawah nol dihitung 0.")
    return ""


def _moved(_sides: Sides, printed: Printed, ways: Sequence[Way]) -> str:
    for way in ways:
        for power in (-3, -2, -1, 1, 2, 3):
            if way.raw and round_half_up(way.raw.scaleb(power), printed.decimals) == printed.value != 0:
                return say("Letak komanya bergeser.")
    return ""


def _near(sides: Sides, printed: Printed, _ways: Sequence[Way]) -> str:
    """Target and realisation are themselves rounded: within half of their last printed digit it may still be right."""
    if sides.upper is not None or not sides.target or not sides.realisation:
        return ""
    raws = [
        raw
        for target in _around(sides.target)
        for real in _around(sides.realisation)
        for raw in _quotients(target, real)
    ]
    for name in FORMULAS:
        found = [raw for formula, raw in raws if formula == name]
        if found and min(found) <= printed.value <= max(found):
            return say("Masih mungkin bila target dan realisasi yang tercetak sudah dibulatkan.")
    return ""


def _around(value: Decimal) -> tuple[Decimal, Decimal]:
    exponent = value.as_tuple().exponent
    half = Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) and exponent < 0 else Decimal(0)
    return value - half, value + half


def _quotients(target: Decimal, realisation: Decimal) -> Iterator[tuple[str, Decimal]]:
    if target and realisation:
        yield "R/T", realisation / target * _HUNDRED
        yield "(2T−R)/T", (2 * target - realisation) / target * _HUNDRED
        yield "T/R", target / realisation * _HUNDRED


def _slipped(_sides: Sides, printed: Printed, ways: Sequence[Way]) -> str:
    return _mistyped(printed, ways, _lost_or_swapped)


def _misread(_sides: Sides, printed: Printed, ways: Sequence[Way]) -> str:
    return _mistyped(printed, ways, _one_wrong)


def _mistyped(printed: Printed, ways: Sequence[Way], slip: Callable[[str, str], bool]) -> str:
    """Of two digits a slip makes anything of anything; with another first digit it is another number."""
    shown = _digits(format_number(printed.value, printed.decimals))
    for way in ways if len(shown) >= _TELLING else ():
        for decimals in (printed.decimals, printed.decimals + 1):
            computed = format_number(way.raw, decimals)
            if _digits(computed)[:1] == shown[0] and slip(shown, _digits(computed)):
                return say("Mungkin salah ketik dari %(computed)s.", computed=computed)
    return ""


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def _lost_or_swapped(one: str, other: str) -> bool:
    """A digit left out or doubled, or two neighbours in the wrong order."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) == 1:
        return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
    pairs = range(len(one) - 1)
    return one != other and any(
        one[:place] + one[place + 1] + one[place] + one[place + 2 :] == other for place in pairs
    )


def _one_wrong(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


_LOOKS: tuple[Callable[[Sides, Printed, Sequence[Way]], str], ...] = (
    _alike,
    _copied,
    _cut,
    _scored,
    _raised,
    _moved,
    _slipped,
    _near,
    _misread,
)
