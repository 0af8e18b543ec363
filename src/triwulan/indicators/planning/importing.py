"""Many indicators at once from a table: all of them or none."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.indicators.entries import note_indicator
from triwulan.indicators.models import Indicator
from triwulan.indicators.planning.cells import spec_of, whole_number
from triwulan.indicators.planning.creating import create_indicator
from triwulan.indicators.planning.places import Places
from triwulan.indicators.planning.table import Row
from triwulan.indicators.planning.targets import set_targets
from triwulan.indicators.refusals import PlanRefused
from triwulan.organisations.models import Agency

TARGET_COLUMNS: dict[int | None, str] = {
    1: "target_tw1",
    2: "target_tw2",
    3: "target_tw3",
    4: "target_tw4",
    None: "target_tahun",
}


@dataclass(frozen=True)
class Imported:
    """Codes of indicators made new, and of those that were there and got targets for another year."""

    created: tuple[str, ...]
    continued: tuple[str, ...]


class IndicatorTable:
    """Takes rows in one after the other; each by itself, so that whoever calls may leave out what is refused."""

    def __init__(self, agency: Agency, actor: Actor) -> None:
        self.actor = actor
        self.places = Places(agency, actor)
        self.present: dict[str, list[Indicator]] = {}
        self.taken: dict[tuple[str, str], int] = {}
        for one in Indicator.objects.filter(agency=agency).order_by("valid_from"):
            self.present.setdefault(one.code, []).append(one)

    @transaction.atomic
    def take(self, row: Row) -> bool:
        """Whether the indicator is new; PlanRefused with every fault of the row."""
        earlier = self.taken.setdefault((row["kode"], row["tahun"]), row.number)
        if row["kode"] and earlier != row.number:
            facts = {"code": row["kode"], "year": row["tahun"], "first": earlier}
            raise PlanRefused(_("Kode %(code)s tahun %(year)s sudah ada pada baris %(first)d.") % facts)
        if row["kode"] in self.present:
            _continue(_version(self.present[row["kode"]], whole_number(row, "tahun")), row, self.actor)
            return False
        made = _create(row, self.places, self.actor)
        self.present[row["kode"]] = [made]
        return True


@transaction.atomic
def import_indicators(agency: Agency, rows: Sequence[Row], *, actor: Actor) -> Imported:
    """Make the table's indicators with their targets; one whose code is there gets the targets of the row's year.

    PlanRefused with every fault of every row ("Baris 4: …"), and nothing written then.
    """
    table = IndicatorTable(agency, actor)
    created: list[str] = []
    continued: list[str] = []
    sentences: list[str] = []
    for row in rows:
        try:
            (created if table.take(row) else continued).append(row["kode"])
        except PlanRefused as refused:
            sentences += [_in_row(row, sentence) for sentence in refused.sentences]
    if sentences:
        raise PlanRefused(*sentences)
    return Imported(tuple(created), tuple(continued))


def _version(versions: list[Indicator], year: int) -> Indicator:
    """The one in force in the year; before all of them the first."""
    return next((one for one in reversed(versions) if one.valid_from <= year), versions[0])


def _in_row(row: Row, sentence: str) -> str:
    return _("Baris %(row)d: %(sentence)s") % {"row": row.number, "sentence": sentence}


def _create(row: Row, places: Places, actor: Actor) -> Indicator:
    indicator = create_indicator(spec_of(row, places), actor=actor)
    _set_targets(indicator, row, actor)
    return indicator


def _continue(indicator: Indicator, row: Row, actor: Actor) -> None:
    """The name must agree, so that a mistyped code does not give one indicator another's targets."""
    if row["nama"].casefold() != indicator.name.casefold():
        facts = {"code": indicator.code, "name": indicator.name}
        raise PlanRefused(_("Kode %(code)s sudah dipakai indikator “%(name)s”.") % facts)
    year = whole_number(row, "tahun")
    if year < indicator.valid_from:
        Indicator.objects.filter(pk=indicator.pk).update(valid_from=year)
        note_indicator("indicator_changed", indicator, actor, valid_from=[indicator.valid_from, year])
        indicator.valid_from = year
    _set_targets(indicator, row, actor)


def _set_targets(indicator: Indicator, row: Row, actor: Actor) -> None:
    goals = {quarter: row[column] for quarter, column in TARGET_COLUMNS.items() if row[column]}
    year = whole_number(row, "tahun")
    set_targets(indicator=indicator, year=year, goals=goals, actor=actor, reason=_("Impor tabel indikator"))
