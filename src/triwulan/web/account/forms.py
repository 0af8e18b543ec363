from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from triwulan.web.account.adapter import AccountAdapter, username_of

# From here on the refusal says how many attempts are left; before, it would only unsettle.
_SAY_BELOW = 5


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth is untyped
    """By NIP or user name. Its one fault stands at the password, where the reader's eye is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label, login.help_text = _("NIP atau nama pengguna"), _("NIP 18 angka, boleh memakai spasi")
        password.label, password.help_text = _("Kata sandi"), ""
        login.widget.attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        password.widget.attrs = {"autocomplete": "current-password"}

    def clean_login(self) -> str:
        return username_of(self.cleaned_data["login"])

    def _clean_with_password(self, credentials: dict[str, Any]) -> Any:
        try:
            return super()._clean_with_password(credentials)
        except forms.ValidationError as refused:
            self.add_error("password", self._with_attempts(refused, credentials["username"]))
            return self.cleaned_data

    def _with_attempts(self, refused: forms.ValidationError, username: str) -> str:
        sentence = " ".join(refused.messages)
        adapter = get_adapter(self.request)
        if refused.code != "username_password_mismatch" or not isinstance(adapter, AccountAdapter):
            return sentence
        left = adapter.attempts_left(self.request, username)
        if left >= _SAY_BELOW:
            return sentence
        more = ngettext("Sisa %(count)d percobaan.", "Sisa %(count)d percobaan.", left) % {"count": left}
        return f"{sentence} {more}"
