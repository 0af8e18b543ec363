"""From the variables of an indicator to its value.

The one reader of an indicator's rule: a fixed list of kinds instead of expressions, so that nothing is evaluated.
The kinds follow what "manual IKU" forms of ministries and districts ask for (formulasi, cara pengukuran).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from types import MappingProxyType
from typing import Literal, get_args

from triwulan.core.numbers import format_exact
from triwulan.core.sentences import say, term

Kind = Literal["tunggal", "persentase", "rasio", "selisih", "jumlah", "rata_rata", "berbobot", "kategori"]
Variables = Mapping[str, Decimal | None]

KINDS: tuple[Kind, ...] = get_args(Kind)

# The variables each kind asks for; empty: the indicator names its own. A "kategori" holds the score of its category.
VARIABLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "tunggal": ("nilai",),
        "persentase": ("pembilang", "penyebut"),
        "rasio": ("pembilang", "penyebut"),
        "selisih": ("nilai_awal", "nilai_akhir"),
        "jumlah": (),
        "rata_rata": (),
        "berbobot": (),
        "kategori": ("nilai",),
    }
)

# How the rule is printed beside the figure.
PRINTED: Mapping[str, str] = MappingProxyType(
    {
        "tunggal": "nilai",
        "persentase": "pembilang / penyebut × 100",
        "rasio": "pembilang / penyebut",
        "selisih": "nilai akhir − nilai awal",
        "jumlah": "jumlah semua variabel",
        "rata_rata": "rata-rata semua variabel",
        "berbobot": "jumlah (variabel × bobot) / 100",
        "kategori": "skor kategori",
    }
)

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "nilai": term("Nilai"),
        "pembilang": term("Pembilang"),
        "penyebut": term("Penyebut"),
        "nilai_awal": term("Nilai awal"),
        "nilai_akhir": term("Nilai akhir"),
    }
)


@dataclass(frozen=True, slots=True)
class Result:
    """No value and no problem: nothing has been filled in yet."""

    value: Decimal | None
    problem: str | None = None


Filled = Mapping[str, Decimal]
Weights = Mapping[str, Decimal]


def derive(kind: str, variables: Variables, *, weights: Weights | None = None) -> Result:
    """Compute the value to 28 digits. `weights` (of a "berbobot", by variable) must add up to 100.

    A problem is one Indonesian sentence about the figures; a wrong kind or variable name raises ValueError.
    """
    codes = _codes(kind, variables)
    filled = {code: value for code in codes if (value := variables.get(code)) is not None}
    if not filled:
        return Result(None)
    missing = [say(LABELS[code]) if code in LABELS else code for code in codes if code not in filled]
    if missing:
        return Result(None, say("%(missing)s belum diisi.", missing=_listed(missing)))
    with localcontext(prec=60):
        result = _weighted(filled, weights or {}) if kind == "berbobot" else _RULES[kind](filled)
    return result if result.value is None else Result(+result.value)


def weights_problem(codes: tuple[str, ...], weights: Weights) -> str | None:
    """Say what keeps a weighted indicator from being computed; None when its weights are sound."""
    unweighted = [code for code in codes if code not in weights]
    if unweighted:
        return say("%(unweighted)s belum memiliki bobot.", unweighted=_listed(unweighted))
    if any(weights[code] < 0 for code in codes):
        return say("Bobot tidak boleh kurang dari 0.")
    total = sum((weights[code] for code in codes), Decimal(0))
    return (
        None if total == Decimal(100) else say("Jumlah bobot harus 100, sekarang %(total)s.", total=format_exact(total))
    )


def _single(filled: Filled) -> Result:
    return Result(filled["nilai"])


def _share(filled: Filled) -> Result:
    return _quotient(filled, Decimal(100), term("persentase"))


def _ratio(filled: Filled) -> Result:
    return _quotient(filled, Decimal(1), term("rasio"))


def _quotient(filled: Filled, factor: Decimal, what: str) -> Result:
    if not filled["penyebut"]:
        return Result(
            None, say("Penyebut 0, jadi %(what)s tidak dapat dihitung. Isi penyebut yang bukan 0.", what=say(what))
        )
    return Result(filled["pembilang"] * factor / filled["penyebut"])


def _difference(filled: Filled) -> Result:
    return Result(filled["nilai_akhir"] - filled["nilai_awal"])


def _total(filled: Filled) -> Result:
    return Result(sum(filled.values(), Decimal(0)))


def _mean(filled: Filled) -> Result:
    return Result(sum(filled.values(), Decimal(0)) / len(filled))


def _weighted(filled: Filled, weights: Weights) -> Result:
    problem = weights_problem(tuple(filled), weights)
    if problem:
        return Result(None, problem)
    return Result(sum((value * weights[code] for code, value in filled.items()), Decimal(0)) / 100)


_RULES: Mapping[str, Callable[[Filled], Result]] = {
    "tunggal": _single,
    "persentase": _share,
    "rasio": _ratio,
    "selisih": _difference,
    "jumlah": _total,
    "rata_rata": _mean,
    "kategori": _single,
}


def _codes(kind: str, variables: Variables) -> tuple[str, ...]:
    if kind not in VARIABLES:
        message = f"Unknown kind of formula: {kind!r}"
        raise ValueError(message)
    codes = VARIABLES[kind] or tuple(variables)
    unknown = sorted(set(variables) - set(codes))
    if unknown:
        message = f"{kind} has no variable {', '.join(unknown)}"
        raise ValueError(message)
    return codes


def _listed(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return say("%(first)s dan %(last)s", first=", ".join(names[:-1]), last=names[-1])
