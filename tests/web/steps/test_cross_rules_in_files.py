"""A rule between indicators is asked and answered in the worksheet's file as on the page, and bounds hold there too."""

import pytest

from tests.cycles.walk import fill, opened, task_of, walk_statistics
from tests.exchange.worksheet.pen import filled
from tests.office import Office
from tests.web.steps.presses import desk_of
from tests.web.steps.test_bahan_sheet import confirm, places, send, taken
from triwulan.audit.record import SYSTEM
from triwulan.cycles.models import Assignment
from triwulan.indicators.models import Indicator, Realisation
from triwulan.indicators.planning.cross_rules import CrossRuleSpec, add_cross_rule

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Assignment:
    """Analis 1 has filled in A1 (10) and A2 (40 of 100)."""
    opened(office)
    walk_statistics(office, until="3")
    fill(office, "analis.1")
    return task_of(office, "analis.1")


def test_a_rule_is_answered_in_the_file(office: Office, task: Assignment) -> None:
    spec = CrossRuleSpec(name="Wajar", expression="A1 <= A2.pembilang - 35", valid_from=2026)
    add_cross_rule(agency=office.agency, spec=spec, actor=SYSTEM)
    desk = desk_of(office, "analis.1")
    answered = filled(taken(desk, task), {"D2": "Sudah benar", "E2": "Dua menyusul."}, sheet=2)
    page = send(desk, task, answered)
    assert (page.context["tally"], confirm(desk, task, page).status_code) == (["1 peringatan dijawab"], 302)
    given = [row.answers.get().text for row in Realisation.objects.filter(indicator__code="A1", year=2026)]
    assert given == ["Dua menyusul."]


def test_a_value_out_of_bounds_is_refused_in_the_file(office: Office, task: Assignment) -> None:
    Indicator.objects.filter(code="A1").update(value_maximum=50)
    desk = desk_of(office, "analis.1")
    content = taken(desk, task)
    page = send(desk, task, filled(content, {places(content, task)["A1/nilai"]: 51}))
    (row,) = page.context["preview"].rows
    assert [one.fault for one in row.changes] == [
        "Nilai 51 dokumen di luar batas indikator ini: paling besar 50. Periksa isiannya."
    ]
