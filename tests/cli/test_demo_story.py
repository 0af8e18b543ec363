"""The demo as it is told: the live round stands as described, the past is written without anybody being asked for it."""

from pathlib import Path

import pytest
from django_scopes import scope
from pytest_django import Settings

from triwulan.cli.demo import build
from triwulan.cli.demo.acting import Pace, finish_next
from triwulan.core.quarters import Quarter
from triwulan.cycles.actions.open_round import open_round
from triwulan.cycles.models import Assignment, Round
from triwulan.cycles.queries import my_tasks, open_tasks
from triwulan.indicators.models import Indicator
from triwulan.organisations.models import Agency, Government, Person
from triwulan.reports.models import Publication, SectionComment

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency(settings: Settings, tmp_path: Path) -> Agency:
    settings.DEMO_MARK = tmp_path / "demo"
    build.prepare()
    government = Government.objects.get(name="Kabupaten Jeneponto")
    with scope(government=government, agency=None):
        return Agency.objects.select_related("government").get(name=build.AGENCY)


def standing(round_: Round) -> dict[str, list[str]]:
    """The open steps of each unit."""
    found: dict[str, list[str]] = {}
    for task in open_tasks().filter(step_run__cycle__round=round_, opened_at__isnull=False):
        found.setdefault(task.step_run.cycle.unit.short_name, []).append(task.step_run.code)
    return {unit: sorted(set(codes)) for unit, codes in found.items()}


def test_the_live_round_stands_as_told_and_the_past_asks_nobody(
    agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    with scope(government=agency.government, agency=agency):
        live = Round.objects.get()
        assert live.period == build.live_quarter()
        assert standing(live) == {"Aptika": ["3"], "IKP": ["4"], "Statistik": ["5"]}
        assert Indicator.objects.filter(agency=agency).count() >= 25
        before = _lists(agency)
        past = Quarter(live.year - build.YEARS_CLOSED, 4)
        seen: list[dict[str, list[int]]] = []

        def watched(round_: Round, pace: Pace) -> bool:
            seen.append(_lists(agency))
            return finish_next(round_, pace)

        monkeypatch.setattr("triwulan.cli.demo.build.finish_next", watched)
        build._close_round(agency, past)
        assert seen == [before] * len(seen)
        closed = Round.objects.get(year=past.year, quarter=past.number)
        compiled = Assignment.objects.filter(step_run__cycle__round=closed, step_run__code="6a").count()
        assert (standing(closed), closed.written_later, compiled) == ({}, False, 1)
        notes = list(SectionComment.objects.values_list("review__outcome", "resolved_by__username"))
        published = [each.document.year for each in Publication.objects.select_related("document")]
        assert (published, notes) == ([past.year], [("stated", "inspektorat")])

        _newer_rounds_are_left_alone(agency, live, monkeypatch)


def _newer_rounds_are_left_alone(agency: Agency, live: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    open_round(agency=agency, quarter=live.period.next)
    written: list[Quarter] = []
    monkeypatch.setattr(build, "_close_round", lambda _agency, quarter: written.append(quarter))
    build.fill_history()
    assert (written[0], written[-1]) == (Quarter(live.year - build.YEARS_CLOSED, 1), live.period.previous)


def _lists(agency: Agency) -> dict[str, list[int]]:
    people = Person.objects.filter(username__in=("kabid.statistik", "analis.ikp.1", "kasubag.perencanaan"))
    return {person.username: [task.pk for task in my_tasks(person, agency)] for person in people}
