"""The yardstick of the page rows: Django as a new project has it, signed in, one query with its relations, one template."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from triwulan.cycles.models import Assignment, StepRun
from triwulan.indicators.models import Indicator

MIDDLEWARE = [
    "bench.bare.Addresses",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
_PAGE = """<!doctype html><html lang="id"><head><title>{{ title }}</title></head><body><h1>{{ title }}</h1>
<p>{{ request.user }}</p><table>{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>
{% endfor %}</table></body></html>"""


class Addresses:
    """The addresses below instead of the project's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__
        return self.get_response(request)


@cache
def _template() -> Any:
    return engines["django"].from_string(_PAGE)


def _page(request: HttpRequest, title: str, rows: list[tuple[object, ...]]) -> HttpResponse:
    return HttpResponse(_template().render({"title": title, "rows": rows}, request))


@login_required
def tasks(request: HttpRequest) -> HttpResponse:
    found = Assignment.objects.filter(
        position__holdings__person=request.user.pk, finished_at=None, withdrawn_at=None
    ).select_related("step_run__cycle__unit", "step_run__cycle__round", "position")
    return _page(
        request,
        "Tugas",
        [
            (one.pk, one.step_run.code, one.step_run.cycle.unit, one.position, one.opened_at, one.due_at)
            for one in found
        ],
    )


@login_required
def worksheet(request: HttpRequest, pk: int) -> HttpResponse:
    found = Indicator.objects.filter(assignments=pk).select_related("unit", "owner").prefetch_related("variables")
    return _page(
        request,
        "Lembar kerja",
        [(one.code, one.name, one.unit, one.owner, list(one.variables.all()), one.definition) for one in found],
    )


@login_required
def round_(request: HttpRequest, pk: int) -> HttpResponse:
    found = StepRun.objects.filter(cycle__round=pk).select_related("cycle__unit", "cycle__round")
    return _page(
        request,
        "Putaran",
        [(one.cycle.unit, one.code, one.attempt, one.opened_at, one.finished_at, one.outcome) for one in found],
    )


urlpatterns = [
    path("tugas/", tasks),
    path("tugas/<int:pk>/", worksheet),
    path("putaran/<int:pk>/", round_),
]
