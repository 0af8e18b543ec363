"""One printed cell: a number, a range, a ratio, a word, nothing, said to be absent, or unreadable."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from triwulan.core.numbers import MOST_DIGITS
from triwulan.core.published.digits import NUMBER, Digits, read_digits
from triwulan.core.published.tidy import bounded, is_absent, is_fault, is_nil, is_unfilled, tidy
from triwulan.core.sentences import say

Kind = Literal["number", "range", "word", "empty", "absent", "unreadable"]

ZERO = Decimal(0)

_TOKEN = re.compile(NUMBER)
_PLAIN = re.compile(r"(?P<minus>-?)(?P<token>\d+(?:[.,]\d+)*) ?(?P<unit>%?)")
_ASIDE = re.compile(r"(?P<main>.*?)\s*[(\[](?P<aside>[^()\[\]]*)[)\]][ .]*")
_RATIO = re.compile(rf"(?P<one>{NUMBER}) ?: ?(?P<other>{NUMBER})(?P<unit>[^\d]*)")
_SPAN = re.compile(
    rf"(?P<low>{NUMBER}) ?(?P<unit>[^\d\-]*?) ?(?:-|\.\.|s\.? ?/?d\.?(?![a-z])|sampai(?: dengan)?|hingga) ?"
    rf"(?P<high>{NUMBER}) ?(?P<after>[^\d]*)",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"\b(?:rp|idr)\b\.?|\brp\.?(?=[\d.,-])", re.IGNORECASE)
_TIMES = {
    "ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12,
}  # fmt: skip
_TIMES_OF_MONEY = {"m": 9, "t": 12}
_PERCENT = re.compile(r"%|\bper ?sen\b|\bprosen\b|\bpercent\b|\bpct\b", re.IGNORECASE)
_DATE = re.compile(
    r"\d{1,2}([-/.])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|(?:0?[1-9]|1[0-2])/(?:19|20)\d\d|"
    r"(?:(?:tanggal |tgl\.? )?\d{1,2} )?(?:bulan )?(?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec)[a-z]*\.? (?:19|20)\d\d",
    re.IGNORECASE,
)
_YEARS = range(1950, 2101)
# What spreadsheets make of a long number in a narrow column: its last digits are gone.
_SHORTENED = re.compile(r"-?\d(?:[.,]\d+)?e[+-]?\d{1,2}", re.IGNORECASE)
_ABOUT = re.compile(rf"(?P<middle>{NUMBER}) ?%? ?± ?(?P<width>{NUMBER})(?P<after>[^\d]*)")
# More than this is no percentage that anybody prints: "104.348" is 104,348 there.
_FAR = 1000
# A sentence in a cell is a word, whatever figures it holds.
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Cell:
    """`value` (of a number or a range only): of a range the lower bound, of a ratio 1:x the x. `other`: the second reading of "1.234".

    `word` is a category, also beside a number ("85,00 (B)"); `decimals` are those printed; `sign` is "≤" or "≥".
    """

    kind: Kind
    text: str = ""
    value: Decimal = ZERO
    upper: Decimal | None = None
    decimals: int = 0
    unit: str = ""
    sign: str = ""
    word: str = ""
    other: Decimal | None = None
    note: str = ""

    @property
    def is_percent(self) -> bool:
        return self.unit == "%"

    def turned(self) -> "Cell":
        """Read the other way, where there is one."""
        return self if self.other is None else replace(self, value=self.other, other=self.value)


def read_cell(text: str, mark: str = "") -> Cell:
    """`mark` is what the table writes before decimals, where that is known."""
    plain = _PLAIN.fullmatch(text.strip())
    found = _plain(plain, mark) if plain else None
    if found is None:
        said = tidy(text[:_LONGEST])
        found = _without_figure(said, len(text)) or _with_figure(said, mark)
    return found


def _without_figure(said: str, length: int) -> Cell | None:
    if is_unfilled(said):
        return Cell("empty", said)
    if is_absent(said):
        return Cell("absent", said)
    if is_nil(said):
        return Cell("number", said)
    if is_fault(said):
        return _unreadable(said, say("“%(text)s” adalah galat lembar kerja, bukan angka.", text=said))
    return Cell("word", said, word=said) if length > _LONGEST else None


def _with_figure(said: str, mark: str) -> Cell:
    sign, rest = bounded(said)
    main, aside = _parted(rest)
    found = _read(main, mark)
    beside = _read(aside, mark) if aside else None
    if beside and beside.kind in ("number", "range") and found.kind in ("word", "unreadable"):
        found = replace(beside, word=found.word)
    elif beside and beside.kind == "word" and found.kind == "number":
        found = replace(found, word=beside.word)
    return replace(found, text=said, sign=sign)


def _plain(match: re.Match[str], mark: str) -> Cell | None:
    """Most cells: digits, perhaps a percent sign."""
    digits = read_digits(match["token"])
    if digits is None:
        return None
    digits = _plausible(digits, percent=bool(match["unit"]), mark=mark)
    sign = -1 if match["minus"] else 1
    other = digits.other.value * sign if digits.other else None
    return Cell("number", match[0], digits.value * sign, decimals=digits.decimals, unit=match["unit"], other=other)


def tokens_in(text: str) -> list[str]:
    return _TOKEN.findall(tidy(text))


def _parted(said: str) -> tuple[str, str]:
    """What stands in brackets at the end is beside the point; alone in brackets, a number is negative."""
    match = _ASIDE.fullmatch(said)
    if match is None:
        return said, ""
    if match["main"]:
        return match["main"], match["aside"]
    alone = match["aside"].strip()
    return (f"-{alone}", "") if _TOKEN.fullmatch(alone) else (alone, "")


def _read(said: str, mark: str) -> Cell:
    money = _CURRENCY.search(said) is not None
    bare = re.sub(r"[.,]-$", "", _CURRENCY.sub("", said)).strip()
    if ratio := _RATIO.fullmatch(bare):
        return _ratio(ratio, mark)
    if between := _between(bare, mark):
        return between
    found = list(_TOKEN.finditer(bare))
    if not found:
        return Cell("word", said, word=said)
    if fault := _no_amount(said, bare, len(found)):
        return _unreadable(said, fault)
    before, after = bare[: found[0].start()], bare[found[0].end() :]
    if re.search(r"[^\W\d_]$", before) or re.match(r"[A-Z](?![a-z])", after):
        return Cell("word", said, word=said)
    return _amount(said, found[0].group(), before, after, mark="," if money else mark)


def _no_amount(said: str, bare: str, count: int) -> str:
    if _DATE.fullmatch(bare):
        return say("“%(text)s” adalah tanggal, bukan angka.", text=said)
    if _SHORTENED.fullmatch(bare):
        return say("“%(text)s” disingkat oleh lembar kerja: tulis seluruh angkanya.", text=said)
    return say("“%(text)s” memuat lebih dari satu angka.", text=said) if count > 1 else ""


def _amount(said: str, token: str, before: str, after: str, *, mark: str) -> Cell:
    digits = read_digits(token)
    if digits is None:
        return _unreadable(said, _muddled(said, token))
    percent = bool(_PERCENT.search(after) or _PERCENT.search(before))
    money = bool(_CURRENCY.search(said))
    unit = "%" if percent else "rp" if money else _unit(after)
    digits = _plausible(digits, percent=percent, mark=mark)
    factor = Decimal(10) ** _power(after, money=money)
    if re.search(r"(?:^|[\s(])-\s*$|\bminus\s*$", before, re.IGNORECASE):
        factor = -factor
    other = digits.other.value * factor if digits.other else None
    return Cell("number", said, digits.value * factor, decimals=digits.decimals, unit=unit, other=other)


def _plausible(digits: Digits, *, percent: bool, mark: str) -> Digits:
    """A percentage has no thousands."""
    if percent and digits.other is not None:
        return digits if digits.value < _FAR else digits.fine()
    return digits.preferring(mark)


def _power(after: str, *, money: bool) -> int:
    word = re.match(r"[^\W\d_]+", after.strip().casefold())
    if word is None:
        return 0
    return _TIMES.get(word.group(), 0) or (_TIMES_OF_MONEY.get(word.group(), 0) if money else 0)


def _unit(after: str) -> str:
    words = after.strip(" .,;/").casefold().split()
    return " ".join(words[1:] if words and words[0] in _TIMES else words)


def _ratio(match: re.Match[str], mark: str) -> Cell:
    one, other = (read_digits(match[name]) for name in ("one", "other"))
    if one is None or other is None or not one.value:
        return _unreadable(match[0], say("Rasio “%(text)s” tidak terbaca.", text=match[0]))
    one, other = one.preferring(mark), other.preferring(mark)
    return Cell("number", match[0], other.value / one.value, decimals=other.decimals, unit=_unit(match["unit"]))


def _span(match: re.Match[str], mark: str) -> Cell:
    low, high = (read_digits(match[name]) for name in ("low", "high"))
    if low is None or high is None:
        return _unreadable(match[0], say("Rentang “%(text)s” tidak terbaca.", text=match[0]))
    lower, upper = sorted((low.preferring(mark).value, high.preferring(mark).value))
    said = match["unit"] + match["after"]
    unit = "%" if _PERCENT.search(said) else _unit(match["after"] or match["unit"])
    if lower == upper:
        return Cell("number", match[0], lower, decimals=low.decimals, unit=unit)
    return Cell("range", match[0], lower, upper, decimals=max(low.decimals, high.decimals), unit=unit)


def _between(bare: str, mark: str) -> Cell | None:
    if (span := _SPAN.fullmatch(bare)) and not _are_years(span):
        return _span(span, mark)
    about = _ABOUT.fullmatch(bare)
    return _around(about, mark) if about else None


def _around(match: re.Match[str], mark: str) -> Cell:
    """ "85 ± 5" asks for 80 to 90."""
    middle, width = (read_digits(match[name]) for name in ("middle", "width"))
    if middle is None or width is None:
        return _unreadable(match[0], say("Rentang “%(text)s” tidak terbaca.", text=match[0]))
    one, other = middle.preferring(mark), width.preferring(mark)
    unit = "%" if _PERCENT.search(match[0]) else _unit(match["after"])
    decimals = max(one.decimals, other.decimals)
    return Cell("range", match[0], one.value - other.value, one.value + other.value, decimals=decimals, unit=unit)


def _muddled(said: str, token: str) -> str:
    if sum(sign.isdigit() for sign in token) > MOST_DIGITS:
        return say("Angka “%(text)s” terlalu panjang untuk dibaca.", text=said)
    return say("Angka “%(text)s” tidak terbaca: tanda titik dan komanya rancu.", text=said)


def _are_years(match: re.Match[str]) -> bool:
    return all(match[name].isdecimal() and int(match[name]) in _YEARS for name in ("low", "high"))


def _unreadable(said: str, note: str) -> Cell:
    return Cell("unreadable", said, note=note)
