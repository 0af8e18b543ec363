"""A kind of table that can be brought in: its columns, what else it asks, and what it does with its rows."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from triwulan.audit.record import Actor
from triwulan.exchange.imports.columns import Column
from triwulan.exchange.imports.rows import Fault, Row
from triwulan.organisations.models import Agency, Person

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Option:
    """Asked once for the whole file, where its rows do not say it: a year, a unit.

    `needed_without`: the column without which nothing goes on until this is given; `needed_with`: one that makes it so.
    """

    key: str
    label: "StrPromise | str"
    hint: "StrPromise | str" = ""
    needed_without: str = ""
    needed_with: str = ""

    def is_lacking(self, places: Container[str], given: str) -> bool:
        if given.strip() or not (self.needed_without or self.needed_with):
            return False
        return self.needed_without not in places if self.needed_without else self.needed_with in places


@dataclass(frozen=True)
class Line:
    """What a row does: "new", "changed" or "same", and in words."""

    row: int
    effect: str
    text: str


@dataclass
class Outcome:
    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True)
class Work:
    """Who brings what; `step` is told after each row how many are done."""

    agency: Agency
    person: Person
    actor: Actor
    options: Mapping[str, str]
    sha256: str
    step: Callable[[int], None] = lambda _done: None

    def __getitem__(self, option: str) -> str:
        return self.options.get(option, "").strip()


@dataclass(frozen=True)
class Kind:
    """`roles`: who may bring it; the first of them that he holds acts. `take` writes row by row, inside a transaction."""

    code: str
    title: "StrPromise | str"
    about: "StrPromise | str"
    roles: tuple[str, ...]
    columns: tuple[Column, ...]
    take: Callable[[Work, Sequence[Row]], Outcome]
    options: tuple[Option, ...] = ()
    back: str = ""
    # Together they say what a row is about; at least one of each group is needed.
    needed: tuple[tuple[str, ...], ...] = ()
