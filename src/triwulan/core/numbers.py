"""Indonesian numbers, in and out: "1.234,5". Decimal throughout; rounding happens once, here, half up."""

import re
from decimal import ROUND_HALF_UP, Decimal, localcontext

from triwulan.core.sentences import say

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
MOST_DIGITS = 30

_INDONESIAN = str.maketrans(",.-", f".,{MINUS}")
_CURRENCY = re.compile(r"^([-+]?) ?rp\.? ?", re.IGNORECASE)
_TAIL = re.compile(r"(?: ?%|,-)$")
_PLAIN = re.compile(r"[-+]?[0-9]+(,[0-9]+)?")
_GROUPED = re.compile(r"[-+]?[1-9][0-9]{0,2}(?P<gap>[. ])[0-9]{3}((?P=gap)[0-9]{3})*(,[0-9]+)?")
_POINT = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_ONE_GROUP = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}")


class NumberUnreadable(ValueError):
    """Carries one Indonesian sentence: what was typed and what to type."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def parse_number(text: str) -> Decimal:
    """Read what an Indonesian office types; raise NumberUnreadable with what to type instead.

    A dot groups thousands when a comma is present or when it cuts off groups of exactly three digits ("1.234" is 1234,
    see `is_ambiguous`); else it is the decimal sign of a copied figure ("4.25"). "%", "Rp" and ",-" are let pass.
    """
    bare = _bare(text)
    if not bare:
        message = say("Angka belum diisi. Tulis angkanya, misalnya 1.234,5.")
        raise NumberUnreadable(message)
    if sum(sign.isdigit() for sign in bare) > MOST_DIGITS:
        message = say("Angka terlalu panjang. Tulis paling banyak %(most)s angka.", most=MOST_DIGITS)
        raise NumberUnreadable(message)
    if _PLAIN.fullmatch(bare) or _GROUPED.fullmatch(bare):
        return Decimal(bare.replace(".", "").replace(" ", "").replace(",", "."))
    if _POINT.fullmatch(bare):
        return Decimal(bare)
    raise NumberUnreadable(_complaint(text, bare))


def is_ambiguous(text: str) -> bool:
    """True for "1.234", which is read as 1234 but might be meant as 1,234: ask the one who typed it."""
    return _ONE_GROUP.fullmatch(_bare(text)) is not None and "rp" not in text.lower()


def number_from(value: object) -> Decimal:
    """Read a number out of JSON or a spreadsheet cell: a real number is taken as it is, text as an office types it."""
    if isinstance(value, str):
        return parse_number(value)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        if number.is_finite():
            return number
    message = say('"%(value)s" bukan angka. Tulis angka biasa, misalnya 1.234,5.', value=value)
    raise NumberUnreadable(message)


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    with localcontext(prec=100):
        rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return abs(rounded) if rounded.is_zero() else rounded


def format_number(value: Decimal, decimals: int) -> str:
    grouped = f"{round_half_up(value, decimals):,f}"
    return grouped.translate(_INDONESIAN)


def format_exact(value: Decimal) -> str:
    """All the decimals the figure has and none it has not: for what was typed or measured, not computed."""
    exponent = value.normalize().as_tuple().exponent
    return format_number(value, max(0, -exponent) if isinstance(exponent, int) else 0)


def format_percent(value: Decimal | None, decimals: int = 2) -> str:
    """A dash for None: which words stand for a missing figure depends on why it is missing."""
    return "–" if value is None else f"{format_number(value, decimals)}{NO_BREAK_SPACE}%"


def format_rupiah(value: Decimal) -> str:
    return f"Rp{format_number(value, 0)}"


def _bare(text: str) -> str:
    signs = " ".join(text.split()).replace(MINUS, "-").replace("\N{EN DASH}", "-")
    return _TAIL.sub("", _CURRENCY.sub(r"\1", signs)).replace("- ", "-")


def _complaint(text: str, bare: str) -> str:
    if re.search(r"[^-+0-9., ]", bare):
        return say('"%(text)s" bukan angka. Tulis angka saja, misalnya 1.234,5.', text=text.strip())
    return say(
        'Angka "%(text)s" tidak terbaca. Pakai titik untuk ribuan dan satu koma untuk desimal, misalnya 1.234,5.',
        text=text.strip(),
    )
