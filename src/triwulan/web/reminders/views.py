"""The agency's reminders: its rules with what they would do, when it is quiet, and where else they are sent."""

from datetime import datetime, time

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from triwulan.core import clock
from triwulan.core.duration import Duration
from triwulan.core.work_calendar import NoWorkingTime
from triwulan.core.working_time import day_start
from triwulan.notices.actions import change_times
from triwulan.notices.defaults import quiet_of, reminder_times
from triwulan.notices.leaving import mail_is_set
from triwulan.notices.models import ReminderRule, Webhook
from triwulan.notices.queries import faulty
from triwulan.notices.refusals import ReminderRefused
from triwulan.notices.wording import rule_words, ways_words
from triwulan.web.access import DeskRequest, needs
from triwulan.web.reminders.forms import ExampleForm, TimesForm, add_refusal
from triwulan.web.reminders.preview import Preview, example_of, preview

SETTERS = ("admin", "perencana")
_STANDARD = Duration(15, "menit")


@needs(*SETTERS)
@require_safe
def reminders(request: DeskRequest) -> HttpResponse:
    return _page(request)


@needs(*SETTERS)
@require_POST
def times(request: DeskRequest) -> HttpResponse:
    form = TimesForm(request.POST)
    if form.is_valid():
        try:
            change_times(agency=request.agency, actor=request.desk.actor(*SETTERS), **form.cleaned_data)
        except ReminderRefused as refused:
            add_refusal(form, refused)
        else:
            messages.success(request, _("Jam tenang dan jam ringkasan tersimpan."))
            return redirect("reminders:page")
    return _page(request, form=form)


def _page(request: DeskRequest, form: TimesForm | None = None) -> HttpResponse:
    kept = reminder_times(request.agency)
    rules = list(ReminderRule.objects.filter(agency=request.agency))
    initial = {name: getattr(kept, name) for name in TimesForm.base_fields}
    example, previewed = _preview(request, rules, kept.digest_at)
    context = {
        "rules": [(rule, rule_words(rule), ways_words(rule)) for rule in rules],
        "form": form or TimesForm(initial=initial),
        "example": example,
        "preview": previewed,
        "webhook": Webhook.objects.filter(agency=request.agency).first(),
        "faults": faulty(clock.now()).exists(),
        "mail_is_set": mail_is_set(),
    }
    return render(request, "reminders/page.html", context, status=422 if form else 200)


def _preview(request: DeskRequest, rules: list[ReminderRule], digest_at: time) -> tuple[ExampleForm, Preview | None]:
    """For a task of the coming working day; None where the calendar has none, or the example cannot be read."""
    quiet = quiet_of(request.agency)
    try:
        begins = day_start(request.desk.today, quiet.calendar)
    except NoWorkingTime:
        return ExampleForm(), None
    asked = ExampleForm(request.GET if "waktu" in request.GET else None)
    asked.initial = {"waktu": str(_STANDARD), "jam": begins.time()}
    if asked.is_bound and not asked.is_valid():
        return asked, None
    chosen = asked.cleaned_data if asked.is_bound else asked.initial
    given = datetime.combine(begins.date(), chosen["jam"] or begins.time(), begins.tzinfo)
    duration = chosen["waktu"] if asked.is_bound else _STANDARD
    return asked, preview(rules, example_of(request.agency, given, duration, quiet, digest_at))
