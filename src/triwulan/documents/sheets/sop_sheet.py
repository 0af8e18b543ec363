"""An SOP's official sheet as plain values: what the files of `sop_sheet_files` are made of.

The texts stay as signed, to the letter: nothing is corrected, joined or numbered that the signed sheet did not number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from triwulan.core.flow.chart import Step, Way
from triwulan.core.flow.screens import SheetRow
from triwulan.documents.imprint import SIZES, Crest, Verification

STRAIGHT, BACK = "Ya", "Tidak"
"""What the regulation writes at the two ways out of a decision; a third and more keep their own words."""

BESIDE, ABOVE_AND_BELOW = 50.0, 53.0
"""Millimetres that the margins take, and below the matrix its foot."""


@dataclass(frozen=True)
class SheetApprover:
    capacity: str = ""
    position: str = ""
    name: str = ""
    rank: str = ""
    nip: str = ""


@dataclass(frozen=True)
class SopSheet:
    """`date` dates the files, not the SOP: it has to be the same each time the sheet is made.

    `paper` is the office's own, always turned and bound on its left; its margins are the sheet's, whoever prints it.
    """

    title: str
    name: str
    date: date
    letterhead: tuple[str, ...]
    """The SOP's own, line by line: the government, the agency, then its addresses."""
    performers: tuple[tuple[str, str], ...]
    """Code and heading of each performer's column."""
    rows: tuple[SheetRow, ...]
    """One that no step names is the heading of a phase."""
    steps: tuple[Step, ...]
    year: str = ""
    number: str = ""
    created: str = ""
    revised: str = ""
    effective: str = ""
    approver: SheetApprover = SheetApprover()
    legal_bases: tuple[str, ...] = ()
    qualifications: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    recording: tuple[str, ...] = ()
    crest: Crest | None = None
    verification: Verification | None = None
    sample: bool = False
    draft: bool = False
    paper: Literal["a4", "f4"] = "a4"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as it lies, in millimetres."""
        width, height = SIZES[self.paper]
        return height, width

    @property
    def room(self) -> tuple[float, float]:
        """What the matrix may fill of it."""
        width, height = self.size
        return width - BESIDE, height - ABOVE_AND_BELOW

    @property
    def government(self) -> str:
        return self.letterhead[0] if self.letterhead else ""

    @property
    def agency(self) -> str:
        return self.letterhead[1] if len(self.letterhead) > 1 else self.government


def sheet_from(written: Mapping[str, Any], **beside: Any) -> SopSheet:
    """From the plain values of an SOP as read: those of its identity, with `performers` and `rows`.

    A performer has `code` and `name`. A row has `no`, `phase`, `activity`, `requirements`, `duration`, `outputs`, `remarks`
    and `steps`; a step has `no`, `code`, `performers` and `ways`, each way an `outcome` and a `target` (None ends the SOP).

    :param beside: `date`, `crest`, `verification`, `sample`, `draft`, `paper`.
    """
    lists = ("letterhead", "legal_bases", "qualifications", "related", "equipment", "warnings", "recording")
    texts = ("title", "name", "year", "number", "created", "revised", "effective")
    fields: dict[str, Any] = {key: tuple(written.get(key, ())) for key in lists}
    fields |= {key: written.get(key, "") for key in texts} | beside
    return SopSheet(
        performers=tuple((performer["code"], performer["name"]) for performer in written["performers"]),
        rows=tuple(sheet_rows(written["rows"])),
        steps=tuple(sheet_steps(written["rows"])),
        approver=SheetApprover(**written.get("approver", {})),
        **fields,
    )


def sheet_rows(rows: Sequence[Mapping[str, Any]]) -> list[SheetRow]:
    """The printed rows, and before each phase its name as a heading."""
    printed: list[SheetRow] = []
    phase = ""
    for number, row in enumerate(rows):
        if row["phase"] and row["phase"] != phase:
            printed.append(SheetRow(f"tahap-{number}", "", row["phase"]))
        phase = row["phase"]
        printed.append(
            SheetRow(
                f"baris-{number}", row["no"], row["activity"], "\n".join(row["requirements"]), row["duration"],
                "\n".join(row["outputs"]), row["remarks"],
            )
        )  # fmt: skip
    return printed


def sheet_steps(rows: Sequence[Mapping[str, Any]]) -> list[Step]:
    """A step that does not carry its row's own number has it in its symbol."""
    found: list[Step] = []
    for number, row in enumerate(rows):
        for step in row["steps"]:
            label = "" if step["no"] == row["no"] else step["no"]
            ways = tuple(_ways(step["ways"]))
            found.append(Step(step["code"], f"baris-{number}", tuple(step["performers"]), ways, label))
    return found


def _ways(ways: Sequence[Mapping[str, Any]]) -> list[Way]:
    if len(ways) == 1:
        return [Way(ways[0]["target"])]
    labels = [STRAIGHT, BACK] if len(ways) == len((STRAIGHT, BACK)) else [way["outcome"].capitalize() for way in ways]
    return [Way(way["target"], label) for way, label in zip(ways, labels, strict=True)]
