"""Where the agency's reminders are sent to besides; its secret is shown once, when it is made."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from triwulan.core import clock
from triwulan.notices.actions import remove_webhook, renew_secret, set_webhook
from triwulan.notices.models import Channel, Webhook
from triwulan.notices.outgoing import NotDelivered
from triwulan.notices.queries import faulty
from triwulan.notices.refusals import ReminderRefused
from triwulan.notices.webhooks import send_trial
from triwulan.web.access import DeskRequest, needs
from triwulan.web.reminders.forms import WebhookForm, add_refusal
from triwulan.web.reminders.views import SETTERS

_FAULTS = 20


@needs(*SETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def webhook(request: DeskRequest) -> HttpResponse:
    """The secret of a new one is shown on the answer to the press that made it, and never again."""
    if request.method != "POST":
        return _page(request)
    form = WebhookForm(request.POST)
    made = _keep(request, form) if form.is_valid() else ""
    if not form.is_valid():
        return _page(request, form=form)
    messages.success(request, _("Webhook tersimpan."))
    return _page(request, secret=made) if made else redirect("reminders:webhook")


@needs(*SETTERS)
@require_POST
def secret(request: DeskRequest) -> HttpResponse:
    return _page(request, secret=renew_secret(webhook=_there(request), actor=request.desk.actor(*SETTERS)))


@needs(*SETTERS)
@require_POST
def trial(request: DeskRequest) -> HttpResponse:
    actor = request.desk.actor(*SETTERS)
    holding = next(held for held in request.desk.holdings if held.position_id == actor.position_id)
    try:
        send_trial(_there(request), holding)
    except NotDelivered as fault:
        messages.error(request, _("Percobaan gagal. %(fault)s") % {"fault": fault})
    else:
        messages.success(request, _("Percobaan terkirim dan diterima."))
    return redirect("reminders:webhook")


@needs(*SETTERS)
@require_POST
def delete(request: DeskRequest) -> HttpResponse:
    remove_webhook(webhook=_there(request), actor=request.desk.actor(*SETTERS))
    messages.success(request, _("Webhook dihapus; yang menunggu tidak dikirim lagi."))
    return redirect("reminders:page")


def _there(request: DeskRequest) -> Webhook:
    return get_object_or_404(Webhook.objects.select_related("agency"), agency=request.agency)


def _keep(request: DeskRequest, form: WebhookForm) -> str:
    try:
        return set_webhook(agency=request.agency, actor=request.desk.actor(*SETTERS), **form.cleaned_data)
    except ReminderRefused as refused:
        add_refusal(form, refused)
        return ""


def _page(request: DeskRequest, *, form: WebhookForm | None = None, secret: str = "") -> HttpResponse:
    found = Webhook.objects.filter(agency=request.agency).first()
    initial = {"address": found.address, "active": found.active} if found else {"active": True}
    context = {
        "form": form or WebhookForm(initial=initial),
        "webhook": found,
        "secret": secret,
        "faults": faulty(clock.now()).filter(channel=Channel.WEBHOOK)[:_FAULTS],
    }
    return render(request, "reminders/webhook.html", context, status=422 if form else 200)
