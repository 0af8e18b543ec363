"""The yardstick of the page rows: a view as a tutorial writes it, in the house's own surroundings.

Through the middleware of the project's settings but for the product's own (`triwulan.web`): session, sign-in, language, CSP,
CSRF, messages, static files, htmx. Behind it one query with its relations and one template: a plain table of as many rows
and columns as the page shows, without rights, tenants, icons, links, forms or translations.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from bench import bare_form
from triwulan.core import clock
from triwulan.cycles.models import Assignment, StepRun
from triwulan.indicators.models import Indicator

OWN = "triwulan.web."


def middleware() -> list[str]:
    return ["bench.bare.Addresses", *(one for one in settings.MIDDLEWARE if not one.startswith(OWN))]


_PAGE = """<!doctype html><html lang="id"><head><title>{{ title }}</title></head><body><h1>{{ title }}</h1>
<p>{{ request.user }}</p><table>{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>
{% endfor %}</table></body></html>"""


_TWO_TABLES = """<!doctype html><html lang="id"><head><title>Putaran</title></head><body><h1>Putaran</h1>
<p>{{ request.user }}</p><table><tr><th></th>{% for code in codes %}<th>{{ code }}</th>{% endfor %}</tr>
{% for cycle, runs in rows %}<tr><th><a href="{% url 'round' cycle.round_id %}">{{ cycle.unit }}</a></th>
{% for run in runs %}<td>{% if run %}{{ run.code }} {{ run.finished_at }} {{ run.outcome }}{% endif %}</td>{% endfor %}</tr>
{% endfor %}</table><table>{% for task in tasks %}<tr><th><a href="{% url 'task' task.pk %}">{{ task.step_run.cycle.unit }}</a></th>
<td>{{ task.position }}</td><td>{{ task.step_run.code }}</td><td>{{ task.opened_at }}</td><td>{{ task.due_at }}</td>
<td><form method="post" action="{% url 'task' task.pk %}">{% csrf_token %}<button>Ingatkan</button></form></td></tr>
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


@cache
def _two_tables() -> Any:
    return engines["django"].from_string(_TWO_TABLES)


def _page(request: HttpRequest, title: str, rows: list[tuple[object, ...]]) -> HttpResponse:
    return HttpResponse(_template().render({"title": title, "rows": rows}, request))


@login_required
def tasks(request: HttpRequest) -> HttpResponse:
    """What he is asked for, what he asked of others, what he finished this week: the rows of his page."""
    mine = Q(position__holdings__person=request.user.pk) | Q(given_by__position__holdings__person=request.user.pk)
    week = Q(person=request.user.pk, finished_at__gte=clock.now() - timedelta(days=7))
    found = (
        Assignment.objects.filter(mine & Q(finished_at=None) | week, withdrawn_at=None)
        .select_related("step_run__cycle__unit", "step_run__cycle__round", "position")
        .distinct()
    )
    return _page(
        request,
        "Tugas",
        [
            (
                one.step_run.code,
                one.step_run.cycle.round,
                one.step_run.cycle.unit,
                one.position,
                one.due_at,
                one.finished_at,
            )
            for one in found
        ],
    )


@login_required
def worksheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The page's rows without their 23 fields, their history and what they would be worth."""
    found = Indicator.objects.filter(assignments=pk).select_related("unit", "owner").prefetch_related("variables")
    return _page(
        request,
        "Lembar kerja",
        [(one.code, one.name, one.unit, one.owner, list(one.variables.all()), one.definition) for one in found],
    )


@login_required
def round_(request: HttpRequest, pk: int) -> HttpResponse:
    """The page's two tables with as many cells: units against steps, and what is open, a link and a button to a row."""
    runs = StepRun.objects.filter(cycle__round=pk).select_related("cycle__unit", "cycle__round").order_by("id")
    board: dict[Any, dict[str, StepRun]] = {}
    for run in runs:
        board.setdefault(run.cycle, {})[run.code] = run
    codes = sorted({run.code for run in runs})
    tasks_ = Assignment.objects.filter(step_run__cycle__round=pk, finished_at=None, withdrawn_at=None)
    context = {
        "codes": codes,
        "rows": [(cycle, [of.get(code) for code in codes]) for cycle, of in board.items()],
        "tasks": tasks_.select_related("step_run__cycle__unit", "position"),
    }
    return HttpResponse(_two_tables().render(context, request))


urlpatterns = [
    path("tugas/", tasks),
    path("tugas/<int:pk>/", bare_form.worksheet, name="task"),
    path("teks/<int:pk>/", worksheet),
    path("putaran/<int:pk>/", round_, name="round"),
]
