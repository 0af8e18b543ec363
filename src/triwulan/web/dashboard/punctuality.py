"""Each unit's steps of the last rounds: on time, late, not there yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from triwulan.dashboards.facts import RoundFacts
from triwulan.dashboards.timeliness import Reading, State, step_states, tallied


@dataclass(frozen=True)
class Punctuality:
    """Steps, not tasks; `mean_late` in working minutes, of the late tasks."""

    unit: str
    on_time: int
    late: int
    open: int
    mean_late: int | None = None

    @property
    def judged(self) -> int:
        return self.on_time + self.late

    @property
    def steps(self) -> int:
        return self.judged + self.open

    @property
    def parts(self) -> list[tuple[int, str]]:
        return [(self.on_time, "seg-on"), (self.late, "seg-low"), (self.open, "")]

    @property
    def label(self) -> str:
        facts = {"on_time": self.on_time, "late": self.late, "open": self.open}
        return _("%(on_time)d tepat waktu, %(late)d terlambat, %(open)d belum") % facts

    @classmethod
    def together(cls, rows: "Sequence[Punctuality]") -> "Punctuality":
        return cls("", *(sum(getattr(row, name) for row in rows) for name in ("on_time", "late", "open")))


def punctuality(rounds: Sequence[RoundFacts], rows: Sequence[Reading], now: datetime) -> list[Punctuality]:
    """Divisions in the office's order, the agency's own steps last."""
    states: dict[int, list[State]] = {}
    names: dict[int, str] = {}
    for facts in rounds:
        for unit in facts.units:
            names.setdefault(unit.unit_id, unit.unit)
            states.setdefault(unit.unit_id, []).extend(step_states(facts, unit, now))
    late = tallied(rows, lambda row: row.unit.unit_id)
    return [
        Punctuality(
            name,
            on_time=states[unit].count("on_time"),
            late=states[unit].count("late"),
            open=states[unit].count("open"),
            mean_late=late[unit].mean_late if unit in late else None,
        )
        for unit, name in names.items()
        if states[unit]
    ]
