"""Lines that only spaces divide, as they come out of a PDF: the figures that end them, and in which order."""

import re
from collections.abc import Sequence

from triwulan.core.published.cells import read_cell
from triwulan.core.published.columns import looks_like_heading

# What the last words of such a heading are called. "(%)" belongs to the word before it, alone it is the achievement.
_WORDS = (
    ("capaian", re.compile(r"\b(?:% ?)?(?:pen)?capaian\b|\b(?:persentase|prosentase)\b|(?<!\()%(?!\))", re.IGNORECASE)),
    ("realisasi", re.compile(r"\brealisasi\b", re.IGNORECASE)),
    ("target", re.compile(r"\btarget\b|\brencana\b", re.IGNORECASE)),
)
_UNITS = "jam|hari|menit|minggu|bulan|tahun|orang|dokumen|laporan|unit|kali|paket|persen|poin|juta|miliar|ribu"
# Inside a figure a space divides nothing: "80 %", "80 - 90%", "1 : 17,9", "≤ 5", "Rp 1.000", "2,5 jam".
_JOINTS = (
    (re.compile(r"(?<=\d) (?=%)"), ""),
    (re.compile(r"(\d%?) ?[-–] ?(\d[\d.,]*%)"), r"\1-\2"),
    (re.compile(r"(?<=\d) s[./]?d\.? (?=\d)"), "-"),
    (re.compile(r"(?<=\d) ?: ?(?=\d)"), ":"),
    (re.compile(r"(?<=[≤≥<>±]) (?=\d)|\b(?<=rp) (?=\d)|(?<=rp\.) (?=\d)", re.IGNORECASE), ""),
    (re.compile(rf"(?<=\d) (?=(?:{_UNITS})\b)", re.IGNORECASE), "\N{NO-BREAK SPACE}"),
)


def spaced_order(heading: Sequence[str]) -> tuple[str, ...]:
    """The columns that such a heading names, in its order; () for a heading of cells."""
    filled = [cell for cell in heading if cell.strip()]
    if len(filled) != 1 or not looks_like_heading(filled * 2):
        return ()
    found = [(match.start(), name) for name, words in _WORDS for match in list(words.finditer(filled[0]))[-1:]]
    names = tuple(name for _at, name in sorted(found))
    return names if {"target", "realisasi"} <= set(names) and " " in filled[0].strip() else ()


def split_tail(cells: Sequence[str], most: int) -> tuple[str, list[str]]:
    """The name, and up to so many figures that end the line."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    parts = [part for cell in filled for part in _parts(cell, alone=len(filled) == 1)]
    tail: list[str] = []
    while parts and len(tail) < most and _is_figure(parts[-1]):
        tail.insert(0, parts.pop())
    return " ".join(parts), tail


def _parts(cell: str, *, alone: bool) -> list[str]:
    """A cell of a figure among others is one; words and figures that only spaces divide come apart."""
    if not alone and _is_figure(cell):
        return [cell]
    joined = cell
    for pattern, put in _JOINTS:
        joined = pattern.sub(put, joined)
    return [part.replace("\N{NO-BREAK SPACE}", " ") for part in re.split(r"[ \t]+", joined)]


def _is_figure(text: str) -> bool:
    return read_cell(text).kind in ("number", "range", "empty", "absent")
