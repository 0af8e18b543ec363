"""A program that calls the API without HTTPS is refused where a browser would be led on (ASVS 5.0, 4.1.2)."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _


class RefusePlainApi:
    """A redirect would work, so nobody would notice that his token goes over the network in the open each time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SECURE_SSL_REDIRECT and request.path.startswith("/api/") and not request.is_secure():
            detail = _(
                "API hanya menerima HTTPS. Token atau kata sandi yang baru dikirim dapat terbaca orang lain: cabut dan ganti."
            )
            return JsonResponse({"detail": detail}, status=HTTPStatus.FORBIDDEN)
        return self.get_response(request)
