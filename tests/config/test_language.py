from datetime import date, time
from decimal import Decimal

import pytest
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from triwulan.config.language import ChosenLanguage
from triwulan.core.numbers import format_exact, parse_number


def spoken(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(translation.get_language())


@pytest.mark.parametrize(("cookie", "language"), [(None, "id"), ("en", "en"), ("id", "id"), ("xx", "id"), ("", "id")])
def test_the_page_speaks_indonesian_unless_its_reader_chose_english(cookie: str | None, language: str) -> None:
    request = RequestFactory().get("/", headers={"accept-language": "en-US,en"})
    if cookie is not None:
        request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = cookie
    response = ChosenLanguage(spoken)(request)
    assert (response.content.decode(), response.headers["Content-Language"]) == (language, language)


@pytest.mark.parametrize(
    ("wanted", "cookie", "language"),
    [("en-US,en", None, "en"), ("", None, "id"), ("fr", None, "id"), ("en", "id", "id"), ("id", "en", "en")],
)
def test_a_program_is_answered_in_the_language_it_asks_for(wanted: str, cookie: str | None, language: str) -> None:
    request = RequestFactory().get("/api/v1/tasks", headers={"accept-language": wanted})
    if cookie is not None:
        request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = cookie
    response = ChosenLanguage(spoken)(request)
    assert (response.content.decode(), response.headers["Vary"]) == (language, "Accept-Language")


class Typed(forms.Form):
    day = forms.DateField()
    time = forms.TimeField()
    share = forms.DecimalField(localize=True)


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_is_typed_and_shown_means_the_same_in_both_languages(language: str) -> None:
    with translation.override(language):
        form = Typed({"day": "03/04/2026", "time": "07.30", "share": "1234,5"})
        assert form.is_valid(), form.errors
        assert form.cleaned_data == {"day": date(2026, 4, 3), "time": time(7, 30), "share": Decimal("1234.5")}
        assert parse_number("1.234") == Decimal(1234)
        shown = Template("{{ whole }} {{ share }}").render(Context({"whole": 1234567, "share": Decimal("1234.5")}))
        assert (shown, format_exact(Decimal("1234.5"))) == ("1234567 1234,5", "1.234,5")
