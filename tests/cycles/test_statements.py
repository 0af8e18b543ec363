"""What an action asks of the database does not grow with what it is done for."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.cycles.walk import QUARTER, opened, task_of, walk_statistics
from tests.office import Office
from triwulan.audit.verify import verify
from triwulan.cycles.actions.finish import finish_assignment
from triwulan.cycles.actions.open_round import open_round
from triwulan.cycles.answers import Answer
from triwulan.cycles.models import Assignment


def more_divisions(office: Office, count: int) -> None:
    for number in range(count):
        name = f"bidang.{number}"
        unit = office.unit(name, "bidang", f"Bidang {number}")
        office.add(f"{name}.kabid", unit, f"Kabid {number}", ["kepala_bidang"], "kepala")
        office.add(f"{name}.kasubid", unit, f"Kasubid {number}", ["kepala_subbidang"], f"{name}.kabid")
        office.add(f"{name}.analis", unit, f"Analis {number}", ["analis"], f"{name}.kasubid")
        office.indicator(f"N{number}", name, f"{name}.analis")


@pytest.mark.parametrize("divisions", [0, 5])
def test_opening_a_round_takes_28_statements_however_many_divisions(
    office: Office, divisions: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    more_divisions(office, divisions)
    with django_assert_num_queries(28):
        open_round(agency=office.agency, quarter=QUARTER)
    tasks = Assignment.objects.filter(step_run__code="1")
    assert tasks.exclude(opened_at=None).exclude(due_at=None).count() == divisions + 2
    assert verify(f"agency:{office.agency.pk}").fault is None


@pytest.mark.parametrize("more", [0, 7])
def test_finishing_a_check_takes_68_statements_however_many_indicators(
    office: Office, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(more):
        office.indicator(f"Z{number}", "sub1", "analis.1")
    opened(office)
    walk_statistics(office, until="5")
    task = task_of(office, "kabid", "5")
    with django_assert_num_queries(68):
        finish_assignment(person=office["kabid"], task_id=task.pk, answer=Answer(outcome="setuju"))
    assert task.marks.filter(fits=True).count() == 3 + more
