"""Many indicators at once from a table: all of them or none."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.indicators.entries import note_indicator
from triwulan.indicators.models import Indicator
from triwulan.indicators.planning.cells import spec_of, whole_number
from triwulan.indicators.planning.creating import create_indicator
from triwulan.indicators.planning.places import Places
from triwulan.indicators.planning.table import Row, read_table
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


def import_indicators(agency: Agency, content: bytes | str, *, actor: Actor, dry_run: bool = False) -> Imported:
    """Make the table's indicators with their targets; one whose code is there gets the targets of the row's year.

    PlanRefused with every fault of every row ("Baris 4: …"), and nothing written then, nor after a dry run.
    """
    rows = read_table(content)
    with transaction.atomic():
        imported = _import(agency, rows, actor)
        if dry_run:
            transaction.set_rollback(True)
    return imported


def _import(agency: Agency, rows: list[Row], actor: Actor) -> Imported:
    places = Places(agency, actor)
    present: dict[str, list[Indicator]] = {}
    for one in Indicator.objects.filter(agency=agency).order_by("valid_from"):
        present.setdefault(one.code, []).append(one)
    created, continued, sentences = [], [], _repeated(rows)
    for row in rows:
        try:
            if row["kode"] in present:
                _continue(_version(present[row["kode"]], whole_number(row, "tahun")), row, actor)
                continued.append(row["kode"])
            else:
                present[row["kode"]] = [_create(row, places, actor)]
                created.append(row["kode"])
        except PlanRefused as refused:
            sentences += [_in_row(row, sentence) for sentence in refused.sentences]
    if not rows:
        sentences.append(_("Tabel tidak berisi indikator."))
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


def _repeated(rows: list[Row]) -> list[str]:
    """A code may come back for another year, not for the same."""
    first: dict[tuple[str, str], int] = {}
    sentences = []
    for row in rows:
        earlier = first.setdefault((row["kode"], row["tahun"]), row.number)
        if row["kode"] and earlier != row.number:
            facts = {"code": row["kode"], "year": row["tahun"], "first": earlier}
            sentence = _("Kode %(code)s tahun %(year)s sudah ada pada baris %(first)d.") % facts
            sentences.append(_in_row(row, sentence))
    return sentences
