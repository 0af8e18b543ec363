from django.http import HttpResponse
from django.shortcuts import redirect

from triwulan.web.access import DeskRequest, member


@member
def home(_request: DeskRequest) -> HttpResponse:
    return redirect("tasks:list")
