"""The worksheet asks the database as often for three indicators as for one."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cycles.walk import fill, opened, task_of, walk_statistics
from tests.office import Office
from tests.web.steps.presses import address, desk_of
from triwulan.indicators.models import Indicator

pytestmark = pytest.mark.django_db

PAGE = 22
ROW = 44


@pytest.fixture(params=[1, 3])
def rows(request: pytest.FixtureRequest, office: Office) -> int:
    """So many indicators of Analis 1, each with values and a proof."""
    if request.param == 1:
        Indicator.objects.filter(code="A2").update(valid_to=2025)
    else:
        office.target(office.indicator("A3", "sub1", "analis.1"), 2026, (10, 10, 10, 10), 40)
    opened(office)
    walk_statistics(office, until="3")
    fill(office, "analis.1")
    task = task_of(office, "analis.1")
    for indicator in task.indicators.all():
        file = SimpleUploadedFile("daftar.csv", f"no,nama\n1,{indicator.code}\n".encode())
        desk_of(office, "analis.1").post(address(task, f"nilai/{indicator.pk}/bukti/"), {"berkas": file})
    return int(request.param)


def test_the_page(office: Office, rows: int) -> None:
    desk = desk_of(office, "analis.1")
    task = task_of(office, "analis.1")
    desk.get(address(task))
    with CaptureQueriesContext(connection) as asked:
        page = desk.get(address(task))
    assert (len(page.context["rows"]), len(asked)) == (rows, PAGE)


def test_saving_a_row(office: Office, rows: int) -> None:
    desk = desk_of(office, "analis.1")
    task = task_of(office, "analis.1")
    indicator = task.indicators.get(code="A1")
    with CaptureQueriesContext(connection) as asked:
        answer = desk.post(address(task, f"nilai/{indicator.pk}/"), {f"v-{indicator.pk}-nilai": "11"})
    assert (answer.status_code, len(asked)) == (200, ROW)
