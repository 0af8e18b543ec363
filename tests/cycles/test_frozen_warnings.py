"""What was asked of a value and answered is kept with its quarter: the annual report prints it as it was approved."""

import pytest

from tests.cycles.test_papers import compiled, paper_of
from tests.cycles.walk import cycle_of, fill, finish, hand_in_material, opened, walk_statistics
from tests.documents.reading import flat
from tests.documents.shown import table_rows
from tests.office import Office
from tests.replay import remembered
from triwulan.audit.record import SYSTEM
from triwulan.core.quarters import Quarter
from triwulan.cycles.actions.finish import acting_for
from triwulan.cycles.actions.paper import issue_paper
from triwulan.cycles.actions.values import Changes, save_values
from triwulan.cycles.models import Paper
from triwulan.cycles.narrative import freeze_report as freeze_for
from triwulan.cycles.printing_warnings import asked_in_year
from triwulan.documents.blocks import Landscape, Table
from triwulan.indicators.actions.answer import answer_warning
from triwulan.indicators.figures import figures_for
from triwulan.indicators.models import Indicator
from triwulan.indicators.year_figures import year_figures
from triwulan.reports.actions import freeze_report
from triwulan.reports.models import FrozenFigure, Report

LAST = Quarter(2025, 4)
ASKED = "Capaian 200,00\N{NO-BREAK SPACE}% di atas 150\N{NO-BREAK SPACE}%. Apakah 20 dokumen sudah benar?"
THEN, LATER = "Ada kegiatan tambahan dari provinsi.", "Ternyata salah hitung."


def answer(office: Office, text: str) -> None:
    a1 = Indicator.objects.get(code="A1")
    answer_warning(
        indicator=a1, quarter=LAST, code="far_above_target", text=text, actor=SYSTEM, person=office["analis.1"]
    )


@remembered
def walk_asked_quarter(office: Office) -> None:
    """Up to the quarterly report; A1 reached twice its target, and its analyst said why."""
    opened(office, LAST)
    walk_statistics(office, until="3")
    fill(office, "analis.1")
    cycle, far = cycle_of(office, "statistik", LAST), Changes(variables={"nilai": 20})
    save_values(person=office["analis.1"], cycle_id=cycle.pk, code="A1", changes=far)
    answer(office, THEN)
    finish(office, "analis.1")
    hand_in_material(office, "analis.2")
    compiled(office)


@pytest.fixture
def approved(office: Office) -> Office:
    walk_asked_quarter(office)
    return office


def asked() -> dict[str, list[tuple[str, str, str]]]:
    figures = year_figures(list(Indicator.objects.order_by("code")), 2025)
    found = asked_in_year(figures, 2025)
    return {
        figure.indicator.code: [(one.warning, one.answer, one.by) for one in found[figure.indicator.pk]]
        for figure in figures
        if found[figure.indicator.pk]
    }


def test_an_answer_changed_after_approval_does_not_change_what_the_year_prints(approved: Office) -> None:
    answer(approved, LATER)
    assert asked() == {"A1": [(f"TW IV: {ASKED}", THEN, approved["analis.1"].full_name)]}


def test_the_annual_paper_prints_the_answers_as_approved(approved: Office) -> None:
    answer(approved, LATER)
    finish(approved, "perencana")
    turned = next(
        block
        for block in paper_of("laporan_kinerja").blocks
        if isinstance(block, Landscape) and any("jawabannya" in getattr(each, "caption", "") for each in block.blocks)
    )
    table = turned.blocks[-1]
    assert isinstance(table, Table)
    assert table_rows(table)[-1] == [flat(f"TW IV: {ASKED}"), flat(THEN), flat(approved["analis.1"].full_name)]


def test_a_quarter_that_no_report_has_kept_is_told_as_it_stands(approved: Office) -> None:
    answer(approved, LATER)
    FrozenFigure.objects.update(warnings=None)
    assert [said for _, said, _ in asked()["A1"]] == [LATER]


@pytest.mark.parametrize(("corrected", "said"), [("A2", THEN), ("A1", LATER)])
def test_a_correction_keeps_what_was_asked_of_the_other_values(approved: Office, corrected: str, said: str) -> None:
    answer(approved, LATER)
    figures = figures_for(list(Indicator.objects.all()), LAST.year, LAST.number)
    freeze_report(
        report=Report.objects.get(kind="laporan_triwulan"),
        figures=figures,
        sop_checksum="",
        actor=SYSTEM,
        person=None,
        corrected=[Indicator.objects.get(code=corrected).pk],
    )
    assert [one for _, one, _ in asked()["A1"]] == [said]


@pytest.mark.parametrize(("corrected", "said"), [("A2", THEN), ("A1", LATER)])
@pytest.mark.parametrize(("kind", "who"), [("laporan_data_kinerja", "kasubid.1"), ("laporan_triwulan", "perencana")])
def test_a_report_issued_again_prints_what_was_asked_of_the_other_values_then(
    approved: Office, kind: str, who: str, corrected: str, said: str
) -> None:
    answer(approved, LATER)
    former = Paper.objects.filter(document__kind=kind, document__content__contains=THEN).get()
    assert former.assignment is not None
    acting = acting_for(approved[who], former.assignment)
    freeze_for(former.assignment, acting, [Indicator.objects.get(code=corrected).pk])
    again = issue_paper(former.assignment, acting, supersedes=former.document)
    assert again is not None
    assert [text for text in (THEN, LATER) if text in again.document.content] == [said]
