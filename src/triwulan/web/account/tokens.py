"""One's own API tokens: each with its name and its last use, shown once, withdrawn by a press."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from triwulan.organisations.models import ApiToken, Person
from triwulan.organisations.tokens import Issued, issue_named_token, withdraw_token
from triwulan.web.access import signed_in

LIVES = {
    30: gettext_lazy("30 hari"),
    90: gettext_lazy("90 hari"),
    365: gettext_lazy("satu tahun"),
}


class TokenForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Untuk apa"),
        max_length=80,
        help_text=gettext_lazy("Misalnya nama program yang memakainya, supaya Anda tahu mana yang dicabut"),
    )
    days = forms.TypedChoiceField(
        label=gettext_lazy("Berlaku selama"), choices=list(LIVES.items()), initial=90, coerce=int
    )


@signed_in
@require_safe
def tokens(request: HttpRequest) -> HttpResponse:
    return render(request, "account/tokens.html", {"tokens": _mine(request), "form": TokenForm()})


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth is untyped
def new(request: HttpRequest) -> HttpResponse:
    """Who he is, is proved again: a token opens as much as his password. It is shown on this one answer."""
    form = TokenForm(request.POST or None)
    issued = _issued(_person(request), form.cleaned_data) if form.is_valid() else None
    context = {"tokens": _mine(request), "form": TokenForm() if issued else form, "issued": issued, "begun": True}
    return render(request, "account/tokens.html", context)


@signed_in
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    gone = withdraw_token(_person(request), pk)
    if gone is None:
        raise Http404
    messages.success(request, _("Token dicabut; program yang memakainya tidak dapat masuk lagi."))
    return redirect("account:tokens")


def _issued(person: Person, said: Mapping[str, Any]) -> Issued:
    return issue_named_token(person, said["name"], timedelta(days=said["days"]))


def _mine(request: HttpRequest) -> list[ApiToken]:
    return list(ApiToken.objects.filter(person=_person(request)).order_by("-created_at", "-pk"))


def _person(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)  # noqa: S101 - `signed_in` says so
    return request.user
