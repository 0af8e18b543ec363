"""Rules between indicators: asked at every figure they name, answered once, as data that the planner keeps."""

from decimal import Decimal
from typing import Any

import pytest

from tests.indicators.cast import TW1, Office, attach, make_indicator, make_share, save
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.core.expressions import Verdict
from triwulan.core.numbers import NO_BREAK_SPACE
from triwulan.indicators.actions import answer_warning
from triwulan.indicators.figures import figure_for, figures_for
from triwulan.indicators.models import CrossRule, Indicator
from triwulan.indicators.planning.cross_rules import (
    CrossRuleSpec,
    add_cross_rule,
    change_cross_rule,
    read_for,
    stop_cross_rule,
    trials,
)
from triwulan.indicators.refusals import PlanRefused
from triwulan.indicators.validation import findings

pytestmark = pytest.mark.django_db


def rule(office: Office, expression: str = "[A] <= [B]", **fields: Any) -> CrossRule:
    shall: dict[str, Any] = {"name": "Wajar", "valid_from": 2024, **fields}
    return add_cross_rule(agency=office.agency, spec=CrossRuleSpec(expression=expression, **shall), actor=SYSTEM)


def pair(office: Office) -> tuple[Indicator, Indicator]:
    return (
        make_indicator(office, "A", evidence_required=False),
        make_indicator(office, "B", evidence_required=False),
    )


def asked(indicator: Indicator) -> list[tuple[str, str]]:
    return [(one.sentence, one.answer) for one in findings(figure_for(indicator, TW1)).warnings]


SENTENCE = "Aturan “Wajar” tidak terpenuhi: A (3 dokumen) <= B (2 dokumen). Apakah angka-angka ini sudah benar?"


def test_a_broken_rule_is_asked_about_at_each_of_its_figures_once_they_are_all_there(office: Office) -> None:
    one, other = pair(office)
    rule(office)
    save(office, one, nilai=3)
    before = asked(one)
    save(office, other, nilai=2)
    assert (before, asked(one), asked(other)) == ([], [(SENTENCE, "")], [(SENTENCE, "")])
    save(office, other, nilai=3)
    assert (asked(one), asked(other)) == ([], [])


def test_an_answer_at_one_figure_holds_for_all_until_a_figure_changes(office: Office) -> None:
    one, other = pair(office)
    code = f"rule-{rule(office).pk}"
    save(office, one, nilai=3)
    save(office, other, nilai=2)

    def answer(indicator: Indicator, text: str) -> None:
        answer_warning(indicator=indicator, quarter=TW1, code=code, text=text, actor=office.actor, person=office.analis)

    answer(one, "Satu batal.")
    told = [asked(one), asked(other)]
    answer(other, "Satu batal.")
    entries = Entry.objects.filter(action="warning_answered").count()
    answer(other, "Menyusul.")
    assert (told, entries) == ([[(SENTENCE, "Satu batal.")]] * 2, 1)
    assert [asked(one), asked(other)] == [[(SENTENCE, "Satu batal.")], [(SENTENCE, "Menyusul.")]]
    save(office, one, nilai=4)
    assert [bool(text) for _sentence, text in asked(one) + asked(other)] == [False, False]


def test_a_rule_that_blocks_blocks_at_each_of_its_figures(office: Office) -> None:
    one, other = pair(office)
    rule(office, severity="penahan", message="Yang selesai tidak melebihi yang dimulai.")
    save(office, one, nilai=3)
    save(office, other, nilai=2)
    sentence = (
        "Aturan “Wajar” tidak terpenuhi: A (3 dokumen) <= B (2 dokumen). Yang selesai tidak melebihi yang dimulai."
    )
    found = [findings(figure_for(each, TW1)) for each in (one, other)]
    assert [([one.sentence for one in each.blockers], each.warnings) for each in found] == [([sentence], ())] * 2


def test_variables_count_as_entered_and_values_as_printed(office: Office) -> None:
    count, share = make_indicator(office, "A", evidence_required=False), make_share(office, "B")
    attach(office, share)
    save(office, count, nilai=34)
    save(office, share, pembilang=1, penyebut=3)
    rule(office, "[A] = [B].penyebut + 31")
    rule(office, "B = 33,33", name="Tercetak")
    assert asked(share) == []
    rule(office, "[B].pembilang > 1 × B", name="Keliru")
    assert [sentence.replace(NO_BREAK_SPACE, " ") for sentence, _answer in asked(share)] == [
        "Aturan “Keliru” tidak terpenuhi: B.pembilang (1) > 1 × B (33,33 %). Apakah angka-angka ini sudah benar?"
    ]


