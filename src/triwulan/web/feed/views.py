"""One's own calendar feed: read by a calendar program without a session, made and taken away in the profile."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from triwulan.notices.actions import remove_feed_address, renew_feed_address
from triwulan.notices.feed_reading import read_feed
from triwulan.notices.models import FeedAddress
from triwulan.web.access import DeskRequest, public, signed_in


@public("Asked for by a calendar program, which cannot sign in: the address itself is the secret")
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    reading = read_feed(secret)
    if reading is None:
        raise Http404
    etag = f'"{reading.etag}"'
    known = {each.strip().removeprefix("W/") for each in request.headers.get("If-None-Match", "").split(",")}
    since = request.headers.get("If-Modified-Since", "")
    changed = http_date(int(reading.changed_at.timestamp()))
    if etag in known or (known == {""} and since == changed):
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(reading.body, content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = 'inline; filename="triwulan.ics"'
    response["ETag"], response["Last-Modified"] = etag, changed
    patch_cache_control(response, private=True, no_cache=True)
    return response


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: DeskRequest) -> HttpResponse:
    """One's own address, made anew by a press and shown on that one answer: nothing keeps it but the calendar program."""
    secret = renew_feed_address(request.person) if request.method == "POST" else ""
    address = f"{settings.PUBLIC_URL}{reverse('feed:calendar', args=[secret])}" if secret else ""
    found = FeedAddress.objects.filter(person=request.person).first()
    return render(request, "feed/page.html", {"feed": found, "address": address})


@signed_in
@require_POST
def remove(request: DeskRequest) -> HttpResponse:
    remove_feed_address(request.person)
    messages.success(request, _("Alamat kalender dihapus; yang lama tidak menjawab lagi."))
    return redirect("feed:own")
