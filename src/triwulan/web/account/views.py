"""Signing in and out, and one's own account."""

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_scopes import scope

from triwulan.organisations.models import Agency, Government, Person
from triwulan.web.access import DeskRequest, member, public, signed_in
from triwulan.web.account.accounts import offices
from triwulan.web.account.limits import begin_session
from triwulan.web.account.sessions import others_of
from triwulan.web.preferences import safe_next
from triwulan.web.scope import choose_agency

PASSWORD_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"  # noqa: S105 - a class, no password


class SignInView(LoginView):  # type: ignore[misc]  # allauth is untyped
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "office": the_office(),
            "mail": mail_is_set(),
            "offices": offices() if settings.DEMO else [],
            "next": safe_next(self.request),
        }


@public("The demo's way in; refused everywhere else")
@require_POST
def demo_account(request: HttpRequest) -> HttpResponse:
    if not settings.DEMO:
        raise Http404
    person = get_object_or_404(Person, username=request.POST.get("akun", ""), is_active=True)
    login(request, person, backend=PASSWORD_BACKEND)
    begin_session(request.session)
    return HttpResponseRedirect(safe_next(request) or "/")


@public("Tells a page that stood open whether its session still lives, and gives it a fresh token")
@never_cache
@require_safe
def session(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"person": request.user.pk, "csrf": get_token(request)})


@signed_in
@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """Where the sign-in in a second tab ends."""
    return render(request, "account/back.html")


@signed_in
@require_safe
def profile(request: HttpRequest) -> HttpResponse:
    return render(request, "account/profile.html", {"others": len(others_of(request))})


@member
@require_POST
def agency(request: DeskRequest) -> HttpResponse:
    wanted = request.POST.get("agency", "")
    if not wanted.isdecimal() or not choose_agency(request, int(wanted)):
        raise Http404
    return redirect("home")


def the_office() -> Agency | None:
    """The one agency of an installation that has one; several, or none yet, have no common name."""
    governments = list(Government.objects.all()[:2])
    if len(governments) != 1:
        return None
    with scope(government=governments[0], agency=None):
        agencies = list(Agency.objects.select_related("government")[:2])
    return agencies[0] if len(agencies) == 1 else None


def mail_is_set() -> bool:
    return not settings.EMAIL_BACKEND.endswith("dummy.EmailBackend")
