from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from triwulan.web.access import public


@public("Before there is anybody; closed as soon as there is")
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "setup/start.html")
