"""n/a on its way through the SOP: seen at the check, frozen in the report, told in its history, set and lifted after."""

import pytest

from tests.cycles.test_corrections import LAST, granted, walk_year
from tests.cycles.walk import cycle_of, finish, opened, task_of, walk_statistics
from tests.office import Office
from tests.web.steps.presses import desk_of, page_of
from triwulan.cycles.actions.values import Changes, save_values
from triwulan.cycles.corrections.filling import save_value
from triwulan.cycles.corrections.handing_in import hand_in
from triwulan.cycles.models import Correction
from triwulan.documents.models import Document
from triwulan.indicators.figures import figure_for
from triwulan.indicators.models import Indicator, Realisation
from triwulan.reports.models import FrozenFigure

pytestmark = pytest.mark.django_db
SURVEY = "Survei terbit setahun sekali."
NOTE = "n/a: tidak dapat dinilai pada triwulan itu, dan tidak dihitung dalam rata-rata. No. 1: Survei terbit setahun sekali."


def say_absent(office: Office, username: str = "analis.1", **more: str) -> None:
    save_values(
        person=office[username],
        cycle_id=cycle_of(office, "statistik").pk,
        code="A1",
        changes=Changes(variables={"nilai": None}, not_applicable=SURVEY, **more),  # type: ignore[arg-type]
    )


@pytest.fixture
def checking(office: Office) -> Office:
    """Analis 1 declared A1 n/a; the report waits for its check."""
    opened(office)
    walk_statistics(office, until="3")
    say_absent(office)
    save_values(
        person=office["analis.1"],
        cycle_id=cycle_of(office, "statistik").pk,
        code="A2",
        changes=Changes(variables={"pembilang": 40, "penyebut": 100}, explanation="Sesuai rencana."),
    )
    finish(office, "analis.1")
    for number in (2, 1):
        if number == 2:
            _others(office)
        finish(office, f"kasubid.{number}", "4")
    return office


def _others(office: Office) -> None:
    task = task_of(office, "analis.2")
    for indicator in task.indicators.all():
        save_values(
            person=office["analis.2"],
            cycle_id=task.step_run.cycle_id,
            code=indicator.code,
            changes=Changes(variables={"nilai": 10}, explanation="Sesuai rencana."),
        )
    finish(office, "analis.2")


def test_the_checker_sees_it_with_its_reason(checking: Office) -> None:
    page = page_of(checking, "kabid")
    assert next((row.now.value, row.now.percent) for row in page.context["rows"]) == ("n/a", "tidak dapat dinilai")
    assert SURVEY in page.content.decode()


def test_the_divisions_paper_and_its_frozen_figures_hold_it(checking: Office) -> None:
    content = str(Document.objects.get(kind="laporan_data_kinerja").content)
    assert (NOTE in content, "Indikator ini tidak dapat dinilai pada Triwulan I 2026 (n/a): " + SURVEY in content) == (
        True,
        True,
    )
    frozen = FrozenFigure.objects.get(indicator__code="A1")
    assert (frozen.status, frozen.value, frozen.variables, frozen.not_applicable) == (
        "not_evaluable",
        None,
        {},
        SURVEY,
    )


def test_the_pages_of_the_value_the_indicator_and_the_round_say_it(checking: Office) -> None:
    a1, round_ = Indicator.objects.get(code="A1"), cycle_of(checking, "statistik").round
    desk = desk_of(checking, "perencana")
    pages = [f"/indikator/{a1.pk}/nilai/2026/1/", f"/indikator/{a1.pk}/?tahun=2026", f"/putaran/{round_.pk}/validasi/"]
    shown = [desk.get(page).content.decode() for page in pages]
    assert [(SURVEY in page, "n/a" in page) for page in shown] == [(True, True)] * 3


def test_its_history_tells_what_it_was_and_became(checking: Office) -> None:
    a1 = Indicator.objects.get(code="A1")
    told = desk_of(checking, "kepala").get(f"/indikator/{a1.pk}/nilai/2026/1/").context["told"]
    assert [(one.value, [(line.label, line.after) for line in one.lines]) for one in told.changes] == [
        ("n/a", [("Alasan n/a", SURVEY)])
    ]


def fill(office: Office, correction: Correction, value: int | None, reason: str) -> None:
    row = correction.values.get()
    save_value(
        person=office["analis.1"],
        correction_id=correction.pk,
        value_id=row.pk,
        variables={"nilai": value},
        texts={"not_applicable": reason},
        answers={},
        edition=row.edition,
    )
    hand_in(person=office["kasubid.1"], correction_id=correction.pk)


def test_a_correction_sets_it_and_another_lifts_it(office: Office) -> None:
    walk_year(office)
    a1 = Indicator.objects.get(code="A1")
    fill(office, granted(office), None, SURVEY)
    row = Realisation.objects.get(indicator=a1, year=2025, quarter=4)
    assert (row.variables, row.not_applicable, figure_for(a1, LAST).achievement.status) == ({}, SURVEY, "not_evaluable")
    kinds = FrozenFigure.objects.filter(indicator=a1, not_applicable=SURVEY).values_list(
        "version__report__kind", flat=True
    )
    assert set(kinds) == {"laporan_data_kinerja", "laporan_triwulan"}
    fill(office, granted(office), 9, "")
    row.refresh_from_db()
    assert (row.variables, row.not_applicable) == ({"nilai": "9"}, "")
