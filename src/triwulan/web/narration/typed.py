"""The editor's form: passages as fields, and what one press does to them. Nothing that was typed is lost on the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from triwulan.documents.passages import Passage, PassageKind, rows_of

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

# What may be added, in the order of its buttons.
KINDS: "dict[PassageKind, StrPromise]" = {
    "paragraf": _("Paragraf"),
    "judul": _("Judul"),
    "butir": _("Daftar butir"),
    "angka": _("Daftar bernomor"),
    "tabel": _("Tabel"),
    "gambar": _("Gambar"),
}
MOST = 200


@dataclass(frozen=True)
class Press:
    """ "tambah:tabel:3" puts a table behind the third passage (0 is the top); "naik:3", "turun:3", "hapus:3"."""

    verb: str
    at: int = 0
    kind: PassageKind = "paragraf"


@dataclass(frozen=True)
class Edited:
    """After a press; `focus` counts from 1 the passage that it concerned, 0 none."""

    passages: tuple[Passage, ...]
    focus: int = 0


def press_of(value: str) -> Press:
    verb, *rest = value.split(":")
    number = int(rest[-1]) if rest and rest[-1].isdecimal() else 0
    return Press(verb, number, _kind(rest[0] if rest else ""))


def _kind(said: str) -> PassageKind:
    otherwise: PassageKind = "paragraf"
    return next((each for each in KINDS if each == said), otherwise)


def read_passages(typed: Mapping[str, str]) -> tuple[Passage, ...]:
    count = typed.get("banyak", "")
    found = range(1, min(int(count) if count.isdecimal() else 0, MOST) + 1)
    return tuple(_passage(typed, number) for number in found if f"p{number}-jenis" in typed)


def _passage(typed: Mapping[str, str], number: int) -> Passage:
    def said(name: str) -> str:
        return typed.get(f"p{number}-{name}", "").replace("\r\n", "\n")

    kind = _kind(said("jenis"))
    if kind in {"butir", "angka"}:
        return Passage(kind, items=tuple(line.strip() for line in said("isi").split("\n") if line.strip()))
    if kind == "tabel":
        return Passage(kind, rows=rows_of(said("isi")), caption=said("judul"))
    if kind == "gambar":
        return Passage(kind, caption=said("judul"), alt=said("alt"), source=said("sumber"), sha256=said("berkas"))
    return Passage(kind, said("isi"))


def pressed(found: Sequence[Passage], press: Press) -> Edited:
    """A press that means nothing here changes nothing."""
    at = min(press.at, len(found))
    if press.verb == "tambah" and len(found) < MOST:
        return Edited((*found[:at], Passage(press.kind), *found[at:]), at + 1)
    if at < 1:
        return Edited(tuple(found))
    here, others = found[at - 1], [*found[: at - 1], *found[at:]]
    if press.verb == "hapus":
        return Edited(tuple(others), min(at, len(others)))
    if press.verb in {"naik", "turun"}:
        to = max(at - 2, 0) if press.verb == "naik" else min(at, len(others))
        return Edited((*others[:to], here, *others[to:]), to + 1)
    return Edited(tuple(found))


def with_picture(found: Sequence[Passage], number: int, sha256: str) -> tuple[Passage, ...]:
    return tuple(replace(each, sha256=sha256) if at == number else each for at, each in enumerate(found, 1))


@dataclass(frozen=True)
class Field:
    """A passage as the form shows it."""

    number: int
    passage: Passage
    focused: bool
    last: bool

    @property
    def name(self) -> str:
        return f"p{self.number}"

    @property
    def label(self) -> "StrPromise":
        return KINDS[self.passage.kind]

    @property
    def text(self) -> str:
        if self.passage.kind == "tabel":
            return "\n".join(" | ".join(row) for row in self.passage.rows)
        return "\n".join(self.passage.items) if self.passage.items else self.passage.text

    @property
    def rows(self) -> int:
        lines = sum(1 + len(line) // 80 for line in self.text.split("\n"))
        return min(max(lines, 3), 16)


def fields_of(edited: Edited) -> list[Field]:
    count = len(edited.passages)
    return [Field(at, each, at == edited.focus, at == count) for at, each in enumerate(edited.passages, 1)]
