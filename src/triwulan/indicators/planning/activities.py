"""The rows of a position's Rencana Aksi: written as one sheet, all of it or nothing, each row against its version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor, Subject, hold_chain, record
from triwulan.core.numbers import format_number
from triwulan.core.roman import to_roman
from triwulan.indicators.entry import Entered
from triwulan.indicators.models import Indicator, Node, PlannedActivity
from triwulan.indicators.planning.budgets import rupiah_from
from triwulan.indicators.planning.texts import line_faults, one_line
from triwulan.indicators.refusals import PlanRefused
from triwulan.organisations.models import Position
from triwulan.organisations.scoping import only_if

QUARTERS = (1, 2, 3, 4)
LONGEST_TEXT, LONGEST_NAME = 300, 200


@dataclass(frozen=True)
class EnteredActivity:
    """As typed. `pk` None is a new row; `version` is that of the row as it was shown."""

    indicator: int
    text: str = ""
    quarters: tuple[int, ...] = ()
    responsible: str = ""
    node: int | None = None
    budget: Entered = None
    pk: int | None = None
    version: int = 0
    removed: bool = False

    @property
    def is_empty(self) -> bool:
        typed = (self.text, self.responsible, str(self.budget or ""))
        return self.pk is None and not any(one.strip() for one in typed) and not self.quarters


@dataclass(frozen=True)
class Sheet:
    """Whose rows, of which year; and what they may stand for: the indicators and the places that pay, by key."""

    position: Position
    year: int
    indicators: Mapping[int, Indicator]
    nodes: Mapping[int, Node]


@transaction.atomic
def set_activities(*, sheet: Sheet, entered: Sequence[EnteredActivity], actor: Actor) -> int:
    """How many rows changed. PlanRefused with every fault, and then nothing is written; empty new rows are none.

    A row that somebody else changed or removed since it was shown is a fault too: nobody's words are lost unseen.
    """
    agency = sheet.position.unit.agency
    hold_chain(agency_id=agency.pk, government_id=agency.government_id)
    there = {row.pk: row for row in PlannedActivity.objects.filter(position=sheet.position, year=sheet.year)}
    faults: list[str] = []
    changed = 0
    for order, one in enumerate(each for each in entered if not each.is_empty):
        former = there.get(one.pk) if one.pk is not None else None
        found = _conflict(one, former) or _faults(sheet, one)
        faults += found
        if not found:
            changed += _write(sheet, one, former, order, actor)
    if faults:
        raise PlanRefused(*dict.fromkeys(faults))
    return changed


def _conflict(one: EnteredActivity, former: PlannedActivity | None) -> list[str]:
    if one.pk is None or (former is not None and former.version == one.version):
        return []
    if former is None:
        told = _("Kegiatan “%s” sudah dihapus orang lain. Simpan sekali lagi untuk menambahkannya kembali.")
        return [] if one.removed else [told % one_line(one.text)]
    told = _("Kegiatan “%s” diubah orang lain sementara Anda mengisi. Simpan sekali lagi untuk memakai isian Anda.")
    return [told % former.text]


def _faults(sheet: Sheet, one: EnteredActivity) -> list[str]:
    if one.removed:
        return []
    faults: list[str] = []
    rupiah_from(one.budget, _("Anggaran"), faults)
    faults += line_faults(_("Uraian kegiatan"), one_line(one.text), LONGEST_TEXT)
    faults += line_faults(_("Penanggung jawab"), one_line(one.responsible), LONGEST_NAME, needed=False)
    if not one.quarters:
        faults.append(_("Centang sekurangnya satu triwulan."))
    if one.indicator not in sheet.indicators or not set(one.quarters) <= set(QUARTERS):
        faults.append(_("Indikatornya bukan dari jabatan ini."))
    if one.node is not None and one.node not in sheet.nodes:
        faults.append(_("Kegiatan pada pohon kinerja itu tidak ditemukan."))
    named = one_line(one.text) or _("baris tanpa uraian")
    return [f"“{named[:60]}”: {fault}" for fault in faults]


def _write(sheet: Sheet, one: EnteredActivity, former: PlannedActivity | None, order: int, actor: Actor) -> bool:
    if one.removed:
        return former is not None and _remove(sheet, former, actor)
    shall: dict[str, Any] = {
        "text": one_line(one.text),
        "quarters": sorted(set(one.quarters)),
        "responsible": one_line(one.responsible),
        "node_id": one.node,
        "budget": rupiah_from(one.budget, "", []),
    }
    if former is None:
        row = PlannedActivity.objects.create(
            position=sheet.position, year=sheet.year, indicator_id=one.indicator, order=order, **shall
        )
        _note("activity_planned", sheet, row, actor, after=_words(sheet, shall))
        return True
    was = {name: getattr(former, name) for name in shall}
    if was == shall:
        return False
    hit = only_if(former, version=one.version).update(**shall, version=one.version + 1)
    if not hit:
        raise PlanRefused(*_conflict(one, PlannedActivity(text=former.text, version=one.version + 1)))
    former.text = shall["text"]
    before, after = _words(sheet, was), _words(sheet, shall)
    differ = [name for name in after if before[name] != after[name]]
    _note(
        "activity_replanned",
        sheet,
        former,
        actor,
        before={name: before[name] for name in differ},
        after={name: after[name] for name in differ},
    )
    return True


def _remove(sheet: Sheet, row: PlannedActivity, actor: Actor) -> bool:
    was = {name: getattr(row, name) for name in ("text", "quarters", "responsible", "node_id", "budget")}
    _note("activity_dropped", sheet, row, actor, before=_words(sheet, was))
    row.delete()
    return True


def _words(sheet: Sheet, values: Mapping[str, Any]) -> dict[str, str]:
    """As the record keeps it and tells it: by the words of the sheet, since the place that paid may be called otherwise."""
    node = sheet.nodes.get(values["node_id"] or 0)
    return {
        "kegiatan": values["text"],
        "triwulan": ", ".join(map(to_roman, values["quarters"])),
        "penanggung jawab": values["responsible"],
        "sub kegiatan": str(node) if node else "",
        "anggaran": "" if values["budget"] is None else format_number(values["budget"], 0),
    }


def _note(action: str, sheet: Sheet, row: PlannedActivity, actor: Actor, **facts: Any) -> None:
    agency = sheet.position.unit.agency
    record(
        action,
        actor=actor,
        subject=Subject("plannedactivity", row.pk, agency.pk, agency.government_id),
        facts={
            "activity": row.text,
            "indicator": sheet.indicators[row.indicator_id].code,
            "place": sheet.position.pk,
            "position": sheet.position.title,
            "year": sheet.year,
            **facts,
        },
    )
