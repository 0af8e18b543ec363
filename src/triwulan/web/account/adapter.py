"""allauth's doors, with our sentences: nobody signs himself up, and a refused sign-in says how often it may be tried."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from triwulan.organisations.models import Person
from triwulan.organisations.tokens import withdraw_tokens
from triwulan.web.account.limits import begin_session

log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _(
            "NIP atau kata sandi tidak cocok. Periksa keduanya, termasuk huruf besar dan kecil, lalu coba lagi."
        ),
        "too_many_login_attempts": _(
            "Terlalu banyak percobaan gagal. Tunggu lima menit, lalu coba lagi, atau minta administrator menyetel "
            "ulang kata sandi."
        ),
        "incorrect_password": _("Kata sandi tidak cocok."),
        "enter_current_password": _("Kata sandi lama tidak cocok."),
        "rate_limited": _("Terlalu sering. Tunggu sebentar, lalu coba lagi."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth asks so
        return False

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """By whom, where there is such a person; what else was typed may be somebody's password."""
        known = Person.objects.filter(username=credentials.get("username", "")).values_list("pk", flat=True).first()
        log.warning("sign-in refused: person %s from %s", known or "unknown", self.get_client_ip(request))
        super().authentication_failed(request, **credentials)

    def post_login(self, request: HttpRequest, user: Any, **how: Any) -> Any:
        log.info("signed in: person %s from %s", user.pk, self.get_client_ip(request))
        begin_session(request.session)
        return super().post_login(request, user, **how)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth asks so
        return reverse("account:profile")

    def set_password(self, user: Person, password: str) -> None:
        """Changed or reset: whoever knew the old one may hold a token, and loses it with the other sessions."""
        super().set_password(user, password)
        withdraw_tokens(user)

    def attempts_left(self, request: HttpRequest, username: str) -> int:
        """How often this name may still be tried from here; call it after a failure, which has been counted."""
        key = self._get_login_attempts_cache_key(request, username=username)
        rates = ratelimit.get_rates(app="allauth.account", action="login_failed")
        left = []
        for rate in rates:
            place = ratelimit.get_cache_key(request, app="allauth.account", action="login_failed", rate=rate, key=key)
            history: list[float] = cache.get(place, [])
            # The newest entry is the failure just counted: it tells the time that the limits run by.
            recent = [moment for moment in history if moment > history[0] - rate.duration]
            left.append(rate.amount - len(recent))
        return max(min(left, default=0), 0)


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth is untyped
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("Kode tidak cocok. Pakai kode yang sedang tampil di aplikasi."),
        "cannot_delete_authenticator": _("Langkah kedua tidak dapat dilepas sekarang."),
        "cannot_generate_recovery_codes": _("Pasang aplikasi kode atau kunci sandi lebih dahulu."),
    }


def username_of(typed: str) -> str:
    """A NIP, with spaces or without, becomes the user name of its owner; anything else is a user name already."""
    digits = "".join(typed.split())
    if digits.isdecimal():
        found: Any = Person.objects.filter(nip=digits).values_list("username", flat=True).first()
        return found or digits
    return typed.strip().lower()
