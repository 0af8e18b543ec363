from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from triwulan.web.access import DeskRequest, member


@member
@require_safe
def tasks(request: DeskRequest) -> HttpResponse:
    return render(request, "tasks/list.html")
