"""Pages against the same rows in a bare Django view."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median

from django.core.handlers.wsgi import WSGIHandler
from django.test import Client, RequestFactory, override_settings
from django_scopes import scopes_disabled

from bench import bare
from bench.table import Row

RUNS = 7
ASKED = 20
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
Ask = Callable[[], None]


@dataclass(frozen=True)
class Page:
    name: str
    username: str
    path: str
    yardstick: str = "a bare Django view of as many rows"


def pages() -> list[Page]:
    from triwulan.cycles.models import Assignment, Round

    with scopes_disabled():
        open_ = Assignment.objects.filter(finished_at=None, withdrawn_at=None, opened_at__isnull=False)
        worksheet = open_.filter(step_run__work="bahan", position__holdings__person__username="analis.aptika.2").get()
        round_ = Round.objects.filter(agency=worksheet.step_run.cycle.round.agency_id).latest("year", "quarter")
    return [
        Page("my tasks", busiest(), "/tugas/"),
        Page("worksheet", "analis.aptika.2", f"/tugas/{worksheet.pk}/", "a bare model formset of the same rows"),
        Page("round", "kasubag.perencanaan", f"/putaran/{round_.pk}/"),
    ]


def busiest() -> str:
    """Whose page has the most to show: what he is asked for and what he asked of others."""
    from triwulan.cycles.models import Assignment

    with scopes_disabled():
        open_ = Assignment.objects.filter(finished_at=None, withdrawn_at=None)
        shown = Counter(open_.values_list("position__holdings__person__username", flat=True))
        shown += Counter(open_.values_list("given_by__position__holdings__person__username", flat=True))
    del shown[None]
    return str(min(shown, key=lambda name: (-shown[name], name)))


def against_bare() -> Iterator[Row]:
    """Requests per second of one core over the bare view's."""
    with override_settings(MIDDLEWARE=bare.middleware()):
        plain = WSGIHandler()
    whole = WSGIHandler()
    for page in pages():
        ours, theirs = _asking(whole, page), _unscoped(_asking(plain, page))
        found = in_turns(ours, theirs)
        yield Row(
            f"{page.name}, requests per second",
            f"{1 / found[0]:.0f}",
            f"{1 / found[1]:.0f}, {page.yardstick}",
            found[1] / found[0],
            "≥ 0.5",
        )


def in_turns(ours: Ask, theirs: Ask, runs: int = RUNS) -> tuple[float, float]:
    """Seconds per request, the medians of runs in turns: a hot moment of the processor slows both."""
    found = [(_timed(ours), _timed(theirs)) for _ in range(runs)]
    return median(one for one, _ in found), median(other for _, other in found)


def _timed(ask: Ask) -> float:
    """Of the processor's time: what else the machine does meanwhile does not count."""
    ask()
    begun = time.process_time()
    for _ in range(ASKED):
        ask()
    return (time.process_time() - begun) / ASKED


def _asking(handler: WSGIHandler, page: Page) -> Ask:
    cookies = signed_in(page.username)

    def ask() -> None:
        said: list[str] = []
        environ = RequestFactory().get(page.path, HTTP_COOKIE=cookies, SERVER_NAME="127.0.0.1").environ
        answer = handler(environ, lambda status, *_rest: said.append(status))  # type: ignore[arg-type]
        b"".join(answer)
        answer.close()
        if said != ["200 OK"]:
            raise AssertionError((page, said))

    return ask


def asking(page: Page) -> Ask:
    return _asking(WSGIHandler(), page)


def _unscoped(ask: Ask) -> Ask:
    def plainly() -> None:
        with scopes_disabled():
            ask()

    return plainly


def signed_in(username: str) -> str:
    from triwulan.organisations.models import Person

    client = Client()
    client.force_login(Person.objects.get(username=username), backend=BACKEND)
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
