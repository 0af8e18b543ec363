"""Every address has a rule, and the public ones are known by name."""

from collections.abc import Iterator

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from triwulan.web.access import GUARDED_ELSEWHERE, admit, rule_of

# Open to everybody. A new one needs a reason in its decorator and a line here.
PUBLIC = {
    "account:demo",
    "account:session",
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "favicon",
    "published:file",
    "published:list",
    "feed:calendar",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "preferences",
    "setup:start",
    "verify:document",
    "verify:start",
}


def patterns(resolver: URLResolver, namespace: str = "", prefix: str = "/") -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            inner = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from patterns(each, inner, prefix + str(each.pattern))
        elif not (prefix + str(each.pattern)).startswith(GUARDED_ELSEWHERE):
            yield f"{namespace}{each.name}", each


def test_every_address_has_an_access_rule() -> None:
    assert [name for name, pattern in patterns(get_resolver()) if rule_of(pattern.callback) is None] == []


def test_the_public_addresses_are_these_and_say_why() -> None:
    rules = {name: rule_of(pattern.callback) for name, pattern in patterns(get_resolver())}
    public = {name: rule.reason for name, rule in rules.items() if rule and rule.name == "public"}
    assert (set(public), [name for name, reason in public.items() if not reason]) == (PUBLIC, [])


def test_a_view_without_a_rule_is_refused_to_everybody() -> None:
    def bare(_request: object) -> HttpResponse:
        return HttpResponse()

    with pytest.raises(ImproperlyConfigured, match="bare has no access rule"):
        admit(RequestFactory().get("/baru/"), bare)
