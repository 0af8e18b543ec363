"""A cell's text as it is read: what a PDF, a spreadsheet or a web page leaves around it is taken off."""

import re
import unicodedata

_FOOTNOTES = re.compile(r"[\u00b9\u00b2\u00b3\u2070-\u2079*†‡]|[\u200b-\u200d\u2060\ufeff\u00ad]")
_DASHES = re.compile(r"[\u2010-\u2015\u2212\ufe63\uff0d]")
_QUOTES = "\"'`´“”‘’"


def tidy(text: str) -> str:
    bare = unicodedata.normalize("NFKC", _FOOTNOTES.sub("", text))
    return " ".join(_DASHES.sub("-", bare).split()).strip(_QUOTES).strip()


_UNFILLED = re.compile(
    r"[-.…_ /=]*|(?:(?:data|nilai|hasil|masih) )*(?:belum\b|kosong\b|menunggu\b|(?:dalam |sedang )?proses\b)[^\d]*",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"#?n\.?/?a\.?|t\.?a\.?|not available|"
    r"tidak (?:ada|berlaku|tersedia|di(?:ukur|nilai|targetkan|lakukan|laksanakan|survei)|dapat di\w+)\b[^\d]*",
    re.IGNORECASE,
)
_FAULT = re.compile(r"#+[a-z]*(?:/0)?[!?]?|err:?\d*|nan|-?inf(?:inity)?", re.IGNORECASE)
_NIL = frozenset({"nihil", "nol"})

_LEAST = re.compile(
    r"≥|>=|=>|>|(?:min(?:imal|imum)?\b|paling (?:sedikit|rendah|kurang)\b|sekurang-kurangnya\b|"
    r"di ?atas\b|lebih (?:dari|besar dari)\b)\.?",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"≤|<=|=<|<|(?:ma(?:ks|x)(?:imal|imum)?\b|paling (?:banyak|lambat|tinggi|lama)\b|"
    r"di ?bawah\b|(?:kurang|lebih kecil) dari\b)\.?",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"±|\+/-|~|=|(?:sekitar|kurang lebih|sebesar|sebanyak)\b", re.IGNORECASE)


def is_unfilled(said: str) -> bool:
    return _UNFILLED.fullmatch(said) is not None


def is_absent(said: str) -> bool:
    """Said to be not there: "n/a", "tidak diukur". Another thing than an empty cell, and than 0."""
    return _ABSENT.fullmatch(said) is not None


def is_fault(said: str) -> bool:
    """What a spreadsheet prints where it could not compute: "#DIV/0!"."""
    return _FAULT.fullmatch(said) is not None


def is_nil(said: str) -> bool:
    return said.casefold() in _NIL


def bounded(said: str) -> tuple[str, str]:
    """The sign before a number ("≤", "≥" or none, words understood) and the rest."""
    for sign, pattern in (("≥", _LEAST), ("≤", _MOST), ("", _ABOUT)):
        match = pattern.match(said)
        if match and re.search(r"\d", said[match.end() :]):
            return sign, said[match.end() :].strip(" .:")
    return "", said
