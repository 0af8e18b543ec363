"""One rule: when, to whom, by which ways."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from triwulan.notices.actions import add_rule, change_rule, remove_rule
from triwulan.notices.models import AmountUnit, Moment, ReminderRule, To
from triwulan.notices.refusals import ReminderRefused
from triwulan.notices.wording import rule_words
from triwulan.web.access import DeskRequest, needs
from triwulan.web.reminders.forms import RuleForm, add_refusal
from triwulan.web.reminders.views import SETTERS

_NEW = {"moment": Moment.BEFORE, "amount": 20, "unit": AmountUnit.SHARE, "to": To.HOLDER}


@needs(*SETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_rule(request: DeskRequest) -> HttpResponse:
    initial = {**_NEW, "by_mail": True, "by_webhook": True, "active": True}
    return _answer(request, RuleForm(request.POST or None, initial=initial), None)


@needs(*SETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(ReminderRule.objects.select_related("agency"), pk=pk)
    initial = {name: getattr(found, name) for name in RuleForm.base_fields}
    initial |= {"amount": found.amount or None, "repeat_minutes": found.repeat_minutes or None}
    return _answer(request, RuleForm(request.POST or None, initial=initial), found)


@needs(*SETTERS)
@require_POST
def delete(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(ReminderRule.objects.select_related("agency"), pk=pk)
    said = rule_words(found)
    remove_rule(rule=found, actor=request.desk.actor(*SETTERS))
    messages.success(request, _("Aturan dihapus: %(rule)s.") % {"rule": said})
    return redirect("reminders:page")


def _answer(request: DeskRequest, form: RuleForm, found: ReminderRule | None) -> HttpResponse:
    if form.is_valid() and _kept(request, form, found):
        messages.success(request, _("Aturan pengingat tersimpan."))
        return redirect("reminders:page")
    status = 422 if form.is_bound else 200
    return render(request, "reminders/rule.html", {"form": form, "rule": found}, status=status)


def _kept(request: DeskRequest, form: RuleForm, found: ReminderRule | None) -> bool:
    actor = request.desk.actor(*SETTERS)
    try:
        if found is None:
            add_rule(agency=request.agency, actor=actor, **form.rule())
        else:
            change_rule(rule=found, actor=actor, **form.rule())
    except ReminderRefused as refused:
        add_refusal(form, refused)
    return form.is_valid()
