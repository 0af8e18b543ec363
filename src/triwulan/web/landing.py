from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static

from triwulan.web.access import DeskRequest, member, public


@member
def home(_request: DeskRequest) -> HttpResponse:
    return redirect("tasks:list")


@public("browsers and other programs ask for it without being told to, and before anybody has signed in")
def favicon(_request: HttpRequest) -> HttpResponse:
    return redirect(static("triwulan/favicon.svg"))
