"""An SOP as written: what one TOML file says once it has been read and checked. Nothing here happens; see `engine`.

Instances come from `reader.read_sop`, which guarantees what the properties below rely on: codes are unique, every
target, performer and shared step exists, every step can be reached and every path can end.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Literal

from triwulan.core.quarters import Quarter
from triwulan.core.working_time import Duration
from triwulan.sop.works import WORKS, Work

Scope = Literal["bidang", "perangkat_daerah"]
Collected = Literal["triwulan lalu", "triwulan berjalan"]

DONE = "selesai"
"""The one outcome of a step without `lanjut`; as a target in `lanjut` it ends the SOP."""


@dataclass(frozen=True)
class Approver:
    """Who signed the SOP, as printed. `capacity` is "Plt.", "Plh." or empty."""

    capacity: str = ""
    position: str = ""
    name: str = ""
    rank: str = ""
    nip: str = ""


@dataclass(frozen=True)
class Identity:
    """The first page, text as signed. Empty text or an empty tuple: the sheet leaves the field empty.

    `notes` holds the editor's remarks on doubtful places, keyed by the TOML key of the field ("dasar_hukum").
    """

    title: str
    name: str
    year: str = ""
    letterhead: tuple[str, ...] = ()
    number: str = ""
    created: str = ""
    revised: str = ""
    effective: str = ""
    approver: Approver = Approver()
    legal_bases: tuple[str, ...] = ()
    qualifications: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    recording: tuple[str, ...] = ()
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Start:
    """When a round opens: the `day` of the `month`-th (1..3) month of a quarter, for the quarter `data` names."""

    day: int
    month: int
    month_rule: str
    data: Collected

    def opening_date(self, quarter: Quarter) -> date:
        """For the quarter collected; not yet moved off holidays. A day the month lacks becomes its last day."""
        host = quarter.next if self.data == "triwulan lalu" else quarter
        month = host.first_day.month + self.month - 1
        for day in range(self.day, 27, -1):
            try:
                return date(host.year, month, day)
            except ValueError:
                continue
        return date(host.year, month, min(self.day, 27))

    def collected_quarter(self, day: date) -> Quarter:
        """The quarter a round collects that opens on `day`."""
        host = Quarter.containing(day)
        return host.previous if self.data == "triwulan lalu" else host


@dataclass(frozen=True)
class Performer:
    """A column of the flowchart. `role` is what positions carry to act in it."""

    code: str
    name: str
    scope: Scope
    role: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class SharedDuration:
    """The step shares the deadline of the attempt of step `step` that led on ("bersama 5")."""

    step: str


@dataclass(frozen=True)
class Way:
    """`target` None ends the SOP."""

    outcome: str
    target: str | None


@dataclass(frozen=True)
class Step:
    """One step as written. `no` and `row` repeat between phases; `code` never does.

    `duration_text` is `waktu` as the file has it, `duration_printed` what the sheet prints. `only` holds quarter
    numbers, empty for always. `ways` is never empty; the first is the straight way.
    """

    no: str
    code: str
    row: str
    phase: str
    work: str
    activity: str
    performers: tuple[str, ...]
    addressees: tuple[str, ...]
    requirements: tuple[str, ...]
    duration: Duration | SharedDuration | None
    duration_text: str
    duration_printed: str
    outputs: tuple[str, ...]
    ways: tuple[Way, ...]
    only: tuple[int, ...] = ()
    remarks: str = ""
    notes: tuple[str, ...] = ()

    @property
    def outcomes(self) -> tuple[str, ...]:
        return tuple(way.outcome for way in self.ways)

    @property
    def decides(self) -> bool:
        return len(self.ways) > 1

    @property
    def kind(self) -> Work:
        return WORKS[self.work]

    @property
    def title(self) -> str:
        """The activity; a step that shares a printed row may have none and is called by its kind of work."""
        return self.activity or self.kind.label


@dataclass(frozen=True)
class Row:
    """One printed row of the table: neighbouring steps with one `baris`. Texts: those of its steps, in order."""

    no: str
    phase: str
    steps: tuple[Step, ...]

    @property
    def activity(self) -> str:
        return "\n".join(step.activity for step in self.steps if step.activity)

    @property
    def requirements(self) -> tuple[str, ...]:
        return tuple(text for step in self.steps for text in step.requirements)

    @property
    def duration(self) -> str:
        return "\n".join(step.duration_printed for step in self.steps if step.duration_printed)

    @property
    def outputs(self) -> tuple[str, ...]:
        return tuple(text for step in self.steps for text in step.outputs)

    @property
    def remarks(self) -> str:
        return "\n".join(step.remarks for step in self.steps if step.remarks)


@dataclass(frozen=True)
class Sop:
    """`checksum` is the SHA-256 of `text` in UTF-8, hexadecimal; both go into the frozen revision."""

    identity: Identity
    start: Start | None
    performers: tuple[Performer, ...]
    steps: tuple[Step, ...]
    text: str = ""
    checksum: str = ""

    @cached_property
    def _performers(self) -> dict[str, Performer]:
        return {performer.code: performer for performer in self.performers}

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {step.code: position for position, step in enumerate(self.steps)}

    def position(self, code: str) -> int:
        """The step's place in the order written, from 0; KeyError for a code the SOP does not have."""
        return self._positions[code]

    def step(self, code: str) -> Step:
        return self.steps[self._positions[code]]

    def performer(self, code: str) -> Performer:
        return self._performers[code]

    def label(self, step: Step) -> str:
        """What people call the step: its number, or its code where another step has the same number."""
        alone = sum(other.no == step.no for other in self.steps) == 1
        return step.no if alone else step.code

    def performer_names(self, step: Step) -> str:
        """As a page shows them: the columns' headings, a joint step's joined by commas."""
        return ", ".join(self.performer(code).name for code in step.performers)

    @cached_property
    def phases(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(step.phase for step in self.steps if step.phase))

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        groups = groupby(self.steps, key=lambda step: (step.phase, step.row))
        return tuple(Row(no, phase, tuple(steps)) for (phase, no), steps in groups)
