from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static

from triwulan.cycles.models import Round
from triwulan.web.access import DeskRequest, member, public

# Who asks where the office stands before he asks what is his.
HEADS = frozenset({"kepala_dinas", "sekretaris"})


@member
def home(request: DeskRequest) -> HttpResponse:
    """Until an office's first round its administrator finds what is still to be prepared."""
    if request.desk.is_administrator and not Round.objects.exists():
        return redirect("manage:home")
    return redirect("dashboard:home" if request.desk.roles & HEADS else "tasks:list")


@public("browsers and other programs ask for it without being told to, and before anybody has signed in")
def favicon(_request: HttpRequest) -> HttpResponse:
    return redirect(static("triwulan/favicon.svg"))
