"""Who may open a page. Every view carries a rule; one without a rule is refused, loudly, to everybody.

A rule here opens the door of a page. What a person may do with one object inside is asked where the object is fetched
(`cycles/access.py`). A test walks every URL and reads these rules.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast
from urllib.parse import urlencode

from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from triwulan.organisations.models import Role

if TYPE_CHECKING:
    from triwulan.organisations.models import Agency, Person
    from triwulan.web.desk import Desk

    class DeskRequest(HttpRequest):
        """What a view behind `member` gets: somebody with a position, in an agency whose scope is set."""

        person: Person
        agency: Agency
        desk: Desk
else:
    DeskRequest = HttpRequest

ViewT = TypeVar("ViewT", bound=Callable[..., HttpResponseBase])

# The API has its own rule on each operation (bearer tokens); it knows no session.
GUARDED_ELSEWHERE = ("/api/",)


@dataclass(frozen=True)
class Rule:
    """`admits` returns None when the page may open, else what is answered instead."""

    name: str
    admits: Callable[[HttpRequest], HttpResponseBase | None]
    reason: str = ""


def rule_of(view: Callable[..., Any]) -> Rule | None:
    return cast("Rule | None", getattr(view, "access", None))


def public(reason: str) -> Callable[[ViewT], ViewT]:
    """Open to everybody; `reason` says why, and stands in the test's list."""
    return _carries(Rule("public", lambda _request: None, reason))


def signed_in(view: ViewT) -> ViewT:
    """Somebody, with a position or without: his own account."""
    return _carries(Rule("signed_in", _person_or_sign_in))(view)


def member(view: ViewT) -> ViewT:
    """Somebody with a position in the current agency, or who reviews it."""
    return _carries(Rule("member", _position_or_page))(view)


def needs(*roles: str, reviewers: bool = False) -> Callable[[ViewT], ViewT]:
    """Somebody who acts today for a position of the current agency with one of these roles, or who reviews it."""

    def admits(request: HttpRequest) -> HttpResponseBase | None:
        instead = _position_or_page(request)
        if instead is None and not _has_one(cast("DeskRequest", request).desk, roles, reviewers=reviewers):
            named = Role.objects.filter(code__in=roles).values_list("name", flat=True)
            raise PermissionDenied(_("Halaman ini untuk jabatan dengan peran %(role)s.") % {"role": ", ".join(named)})
        return instead

    return _carries(Rule(f"needs {' or '.join(roles)}", admits))


def _has_one(desk: "Desk", roles: tuple[str, ...], *, reviewers: bool) -> bool:
    return bool(desk.roles.intersection(roles)) or (reviewers and desk.reviews)


def admit(request: HttpRequest, view: Callable[..., Any]) -> HttpResponseBase | None:
    if request.path.startswith(GUARDED_ELSEWHERE):
        return None
    rule = rule_of(view)
    if rule is None:
        name = f"{view.__module__}.{getattr(view, '__qualname__', view)}"
        raise ImproperlyConfigured(f"{name} has no access rule; see triwulan.web.access.")
    return rule.admits(request)


def is_fetched(request: HttpRequest) -> bool:
    """Asked by a script of ours and not by the browser's address bar or a plain form."""
    return bool(getattr(request, "htmx", False)) or request.headers.get("X-Requested-With") == "triwulan"


def _carries(rule: Rule) -> Callable[[ViewT], ViewT]:
    def mark(view: ViewT) -> ViewT:
        # In __dict__, so that functools.wraps of later decorators carries it on.
        view.__dict__["access"] = rule
        return view

    return mark


def _person_or_sign_in(request: HttpRequest) -> HttpResponseBase | None:
    if request.user.is_authenticated:
        return None
    if is_fetched(request):
        return HttpResponse(_("Sesi berakhir. Masuk lagi; isian Anda tetap di layar."), status=401)
    if request.method not in {"GET", "HEAD"}:
        # Sending him to the sign-in page would lose what he typed; the way back keeps it.
        return render(request, "errors/session_over.html", status=401)
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")


def _position_or_page(request: HttpRequest) -> HttpResponseBase | None:
    instead = _person_or_sign_in(request)
    if instead is None and getattr(request, "desk", None) is None:
        return render(request, "errors/no_position.html", status=403)
    return instead
