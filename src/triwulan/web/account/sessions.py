"""Where else one is signed in, and ending it there: a phone that was lost, a browser in another room."""

from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from triwulan.core import clock
from triwulan.web.access import signed_in


def others_of(request: HttpRequest) -> list[str]:
    """Keys of his other sessions. Each session is read: whose it is stands inside, under the signature."""
    mine = str(request.user.pk)
    living = Session.objects.filter(expire_date__gt=clock.now()).exclude(session_key=request.session.session_key)
    return [each.session_key for each in living.iterator() if each.get_decoded().get(SESSION_KEY) == mine]


@signed_in
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    ended = len(others_of(request))
    Session.objects.filter(session_key__in=others_of(request)).delete()
    said = ngettext("%(n)d sesi lain diakhiri.", "%(n)d sesi lain diakhiri.", ended) % {"n": ended}
    messages.success(request, said)
    return redirect("account:profile")
