"""Which column of a published table is what: by the names agreed on; target, realisation and achievement also by the
words of their headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from triwulan.core.sentences import say

NEEDED = ("target", "realisasi")
KNOWN = (*NEEDED, "capaian", "polaritas", "rumus", "batas", "skala")

# What makes of "Realisasi Anggaran (Rp)" another matter than the indicator's.
_MONEY = re.compile(r"anggaran|pagu|keuangan|rupiah|\brp\b|dana|serapan")
_LIKE = {
    "target": re.compile(r"\btarget\b|\brencana\b"),
    "realisasi": re.compile(r"\brealisasi\b"),
    "capaian": re.compile(r"\bcapaian\b|\bpencapaian\b|\bprosentase\b|\bpersentase\b|^%$|\bpersen\b"),
}


_NAMING = tuple(re.compile(word) for word in ("indikator", "uraian", "kegiatan", "program", "sasaran", "nama"))


class ColumnsUnclear(ValueError):
    """Carries one sentence: which column is missing or comes twice."""


@dataclass(frozen=True)
class Columns:
    """The place of each known column that is there; `name` of the one that says what is measured."""

    places: dict[str, int]
    name: int | None = None

    def of(self, cells: Sequence[str]) -> dict[str, str]:
        return {name: cells[place] for name, place in self.places.items() if place < len(cells)}


def looks_like_heading(cells: Sequence[str]) -> bool:
    names = [_folded(cell) for cell in cells]
    return all(any(_LIKE[wanted].search(name) for name in names) for wanted in NEEDED)


def kind_of(name: str) -> str:
    """ "target", "realisasi" or "capaian" by the words of a heading; "" for what is none of them, or money."""
    folded = _folded(name)
    kinds = [kind for kind, pattern in _LIKE.items() if pattern.search(folded)]
    if _MONEY.search(folded) or not kinds:
        return ""
    return "capaian" if "capaian" in kinds else kinds[0] if len(kinds) == 1 else ""


def find_columns(heading: Sequence[str]) -> Columns:
    """ColumnsUnclear where target or realisation is missing, or two columns could be meant."""
    names = [_folded(cell) for cell in heading]
    places = {}
    for wanted in KNOWN:
        place = _place(wanted, names, heading)
        if place is not None:
            places[wanted] = place
    missing = [wanted for wanted in NEEDED if wanted not in places]
    if missing:
        raise ColumnsUnclear(
            say(
                "Kolom %(missing)s tidak ada. Yang ada: %(there)s.",
                missing=say(" dan ").join(missing),
                there=", ".join(cell.strip() or "–" for cell in heading)[:300],
            )
        )
    return Columns(places, _naming(names, set(places.values())))


def _naming(names: Sequence[str], taken: set[int]) -> int | None:
    free = [place for place in range(len(names)) if place not in taken]
    return next((place for word in _NAMING for place in free if word.search(names[place])), None)


def _place(wanted: str, names: Sequence[str], heading: Sequence[str]) -> int | None:
    for exact in (wanted, f"{wanted} kinerja", f"{wanted} raw"):
        found = [place for place, name in enumerate(names) if name == exact]
        if found:
            return _only(found, wanted, heading)
    if wanted not in _LIKE:
        return None
    others = [_LIKE[name] for name in NEEDED if name != wanted]
    found = [
        place
        for place, name in enumerate(names)
        if _LIKE[wanted].search(name) and not any(pattern.search(name) for pattern in (_MONEY, *others))
    ]
    if wanted == "capaian":
        told = [place for place in found if re.search(r"capaian", names[place])]
        found = told or found
    return _only(found, wanted, heading) if found else None


def _only(found: list[int], wanted: str, heading: Sequence[str]) -> int:
    if len(found) == 1:
        return found[0]
    raise ColumnsUnclear(
        say(
            "Lebih dari satu kolom dapat dibaca sebagai %(wanted)s: %(found)s. Namai yang dimaksud “%(wanted)s”.",
            wanted=wanted,
            found=", ".join(heading[place].strip() for place in found),
        )
    )


def _folded(cell: str) -> str:
    return " ".join(re.sub(r"[_\n]", " ", cell.casefold()).split())
