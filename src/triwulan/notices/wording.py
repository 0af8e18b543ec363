"""A rule, said in words: on its page, in the record and in the preview."""

from django.utils.translation import gettext as _

from triwulan.core.spoken import say_minutes
from triwulan.notices.models import AmountUnit, Moment, ReminderRule, To


def rule_words(rule: ReminderRule) -> str:
    when = _repeated(rule, _when(rule))
    return _("%(when)s, kepada %(whom)s") % {"when": when, "whom": whom_words(rule.to)}


def whom_words(to: str) -> str:
    return {To.HOLDER: _("pemegang tugas"), To.SUPERIOR: _("atasan"), To.PLANNER: _("perencana")}[To(to)]


def ways_words(rule: ReminderRule) -> str:
    ways = [_("kotak masuk")]
    ways += [_("surel")] if rule.by_mail else []
    ways += ["webhook"] if rule.by_webhook else []
    return ", ".join(ways)


def _when(rule: ReminderRule) -> str:
    if rule.moment == Moment.AT:
        return _("saat mulai terlambat")
    if rule.moment == Moment.BEFORE and rule.unit == AmountUnit.SHARE:
        return _("saat sisa waktu tinggal %(percent)d%% dari standar") % {"percent": rule.amount}
    length = say_minutes(rule.amount)
    if rule.moment == Moment.BEFORE:
        return _("%(length)s kerja sebelum batas waktu") % {"length": length}
    return _("%(length)s kerja sesudah mulai terlambat") % {"length": length}


def _repeated(rule: ReminderRule, when: str) -> str:
    if not rule.repeat_minutes:
        return when
    length = say_minutes(rule.repeat_minutes)
    return _("%(when)s, lalu setiap %(length)s kerja") % {"when": when, "length": length}