def test_only_the_years_of_a_rule_are_asked_about(office: Office) -> None:
    one, other = pair(office)
    save(office, one, nilai=3)
    save(office, other, nilai=2)
    rule(office, valid_from=2027)
    rule(office, name="Dulu", valid_to=2025)
    assert asked(one) == []


def test_without_rules_one_question_is_asked_and_the_same_for_many_figures(
    office: Office, django_assert_num_queries: Any
) -> None:
    for code in ("A", "B", "C", "D"):
        save(office, make_indicator(office, code), nilai=3)
    few, many = (list(Indicator.objects.filter(code__in=codes).order_by("code")) for codes in (["A"], ["A", "B", "C"]))
    counts = []
    for indicators in (few, many):
        figures = figures_for(indicators, 2026, 1)
        with django_assert_num_queries(1):
            counts.append(sum(len(findings(figure).warnings) for figure in figures))
    rule(office, "A + B + C <= D")
    for indicators in (few, many):
        figures = figures_for(indicators, 2026, 1)
        with django_assert_num_queries(7):
            counts.append(sum(len(findings(figure).warnings) for figure in figures))
    assert counts == [0, 0, 1, 3]


@pytest.mark.parametrize(
    ("changes", "sentences"),
    [
        ({"name": " "}, ["Nama aturan belum diisi."]),
        ({"name": "Ada"}, ["Sudah ada aturan bernama “Ada”."]),
        ({"severity": "keras"}, ["Sifat aturan “keras” tidak dikenal."]),
        ({"valid_from": 1900}, ["Tahun berlaku harus 2000 sampai 2100."]),
        ({"valid_to": 2023}, ["Tahun terakhir mendahului tahun pertama.", "Rumus, huruf ke-1: Tidak ada indikator berkode “A” pada tahun berlakunya."]),
        ({"expression": "A <= Z"}, ["Rumus, huruf ke-6: Tidak ada indikator berkode “Z” pada tahun berlakunya."]),
        ({"expression": "A.isi <= B"}, ["Rumus, huruf ke-1: Indikator A tidak memiliki isian “isi”. Pilih: nilai."]),
        ({"expression": "(A <= B"}, ["Rumus, huruf ke-4: Perbandingan tidak boleh di dalam kurung."]),
    ],
)  # fmt: skip
def test_what_cannot_be_a_rule_is_refused(office: Office, changes: dict[str, Any], sentences: list[str]) -> None:
    pair(office)
    rule(office, name="Ada")
    with pytest.raises(PlanRefused) as refused:
        rule(office, **{"expression": "A <= B", **changes})
    assert (list(refused.value.sentences), CrossRule.objects.count()) == (sentences, 1)


def test_changes_and_stops_are_recorded_and_never_over_anothers(office: Office) -> None:
    pair(office)
    kept = rule(office)
    spec = CrossRuleSpec(name="Wajar", expression="A < B", valid_from=2024)
    change_cross_rule(rule=kept, spec=spec, actor=SYSTEM, expected_version=1)
    change_cross_rule(rule=kept, spec=spec, actor=SYSTEM, expected_version=2)
    with pytest.raises(PlanRefused):
        stop_cross_rule(rule=kept, last_year=2025, actor=SYSTEM, expected_version=1)
    with pytest.raises(PlanRefused):
        stop_cross_rule(rule=kept, last_year=2022, actor=SYSTEM, expected_version=2)
    stop_cross_rule(rule=kept, last_year=2023, actor=SYSTEM, expected_version=2)
    entries = Entry.objects.filter(subject_type="cross_rule").order_by("id")
    assert [(one.action, one.facts.get("changes")) for one in entries] == [
        ("cross_rule_added", None),
        ("cross_rule_changed", {"expression": ["[A] <= [B]", "A < B"]}),
        ("cross_rule_stopped", None),
    ]
    assert (kept.valid_to, kept.is_in_force(2024), kept.version) == (2023, False, 3)


def test_a_trial_tells_what_a_rule_would_find_in_each_quarter(office: Office) -> None:
    one, other = pair(office)
    save(office, one, nilai=3)
    save(office, other, nilai=2)
    save(office, one, TW1.previous, nilai=1)
    read = read_for(office.agency, "A - B <= 0", 2024)
    found = trials(office.agency, read, [TW1, TW1.previous])
    assert [(each.outcome.verdict, each.outcome.sides, each.words, len(each.figures)) for each in found] == [
        (Verdict.BROKEN, (Decimal(1), Decimal(0)), "A (3 dokumen) - B (2 dokumen) <= 0", 2),
        (Verdict.UNKNOWN, (), "A (1 dokumen) - B (belum diisi) <= 0", 2),
    ]
