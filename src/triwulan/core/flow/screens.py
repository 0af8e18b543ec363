"""The two drawings of an SOP on screen, each wide (a desk) and narrow (a phone).

A page shows both, the style sheet hides one: `<div class="scroll fm-wide" tabindex="0" role="region" aria-label="…">` around
`wide.svg`, `<div class="fm-phone">` around `phone.svg`. The phone's has numbers and performers only; the page says the
words below it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from triwulan.core.flow.chart import Step
from triwulan.core.flow.draw import Figure, draw
from triwulan.core.flow.figure import Matrix, Phrase, Progress, TextColumn, TextRow
from triwulan.core.flow.measures import PHONE, SCREEN
from triwulan.core.flow.text import Face

_PHONE_WIDTH, _PHONE_NUMBER = 328.0, 32.0
_PHONE_HEAD = Face(10.5, serif=False, line=14, widen=1.05)
_COLUMN = {1: 98.0, 2: 98.0, 3: 98.0, 4: 98.0, 5: 86.0, 6: 86.0}
"""Width of a performer's column by their number; 74 where there are more."""


@dataclass(frozen=True)
class SheetRow:
    """A printed row as signed; a cell with several items has a line for each."""

    key: str
    number: str
    activity: str = ""
    requirements: str = ""
    duration: str = ""
    output: str = ""
    remark: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        return self.number, self.activity, self.requirements, self.duration, self.output, self.remark


@dataclass(frozen=True)
class LiveRow:
    """One step on a cycle's map."""

    key: str
    number: str
    activity: str
    duration: str = ""
    standing: tuple[Phrase, ...] = ()
    """Such as `(Phrase("Sisa 12 menit", "fm-soon"), Phrase("Kabid", "fm-b"), Phrase("batas hari ini 09.47", "fm-s"))`."""
    joins: bool = False
    """Whether it belongs to the printed row of the step before."""


@dataclass(frozen=True)
class Headings:
    number: str = "No"
    activity: str = "Kegiatan"
    performers: str = "Pelaksana"
    standard: str = "Mutu Baku"
    requirements: str = "Kelengkapan"
    duration: str = "Waktu"
    output: str = "Output"
    remark: str = "Keterangan"
    standing: str = "Keadaan"


@dataclass(frozen=True)
class Said:
    """The figure's title and what it shows in words, for those who do not see it."""

    name: str
    """Unique in the page; ids begin with it."""
    title: str
    description: str


@dataclass(frozen=True)
class Figures:
    wide: Figure
    phone: Figure


def sheet_figures(
    performers: Sequence[tuple[str, str]], rows: Sequence[SheetRow], steps: Sequence[Step], said: Said,
    headings: Headings | None = None,
) -> Figures:  # fmt: skip
    """The official sheet: its printed rows, with the steps that share one in lanes of their own."""
    words = headings or Headings()
    headed = {row.key for row in rows} - {step.row for step in steps}
    texts = tuple(
        TextRow(
            row.key,
            tuple((Phrase(cell, "fm-b" if n == 0 or row.key in headed else ""),) for n, cell in enumerate(row.cells)),
        )
        for row in rows
    )
    before = (TextColumn(words.number, 34, centred=True), TextColumn(words.activity, 214))
    standard = [
        TextColumn(heading, width, group=words.standard)
        for heading, width in ((words.requirements, 92), (words.duration, 94), (words.output, 98))
    ]
    after = (*standard, TextColumn(words.remark, 122))
    matrix = _wide(performers, texts, steps, before, after, words.performers)
    numbers = {row.key: row.number for row in rows}
    return Figures(
        draw(matrix, said.name, said.title, said.description), _phone(performers, steps, numbers, said, None)
    )


def live_figures(
    performers: Sequence[tuple[str, str]], rows: Sequence[LiveRow], steps: Sequence[Step], progress: Progress, said: Said,
    headings: Headings | None = None, phone_said: str = "{label} {times}×",
) -> Figures:  # fmt: skip
    """A cycle's map: every step a row of its own, with its number in its symbol.

    `Step.row` is the key of its row. `progress.caption` appears on the phone only, where there is no column for it.
    """
    words = headings or Headings()
    texts = tuple(
        TextRow(
            row.key,
            ((Phrase(row.number, "fm-b"),), (Phrase(row.activity),), (Phrase(row.duration),), row.standing),
            row.joins,
        )
        for row in rows
    )
    before = (TextColumn(words.number, 36, centred=True), TextColumn(words.activity, 262))
    after = (TextColumn(words.duration, 84), TextColumn(words.standing, 206))
    numbers = {row.key: row.number for row in rows}
    shown = tuple(replace(step, label=numbers[step.row]) for step in steps)
    matrix = _wide(performers, texts, shown, before, after)
    return Figures(
        draw(matrix, said.name, said.title, said.description, replace(progress, caption=())),
        _phone(performers, shown, numbers, said, replace(progress, said=phone_said)),
    )


def _wide(
    performers: Sequence[tuple[str, str]], rows: tuple[TextRow, ...], steps: Sequence[Step],
    before: tuple[TextColumn, ...], after: tuple[TextColumn, ...], heading: str = "",
) -> Matrix:  # fmt: skip
    width = _COLUMN.get(len(performers), 74.0)
    return Matrix(
        tuple(performers),
        rows,
        tuple(steps),
        width,
        round(width * 0.65),
        SCREEN,
        before,
        after,
        performers_heading=heading,
    )


def _phone(
    performers: Sequence[tuple[str, str]],
    steps: Sequence[Step],
    numbers: dict[str, str],
    said: Said,
    progress: Progress | None,
) -> Figure:
    """One row a step; the columns share the width of a small phone, and are drawn smaller where there are many."""
    width = max(48.0, (_PHONE_WIDTH - _PHONE_NUMBER) / len(performers))
    rows, own = [], []
    for index, step in enumerate(steps):
        number = step.label or numbers[step.row]
        joins = index > 0 and steps[index - 1].row == step.row
        rows.append(TextRow(step.code, ((Phrase(number, "fm-b"),),), joins))
        own.append(replace(step, row=step.code, label=step.label if progress else ""))
    matrix = Matrix(
        tuple(performers), tuple(rows), tuple(own), width, round(min(width * 0.7, 60)), PHONE,
        (TextColumn("No", _PHONE_NUMBER, centred=True),), head=_PHONE_HEAD,
    )  # fmt: skip
    return draw(matrix, f"{said.name}-p", said.title, said.description, progress)
