import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation

from triwulan.config.language import ChosenLanguage


def spoken(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(translation.get_language())


@pytest.mark.parametrize(("cookie", "language"), [(None, "id"), ("en", "en"), ("id", "id"), ("xx", "id"), ("", "id")])
def test_the_page_speaks_indonesian_unless_its_reader_chose_english(cookie: str | None, language: str) -> None:
    request = RequestFactory().get("/", headers={"accept-language": "en-US,en"})
    if cookie is not None:
        request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = cookie
    response = ChosenLanguage(spoken)(request)
    assert (response.content.decode(), response.headers["Content-Language"]) == (language, language)
