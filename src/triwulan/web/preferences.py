"""Light or dark, Indonesian or English: each device remembers its own, so it works before signing in too."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from triwulan.organisations.models import Person
from triwulan.organisations.people import choose_language
from triwulan.web.access import public

THEME_COOKIE = "tema"
# "otomatis" follows the device and is the absence of the cookie.
THEMES = ("terang", "gelap", "otomatis")
_YEAR = 365 * 24 * 3600


def theme_of(request: HttpRequest) -> str:
    """What stands in <html data-tema>; empty lets the device decide."""
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return chosen if chosen in {"terang", "gelap"} else ""


@public("A device's own look and language, also before signing in")
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(safe_next(request) or "/")
    theme, language = request.POST.get("tema", ""), request.POST.get("bahasa", "")
    if theme in THEMES:
        _remember(response, THEME_COOKIE, theme)
    if language in dict(settings.LANGUAGES):
        _remember(response, settings.LANGUAGE_COOKIE_NAME, language)
        if isinstance(request.user, Person):
            choose_language(request.user, language)
    return response


def safe_next(request: HttpRequest) -> str:
    """Where to go on, if it is a place of this house; else empty."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else ""


def _remember(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name, value, max_age=_YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )
