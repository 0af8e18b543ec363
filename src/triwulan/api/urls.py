"""Under /api/v1/. Whatever is wrong here is said in JSON too: an unknown address, a method that there is none of."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import URLPattern, path, re_path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from triwulan.api.handbook import handbook
from triwulan.api.problems import NOT_FOUND, say
from triwulan.api.v1 import api

NOT_ALLOWED = _("Cara memanggil ini tidak ada di alamat ini. Lihat /api/v1/docs.")


def root(_request: HttpRequest) -> HttpResponse:
    return redirect("api:docs")


@csrf_exempt
def unknown(_request: HttpRequest) -> HttpResponse:
    """Exempt, since a program that mistypes an address shall read that, and not of a cookie it never had."""
    return say(HTTPStatus.NOT_FOUND, NOT_FOUND)


def _spoken(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    @wraps(view)
    def spoken(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer = view(request, *args, **kwargs)
        if isinstance(answer, HttpResponseNotAllowed):
            said = say(HTTPStatus.METHOD_NOT_ALLOWED, NOT_ALLOWED)
            said["Allow"] = answer["Allow"]
            return said
        answer.headers.setdefault("Cache-Control", "no-store")
        return answer

    return spoken


def _patterns() -> list[URLPattern]:
    found = []
    for pattern in api.urls[0]:
        if isinstance(pattern, URLPattern):
            pattern.callback = _spoken(pattern.callback)
            found.append(pattern)
    return found


app_name = "api"
urlpatterns = [
    path("", root, name="api-root"),
    path("docs", handbook, name="docs"),
    *_patterns(),
    re_path("", unknown),
]
