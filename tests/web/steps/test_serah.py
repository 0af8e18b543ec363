"""The hand-over's page: what goes to whom, and where the paper stands."""

import pytest

from tests.cycles.walk import opened, task_of, walk_statistics
from tests.office import Office
from tests.web.steps.presses import page_of, press
from triwulan.cycles.models import Assignment, Paper
from triwulan.cycles.queries import papers_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Assignment:
    opened(office)
    walk_statistics(office, until="5a")
    return task_of(office, "kasubid.1")


def places(task: Assignment) -> set[str]:
    handed = papers_of(task.step_run.cycle).exclude(document__kind="tanda_terima")
    return set(handed.values_list("document__archive_place", flat=True))


def test_the_cycles_papers_go_to_who_comes_next(office: Office, task: Assignment) -> None:
    page = page_of(office, "kasubid.1")
    assert [paper.document.kind for paper in page.context["papers"]] == [
        "bahan",
        "bahan",
        "laporan_data_kinerja",
        "laporan_disposisi",
    ]
    assert page.context["receiver"].title == "Kasubag Perencanaan"
    assert [value for _name, _label, value, _longest in page.context["place_fields"]] == [
        "Lemari statistik",
        "Boks 2026",
        "Map Laporan Data Kinerja 2026 triwulan 1",
    ]


def test_the_place_on_the_screen_is_where_they_are_filed(office: Office, task: Assignment) -> None:
    typed = {"borang": "1", "lemari": "Lemari 3/B", "boks": " Boks 12 ", "map": "Map biru"}
    assert press(office, "kasubid.1", **typed).status_code == 302
    assert places(task) == {"Lemari 3-B / Boks 12 / Map biru"}


def test_one_press_leaves_each_paper_at_its_drafted_place(office: Office, task: Assignment) -> None:
    before = places(task)
    assert press(office, "kasubid.1").status_code == 302
    assert (places(task), len(before)) == (before, 4)


def test_the_number_it_will_get_is_there_before_the_press(office: Office, task: Assignment) -> None:
    drafted = page_of(office, "kasubid.1").context["number"]
    press(office, "kasubid.1")
    assert Paper.objects.get(document__kind="tanda_terima").document.number == drafted


def test_a_place_too_long_for_the_register_is_cut(office: Office, task: Assignment) -> None:
    typed = {"borang": "1", "lemari": "L" * 150, "boks": "B", "map": "M" * 150}
    assert press(office, "kasubid.1", **typed).status_code == 302
    assert places(task) == {f"{'L' * 80} / B / {'M' * 120}"}


def test_the_receipt_is_signed_by_both(office: Office, task: Assignment) -> None:
    press(office, "kasubid.1", note="Diterima lengkap.")
    receipt = Paper.objects.get(document__kind="tanda_terima").document
    assert [one.position.title for one in receipt.signings.all()] == ["Kasubid 1", "Kasubag Perencanaan"]
