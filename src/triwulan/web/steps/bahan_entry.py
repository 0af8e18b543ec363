"""Writes what was typed into a row of the worksheet: what differs, as much of it as may stand, never over another's."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from triwulan.core import clock
from triwulan.core.numbers import NumberUnreadable, format_exact, is_ambiguous, parse_number
from triwulan.core.spoken import say_instant_near
from triwulan.cycles.actions.values import Changes, save_values
from triwulan.indicators.actions import AnswerRefused, RealisationChanged, RealisationRefused
from triwulan.indicators.entry import entered_text, read_number
from triwulan.indicators.figures import Figure
from triwulan.indicators.models import Variable
from triwulan.organisations.models import Person
from triwulan.web.steps.bahan_rows import TEXTS, field_name

Typed = Mapping[str, str]


@dataclass
class Saved:
    """`faults` and `notes` by the name of the field. `changed` is said when somebody else had changed the row."""

    faults: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    changed: str = ""


def save_row(person: Person, cycle_id: int, figure: Figure, typed: Typed) -> Saved:
    """`typed` may name any of the row's fields; one that is not there stays as it is. Raises NotThere and MayNot."""
    saved = Saved(notes=readings(figure, typed))
    changes = changes_of(figure, typed)
    if changes:
        _write(person, cycle_id, figure, changes, saved)
    if not saved.changed:
        _answer(person, cycle_id, figure, typed, saved)
    return saved


def changes_of(figure: Figure, typed: Typed) -> Changes | None:
    """What differs from what stands; None when nothing does."""
    pk = figure.indicator.pk
    variables = {
        row.code: typed[name]
        for row in figure.indicator.variables.all()
        if (name := field_name("v", pk, row.code)) in typed
        and _differs(row, typed[name], figure.variables.get(row.code))
    }
    texts = {
        code: typed[name]
        for code in TEXTS
        if (name := field_name("t", pk, code)) in typed and _plain(typed[name]) != getattr(figure, code)
    }
    if not variables and not texts:
        return None
    version = typed.get(field_name("r", pk), "")
    return Changes(
        variables=variables or None,
        expected_version=int(version) if version.isdecimal() else None,
        **texts,  # type: ignore[arg-type]  # its keys are the fields of Changes
    )


def readings(figure: Figure, typed: Typed) -> dict[str, str]:
    """How a number was read, where a dot might have been meant otherwise."""
    pk = figure.indicator.pk
    notes = {}
    for row in figure.indicator.variables.all():
        name = field_name("v", pk, row.code)
        note = _reading(row, typed.get(name, ""))
        if note:
            notes[name] = note
    return notes


def _write(person: Person, cycle_id: int, figure: Figure, changes: Changes, saved: Saved) -> None:
    """Refused fields stay out, so that a slip in one does not keep the others from being saved."""
    try:
        save_values(person=person, cycle_id=cycle_id, code=figure.indicator.code, changes=changes)
    except RealisationRefused as refused:
        saved.faults |= {_name_of(figure, code): sentence for code, sentence in refused.sentences.items()}
        rest = _without(changes, set(refused.sentences))
        if rest:
            _write(person, cycle_id, figure, rest, saved)
    except RealisationChanged as changed:
        saved.changed = _changed_sentence(person, changed, figure)
        saved.faults[field_name("r", figure.indicator.pk)] = saved.changed


def _answer(person: Person, cycle_id: int, figure: Figure, typed: Typed, saved: Saved) -> None:
    """Each answer by itself: one that is refused takes no other with it."""
    prefix = f"{field_name('w', figure.indicator.pk)}-"
    for name, choice in typed.items():
        code = name.removeprefix(prefix)
        if not name.startswith(prefix) or choice != "benar":
            continue
        reason = field_name("j", figure.indicator.pk, code)
        try:
            save_values(
                person=person,
                cycle_id=cycle_id,
                code=figure.indicator.code,
                changes=Changes(answers={code: typed.get(reason, "")}),
            )
        except AnswerRefused as refused:
            saved.faults[reason] = refused.sentence


def _without(changes: Changes, refused: set[str]) -> Changes | None:
    if "variables" in refused:
        refused = refused | set(changes.variables or {})
    variables = {code: value for code, value in (changes.variables or {}).items() if code not in refused}
    texts = {code: None for code in TEXTS if code in refused}
    rest = replace(changes, variables=variables or None, **texts)  # type: ignore[arg-type]  # as above
    same = rest == changes
    empty = rest.variables is None and all(getattr(rest, code) is None for code in TEXTS)
    return None if same or empty else rest


def _name_of(figure: Figure, code: str) -> str:
    pk = figure.indicator.pk
    if code in TEXTS:
        return field_name("t", pk, code)
    known = [row.code for row in figure.indicator.variables.all()]
    return field_name("v", pk, code if code in known or not known else known[-1])


def _differs(row: Variable, text: str, stored: Decimal | None) -> bool:
    """An unreadable text differs: it must be refused, not forgotten."""
    if not text.strip():
        return stored is not None
    try:
        return read_number(row.indicator, text) != stored
    except NumberUnreadable:
        return text.strip() != entered_text(row.indicator, stored)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _reading(row: Variable, text: str) -> str:
    try:
        number = parse_number(text)
    except NumberUnreadable:
        return ""
    facts = {"read": format_exact(number), "instead": text.strip().replace(".", ",")}
    if row.decimals and is_ambiguous(text):
        return _("Dibaca %(read)s (ribuan). Bila maksudnya %(instead)s, tulis dengan koma.") % facts
    if "." in text and "," not in text and number != number.to_integral_value():
        return _("Dibaca %(read)s.") % facts
    return ""


def _changed_sentence(person: Person, changed: RealisationChanged, figure: Figure) -> str:
    if changed.when is None or changed.who is None:
        return _("Isian ini sudah berubah sejak Anda membukanya.")
    when = say_instant_near(changed.when, clock.now(), figure.indicator.agency.time_zone)
    if changed.who == person.full_name:
        return _("Anda sendiri sudah mengubah isian ini di tempat lain, %(when)s.") % {"when": when}
    return _("%(who)s mengubah isian ini, %(when)s.") % {"who": changed.who, "when": when}
