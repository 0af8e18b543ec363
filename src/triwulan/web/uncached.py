"""What somebody reads after signing in stays in no cache: office computers are shared, and the back key works after him."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from triwulan.web.access import GUARDED_ELSEWHERE


class Uncached:
    """A page that says something of its own about caches keeps it; pictures may stay."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        picture = response.headers.get("Content-Type", "").startswith("image/")
        if not picture and not request.path_info.startswith(GUARDED_ELSEWHERE) and request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
