"""Saving a figure: all of it or nothing, and never over what somebody else just saved."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack, cast

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.core import clock
from triwulan.core.numbers import NumberUnreadable
from triwulan.core.published.tidy import is_absent
from triwulan.core.quarters import Quarter
from triwulan.indicators.entries import note_realisation
from triwulan.indicators.entry import Entered, read_variable, value_problem, written_down
from triwulan.indicators.ledgers import entry_of
from triwulan.indicators.models import Indicator, Realisation
from triwulan.indicators.prose import prose_problem, tidy_prose
from triwulan.indicators.refusals import RealisationChanged, RealisationRefused
from triwulan.organisations.models import Person, Unit
from triwulan.organisations.scoping import only_if


class Words(TypedDict, total=False):
    """What stands beside a figure; `not_applicable` is the reason of an n/a, and "" lifts it."""

    not_applicable: str | None
    explanation: str | None
    support: str | None
    obstacle: str | None
    follow_up: str | None


def save_realisation(
    *,
    indicator: Indicator,
    unit: Unit,
    quarter: Quarter,
    variables: Mapping[str, Entered] | None = None,
    actor: Actor,
    person: Person | None,
    expected_version: int | None = None,
    cycle_id: int | None = None,
    **words: Unpack[Words],
) -> Realisation:
    """Save what was given and leave the rest; None or "" empties a variable. What changes nothing writes nothing.

    Raises RealisationRefused with a sentence per field, or RealisationChanged when the row is no longer at
    `expected_version` (0: never saved). Without an expected version the last to save wins.
    """
    with transaction.atomic():
        row = realisation_row(indicator, unit, quarter)
        fields = read_fields(indicator, row, variables, cast("Mapping[str, str | None]", words))
        changes = _changes(row, fields)
        if changes:
            _write(row, {name: fields[name] for name in changes}, person, expected_version)
            note_realisation("realisation_saved", row, indicator, actor, cycle_id, changes=changes)
    return row


def realisation_row(indicator: Indicator, unit: Unit, quarter: Quarter) -> Realisation:
    """The figure's row, at version 0 until something is saved in it."""
    row, _is_new = Realisation.objects.select_related("entered_by").get_or_create(
        indicator=indicator, unit=unit, year=quarter.year, quarter=quarter.number
    )
    return row


def read_fields(
    indicator: Indicator, row: Realisation, variables: Mapping[str, Entered] | None, texts: Mapping[str, str | None]
) -> dict[str, Any]:
    """What the row's fields shall be; RealisationRefused with every fault, never with the first alone."""
    sentences: dict[str, str] = {}
    fields: dict[str, Any] = {name: tidy_prose(text) for name, text in texts.items() if text is not None}
    for name, text in fields.items():
        problem = prose_problem(text)
        if problem:
            sentences[name] = problem
    if variables:
        reason = fields.get("not_applicable", row.not_applicable)
        fields["variables"], faults = _read_variables(indicator, row, _without_words(variables, reason, sentences))
        sentences |= faults
    sentences |= _both(row, fields, variables or {})
    if sentences:
        raise RealisationRefused(sentences)
    return fields


def _without_words(given: Mapping[str, Entered], reason: str, sentences: dict[str, str]) -> dict[str, Entered]:
    """An "n/a" in the place of a number is none: with its reason it leaves the field empty, without it is refused."""
    said = [code for code, entered in given.items() if isinstance(entered, str) and is_absent(entered.strip())]
    if not reason:
        sentence = _("Alasan n/a belum ditulis. Tulis sebabnya, misalnya: surveinya terbit setahun sekali.")
        sentences |= dict.fromkeys(said, sentence)
    return {code: None if code in said else entered for code, entered in given.items()}


def _both(row: Realisation, fields: Mapping[str, Any], given: Mapping[str, Entered]) -> dict[str, str]:
    """A value and n/a at once: said where it was caused, at the reason or at the variables that were filled in."""
    if not fields.get("not_applicable", row.not_applicable) or not fields.get("variables", row.variables):
        return {}
    if fields.get("not_applicable"):
        return {
            "not_applicable": _(
                "Nilainya terisi, jadi tidak dapat sekaligus n/a. Kosongkan isiannya, atau hapus n/a-nya."
            )
        }
    sentence = _("Nilai ini dinyatakan tidak dapat dinilai (n/a). Hapus n/a-nya sebelum mengisi angka.")
    return {code: sentence for code, entered in given.items() if _is_filled(entered)}


def _is_filled(entered: Entered) -> bool:
    return not (entered is None or (isinstance(entered, str) and (not entered.strip() or is_absent(entered.strip()))))


def _read_variables(
    indicator: Indicator, row: Realisation, given: Mapping[str, Entered]
) -> tuple[dict[str, str], dict[str, str]]:
    """The variables as they are stored, and a sentence for each that cannot be."""
    known = {variable.code: variable for variable in indicator.variables.all()}
    values = entry_of(row.variables)
    faults = {code: _("Indikator ini tidak memiliki isian “%s”.") % code for code in given if code not in known}
    for code in given.keys() & known.keys():
        try:
            values[code] = read_variable(known[code], given[code])
        except NumberUnreadable as unreadable:
            faults[code] = unreadable.sentence
    problem = None if faults else value_problem(indicator, values)
    if problem:
        faults["penyebut" if "penyebut" in known else "variables"] = problem
    return written_down(values, known), faults


def _changes(row: Realisation, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Old and new of what differs; of the variables only those that do."""
    changes: dict[str, Any] = {
        name: [getattr(row, name), new] for name, new in fields.items() if getattr(row, name) != new
    }
    if "variables" in changes:
        old, new = changes["variables"]
        changes["variables"] = {
            code: [old.get(code), new.get(code)] for code in {**old, **new} if old.get(code) != new.get(code)
        }
    return changes


def _write(row: Realisation, fields: Mapping[str, Any], person: Person | None, expected_version: int | None) -> None:
    """A conditional update instead of a lock: on no row hit, somebody else was faster."""
    version = row.version if expected_version is None else expected_version
    hit = only_if(row, version=version).update(
        **fields, version=F("version") + 1, entered_by=person, entered_at=clock.now()
    )
    row.refresh_from_db()
    if not hit:
        raise RealisationChanged(row)
