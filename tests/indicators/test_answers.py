"""An answer holds for the value and the files it was given for."""

import pytest

from tests.indicators.cast import NOON, TW1, Office, attach, make_indicator, save, set_goals
from triwulan.audit.models import Entry
from triwulan.indicators.actions import AnswerRefused, answer_warning
from triwulan.indicators.figures import figure_for
from triwulan.indicators.models import Indicator, WarningAnswer
from triwulan.indicators.validation import findings

pytestmark = pytest.mark.django_db


@pytest.fixture
def trained(office: Office) -> Indicator:
    indicator = make_indicator(office, evidence_required=False)
    set_goals(indicator, 2026, 30)
    save(office, indicator, nilai=84)
    return indicator


def answer(office: Office, indicator: Indicator, text: str, code: str = "far_above_target") -> WarningAnswer:
    return answer_warning(
        indicator=indicator, quarter=TW1, code=code, text=text, actor=office.actor, person=office.analis
    )


def standing(indicator: Indicator) -> list[tuple[str, str]]:
    return [(one.code, one.answer) for one in findings(figure_for(indicator, TW1)).warnings]


def test_an_answered_warning_no_longer_waits(office: Office, trained: Indicator) -> None:
    assert not findings(figure_for(trained, TW1)).is_clear
    given = answer(office, trained, " Dua hari bimtek. ")
    assert (given.text, given.answered_by, given.answered_at) == ("Dua hari bimtek.", office.analis, NOON)
    found = findings(figure_for(trained, TW1))
    assert (found.is_clear, [one.answer for one in found.warnings]) == (True, ["Dua hari bimtek."])


def test_it_holds_for_the_value_it_was_given_for(office: Office, trained: Indicator) -> None:
    answer(office, trained, "Dua hari bimtek.")
    save(office, trained, nilai=85)
    assert standing(trained) == [("far_above_target", "")]
    save(office, trained, nilai=84)
    assert standing(trained) == [("far_above_target", "Dua hari bimtek.")]


def test_a_new_target_asks_again(office: Office, trained: Indicator) -> None:
    answer(office, trained, "Dua hari bimtek.")
    trained.targets.update(value=20)
    assert standing(trained) == [("far_above_target", "")]


def test_an_answer_about_files_holds_while_the_files_stay(office: Office, trained: Indicator) -> None:
    answer(office, trained, "Dua hari bimtek.")
    attach(office, trained)
    attach(office, make_indicator(office, "B"))
    answer(office, trained, "Satu daftar hadir untuk dua indikator.", code="file_used_elsewhere")
    save(office, trained, nilai=90)
    assert standing(trained) == [
        ("far_above_target", ""),
        ("file_used_elsewhere", "Satu daftar hadir untuk dua indikator."),
    ]
    attach(office, trained, "lain", "lain.pdf")
    assert standing(trained) == [("far_above_target", ""), ("file_used_elsewhere", "")]


def test_the_same_answer_twice_is_once_and_another_replaces_it(office: Office, trained: Indicator) -> None:
    for text in ("Benar.", "Benar.", "Dua hari bimtek."):
        answer(office, trained, text)
    facts = Entry.objects.filter(action="warning_answered").values_list("facts__former", "facts__answer")
    assert (WarningAnswer.objects.count(), list(facts)) == (
        1,
        [("", "Benar."), ("Benar.", "Dua hari bimtek.")],
    )


@pytest.mark.parametrize(
    ("code", "text", "sentence"),
    [
        (
            "far_above_target",
            " \n",
            "Jawaban masih kosong. Tulis mengapa nilainya sudah benar, atau perbaiki isiannya.",
        ),
        ("cumulative_falls", "Benar.", "Peringatan ini sudah tidak berlaku. Muat ulang halaman ini."),
        (
            "far_above_target",
            "a" * 10_001,
            "Tulisan ini 10001 huruf. Ringkas sampai paling banyak 10000 huruf.",
        ),
    ],
)
def test_it_requires_a_question_and_an_answer(
    office: Office, trained: Indicator, code: str, text: str, sentence: str
) -> None:
    with pytest.raises(AnswerRefused) as refused:
        answer(office, trained, text, code)
    assert (refused.value.sentence, WarningAnswer.objects.count()) == (sentence, 0)
