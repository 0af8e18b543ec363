"""Signing in: user name or NIP and password against a token. Failures are counted together with those of the pages."""

from datetime import datetime

from allauth.account.adapter import get_adapter
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Router

from triwulan.api.problems import Refusal
from triwulan.api.shapes.base import Given, Shape
from triwulan.api.shapes.problem import refusals
from triwulan.core.sentences import term
from triwulan.organisations.models import Person
from triwulan.organisations.tokens import issue_token

router = Router(tags=[term("Masuk")])

WRONG = _("Nama pengguna, NIP, atau kata sandi tidak cocok. Periksa semuanya, lalu coba lagi.")
TOO_OFTEN = _("Terlalu banyak percobaan gagal. Tunggu lima menit, lalu coba lagi.")
INACTIVE = _("Akun ini dinonaktifkan. Hubungi administrator.")
GIVEN = _("Kata sandi ini ditetapkan orang lain. Masuk lewat halaman Triwulan dan ganti dahulu, lalu minta token.")
CODE_NEEDED = _("Akun ini memakai kode kedua. Sertakan kode dari aplikasi pada isian “code”.")
KEY_NEEDED = _("Akun ini dilindungi kunci sandi. Pasang juga aplikasi kode di halaman Profil untuk memakai API.")


class SignIn(Given):
    """`code`: the six digits of one's app, where that protects the account."""

    username: str
    password: str
    code: str = ""


class Token(Shape):
    """Valid until `expires_at`, until the password changes or the account is closed; it is shown this once."""

    token: str
    expires_at: datetime


@router.post(
    "",
    auth=None,
    response={200: Token, **refusals(422, 429)},
    summary=term("Tukar nama pengguna (atau NIP) dan kata sandi dengan token"),
)
def token(request: HttpRequest, given: SignIn) -> Token:
    person = _authenticated(request, given)
    if not person.is_active:
        raise Refusal(401, INACTIVE)
    if person.password_is_given:
        raise Refusal(401, GIVEN)
    _check_second_factor(person, given.code)
    issued = issue_token(person)
    return Token(token=issued.plain, expires_at=issued.expires_at)


def _authenticated(request: HttpRequest, given: SignIn) -> Person:
    """allauth counts the failure before it looks, so that many tries at once are no way round the limit."""
    try:
        found = get_adapter(request).authenticate(request, username=_username(given.username), password=given.password)
    except ValidationError as limited:
        raise Refusal(429, TOO_OFTEN) from limited
    if not isinstance(found, Person):
        raise Refusal(401, WRONG)
    return found


def _check_second_factor(person: Person, code: str) -> None:
    """With a limit of its own: who knows the password may not try all codes."""
    factors = Authenticator.objects.filter(user=person).exclude(type=Authenticator.Type.RECOVERY_CODES)
    if not factors.exists():
        return
    app = factors.filter(type=Authenticator.Type.TOTP).first()
    if app is None:
        raise Refusal(401, KEY_NEEDED)
    if not code.strip():
        raise Refusal(401, CODE_NEEDED)
    try:
        forget_failures = check_rate_limit(person)
    except ValidationError as limited:
        raise Refusal(429, TOO_OFTEN) from limited
    if not TOTP(app).validate_code(code.strip()):
        raise Refusal(401, CODE_NEEDED)
    forget_failures()


def _username(said: str) -> str:
    """A NIP, as printed with its spaces or without, is its owner's user name."""
    digits = "".join(said.split())
    if not (digits.isascii() and digits.isdigit()):
        return said.strip()
    return Person.objects.filter(nip=digits).values_list("username", flat=True).first() or digits
