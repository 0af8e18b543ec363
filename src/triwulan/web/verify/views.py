from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from triwulan.web.access import public

PRINTED = "Whoever holds a printed paper may ask whether it is genuine"


@public(PRINTED)
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "verify/start.html")
