"""What comes up once the material is in is asked of the report's author, and answered on a page of its own."""

from typing import Any

import pytest

from tests.cycles.walk import cycle_of, finish, opened, task_of, walk_statistics
from tests.office import Office
from tests.web.steps.presses import desk_of, page_of, press
from triwulan.audit.record import SYSTEM
from triwulan.cycles.models import Assignment
from triwulan.cycles.refusals import StepIncomplete
from triwulan.indicators.models import CrossRule, Indicator
from triwulan.indicators.planning.cross_rules import CrossRuleSpec, add_cross_rule

pytestmark = pytest.mark.django_db

SENTENCE = "Aturan “Wajar” tidak terpenuhi: A1 (10 dokumen) < B1 (10 dokumen)."
QUESTION = f"{SENTENCE} Apakah angka-angka ini sudah benar?"


@pytest.fixture
def task(office: Office) -> Assignment:
    """Kasubid 1 coordinates and writes on A1 and A2, Kasubid 2 on B1."""
    opened(office)
    walk_statistics(office, until="4")
    return task_of(office, "kasubid.1")


def rule(office: Office, **fields: Any) -> CrossRule:
    spec = CrossRuleSpec(name="Wajar", expression="A1 < B1", valid_from=2026, **fields)
    return add_cross_rule(agency=office.agency, spec=spec, actor=SYSTEM)


def address(task: Assignment, code: str) -> str:
    return f"/tugas/{task.pk}/jawab/{Indicator.objects.get(code=code).pk}/"


def missing(office: Office, username: str) -> list[str]:
    return [one.sentence for one in page_of(office, username).context["frame"].missing]


def test_a_rule_that_came_later_is_answered_by_the_author_before_he_hands_in(office: Office, task: Assignment) -> None:
    kept = rule(office)
    assert missing(office, "kasubid.2") == [f"B1 Indikator B1: {QUESTION}"]
    with pytest.raises(StepIncomplete):
        finish(office, "kasubid.2")
    browser, page = desk_of(office, "kasubid.1"), address(task, "A1")
    assert [one.sentence for one in browser.get(page).context["questions"]] == [QUESTION]
    name = f"j-{Indicator.objects.get(code='A1').pk}-rule-{kept.pk}"
    refused = browser.post(page, {name: " "})
    assert (refused.status_code, refused.context["questions"][0].fault) == (
        422,
        "Jawaban masih kosong. Tulis mengapa nilainya sudah benar, atau perbaiki isiannya.",
    )
    assert browser.post(page, {name: "Sama banyak tahun ini."}).status_code == 302
    assert "Tidak ada peringatan yang menunggu jawaban." in browser.get(page).content.decode()
    assert press(office, "kasubid.2").status_code == 302
    shown = page_of(office, "kasubid.1")
    assert (missing(office, "kasubid.1"), "Benar: “Sama banyak tahun ini.”" in shown.content.decode()) == ([], True)


def test_a_rule_that_blocks_holds_the_report(office: Office, task: Assignment) -> None:
    rule(office, severity="penahan", message="Perbaiki salah satunya.")
    assert missing(office, "kasubid.2") == [f"B1 Indikator B1: {SENTENCE} Perbaiki salah satunya."]
    assert missing(office, "kasubid.1") == [
        f"A1 Indikator A1: {SENTENCE} Perbaiki salah satunya.",
        "Bagian Kasubid 2 belum selesai. Tunggu atau ingatkan.",
    ]


def test_the_checker_sees_the_rule_with_its_answer_at_both_indicators_and_on_paper(
    office: Office, task: Assignment
) -> None:
    kept = rule(office)
    name = f"j-{Indicator.objects.get(code='A1').pk}-rule-{kept.pk}"
    desk_of(office, "kasubid.1").post(address(task, "A1"), {name: "Sama banyak tahun ini."})
    finish(office, "kasubid.2")
    finish(office, "kasubid.1")
    rows = page_of(office, "kabid").context["rows"]
    assert [(row.indicator.code, [(one.sentence, one.answer) for one in row.asked]) for row in rows] == [
        ("A1", [(QUESTION, "Sama banyak tahun ini.")]),
        ("A2", []),
        ("B1", [(QUESTION, "Sama banyak tahun ini.")]),
    ]
    with office.scope():
        assert cycle_of(office, "statistik").step_runs.filter(work="periksa").count() == 1
