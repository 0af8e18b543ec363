"""An agency's rules, changed by hand. What went off under a rule before stays told."""

from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.notices.defaults import reminder_times
from triwulan.notices.models import AmountUnit, Moment, ReminderRule
from triwulan.notices.refusals import ReminderRefused
from triwulan.notices.wording import rule_words
from triwulan.organisations.entries import note
from triwulan.organisations.models import Agency

SHARES = range(1, 91)
# Working minutes: four weeks, far more than anything late stays news.
LONGEST = 20 * 450
# A quarter of an hour apart is as often as anybody bears it.
SHORTEST_REPEAT = 15
FIELDS = ("moment", "amount", "unit", "repeat_minutes", "to", "by_mail", "by_webhook", "active")


@transaction.atomic
def add_rule(*, agency: Agency, actor: Actor, **fields: Any) -> ReminderRule:
    reminder_times(agency)
    rule = _checked(ReminderRule(agency=agency), fields)
    rule.save()
    note("reminder_rule_added", rule, agency, actor, rule=_said(rule))
    return rule


@transaction.atomic
def change_rule(*, rule: ReminderRule, actor: Actor, **fields: Any) -> ReminderRule:
    before = {name: getattr(rule, name) for name in FIELDS}
    said = _said(rule)
    _checked(rule, fields)
    if before != {name: getattr(rule, name) for name in FIELDS}:
        rule.save(update_fields=FIELDS)
        note("reminder_rule_changed", rule, rule.agency, actor, before=said, after=_said(rule))
    return rule


@transaction.atomic
def remove_rule(*, rule: ReminderRule, actor: Actor) -> None:
    note("reminder_rule_removed", rule, rule.agency, actor, rule=_said(rule))
    rule.delete()


def _checked(rule: ReminderRule, fields: dict[str, Any]) -> ReminderRule:
    """What does not belong to the moment is put to its neutral value, so that two equal rules are equal rows."""
    for name in FIELDS:
        setattr(rule, name, fields[name])
    if rule.moment != Moment.BEFORE:
        rule.unit = AmountUnit.MINUTES
    if rule.moment == Moment.AT:
        rule.amount = 0
    if rule.moment != Moment.AFTER:
        rule.repeat_minutes = 0
    _check_amount(rule)
    if rule.repeat_minutes and not SHORTEST_REPEAT <= rule.repeat_minutes <= LONGEST:
        raise ReminderRefused(
            _("Ulangi paling cepat setiap %(least)d menit kerja; kosongkan bila sekali saja.")
            % {"least": SHORTEST_REPEAT},
            "repeat_minutes",
        )
    return rule


def _check_amount(rule: ReminderRule) -> None:
    if rule.unit == AmountUnit.SHARE and rule.amount not in SHARES:
        raise ReminderRefused(_("Isi 1 sampai 90 persen."), "amount")
    if rule.moment != Moment.AT and not 1 <= rule.amount <= LONGEST:
        raise ReminderRefused(_("Isi 1 sampai %(most)d menit kerja.") % {"most": LONGEST}, "amount")


def _said(rule: ReminderRule) -> str:
    """For the record, which is kept in the office's language."""
    with translation.override("id"):
        return rule_words(rule)
