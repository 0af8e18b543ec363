"""What a drawn matrix is made of, beside its flow: columns of text, rows of text, and how far a cycle has come.

Nothing here is translated: headings, labels and captions come from the caller.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from triwulan.core.flow.chart import Step
from triwulan.core.flow.measures import Measures
from triwulan.core.flow.text import Face, wrap

LINE, INDENT = 16.0, 8.0
_FACES = {
    "": Face(12.5, serif=False, line=LINE, widen=1.06),
    "fm-s": Face(11, serif=False, line=LINE, widen=1.06),
}
_HEAD = Face(11.5, serif=False, line=14, widen=1.14)
_BOLD = Face(12.5, serif=False, line=LINE, widen=1.14)


def face(css: str) -> Face:
    return _FACES.get(css, _BOLD)


@dataclass(frozen=True)
class Phrase:
    """A paragraph in a cell; `css` is one of fm-b, fm-s, fm-ok, fm-soon, fm-late, or nothing."""

    text: str
    css: str = ""


@dataclass(frozen=True)
class TextColumn:
    heading: str
    width: float
    centred: bool = False
    group: str = ""
    """A heading over this column and its neighbours of the same group, such as "Mutu Baku"."""


@dataclass(frozen=True)
class TextRow:
    key: str
    cells: tuple[tuple[Phrase, ...], ...] = ()
    """One for each text column, those before and those after the performers' columns."""
    joins: bool = False
    """Whether it belongs to the printed row above it: a dashed line parts them."""


@dataclass(frozen=True)
class Matrix:
    performers: tuple[tuple[str, str], ...]
    """Code and heading of each performer's column."""
    rows: tuple[TextRow, ...]
    steps: tuple[Step, ...]
    """`row` is the key of a row; `label` is printed in the symbol."""
    column_width: float
    symbol_width: float
    measures: Measures
    before: tuple[TextColumn, ...] = ()
    after: tuple[TextColumn, ...] = ()
    performers_heading: str = ""
    head: Face = _HEAD

    @property
    def text_columns(self) -> tuple[TextColumn, ...]:
        return (*self.before, *self.after)

    @property
    def left(self) -> float:
        return sum(column.width for column in self.before)

    @property
    def performers_width(self) -> float:
        return self.column_width * len(self.performers)

    @property
    def width(self) -> float:
        return self.left + self.performers_width + sum(column.width for column in self.after)

    def column_left(self, index: int) -> float:
        """Of a text column, counted over those before and after the performers."""
        between = self.performers_width if index >= len(self.before) else 0.0
        return sum(column.width for column in self.text_columns[:index]) + between


@dataclass(frozen=True)
class Progress:
    """A cycle's position on its map."""

    states: Mapping[str, str] = field(default_factory=dict)
    """Step code to done, now or wait; a step that is not named waits."""
    times: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """How often the way from one step to the other was gone; a way that is not named was not."""
    said: str = "{label} · {times} kali"
    """How a return tells how often it was gone."""
    caption: tuple[Phrase, ...] = ()
    """Beside the current step, where it finds free space: for figures without text columns."""

    def state(self, code: str) -> str:
        return self.states.get(code, "wait")

    def counted(self, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        """The steps, with their returns saying how often they were gone."""
        place = {step.code: index for index, step in enumerate(steps)}

        def label(step: Step, to: str | None, text: str) -> str:
            times = self.times.get((step.code, to), 0) if to is not None else 0
            back = to is not None and place.get(to, 0) <= place[step.code]
            return self.said.format(label=text, times=times) if back and times else text

        return tuple(
            replace(step, ways=tuple(replace(way, label=label(step, way.to, way.label)) for way in step.ways))
            for step in steps
        )


def wrapped(phrases: tuple[Phrase, ...], width: float) -> list[Phrase]:
    """One phrase per line."""
    return [Phrase(line, p.css) for p in phrases for line in wrap(p.text, width - 2 * INDENT, face(p.css))]
