"""A version never changes; what changed to the next is told first."""

from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.indicators.cast import NOON, TW1, Office, attach, make_indicator, make_share, save, set_goals
from triwulan.audit.models import Entry
from triwulan.core.numbers import NO_BREAK_SPACE
from triwulan.core.quarters import Quarter
from triwulan.indicators.actions import remove_evidence
from triwulan.indicators.figures import figures_for
from triwulan.indicators.queries import indicators_of
from triwulan.indicators.year_figures import year_figures
from triwulan.reports.actions import SectionSpec, edit_section, ensure_report, ensure_sections, freeze_report
from triwulan.reports.changes import Changes, changes_between
from triwulan.reports.models import FrozenFigure, Report, ReportKind, ReportVersion
from triwulan.reports.queries import frozen_figures_of, versions_of
from triwulan.reports.wording import Token

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(office: Office) -> Report:
    made = ensure_report(unit=office.division, kind=ReportKind.UNIT, period=TW1)
    ensure_sections(made, [SectionSpec("capaian", "Capaian", "Capaian 77,92 %.")])
    return made


def freeze(office: Office, report: Report) -> ReportVersion:
    return freeze_report(
        report=report,
        figures=figures_for(indicators_of(office.root, 2026), 2026, 1),
        sop_checksum="f" * 64,
        actor=office.actor,
        person=office.analis,
    )


def told(changes: Changes) -> list[tuple[str, ...]]:
    said = [(one.indicator.code, one.old, one.new, one.old_percent, one.new_percent) for one in changes.values]
    return [tuple(text.replace(NO_BREAK_SPACE, " ") for text in row) for row in said]


def test_a_version_keeps_words_figures_formula_and_evidence(office: Office, report: Report) -> None:
    share = make_share(office, cap=Decimal(90))
    set_goals(share, 2026, 40)
    save(office, share, pembilang=9, penyebut=24, explanation="Dua kegiatan baru.")
    evidence = attach(office, share)
    version = freeze(office, report)
    assert (version.number, version.frozen_at, version.frozen_by, version.sop_checksum, version.sections) == (
        1,
        NOON,
        office.analis,
        "f" * 64,
        [
            {
                "key": "capaian",
                "title": "Capaian",
                "body": "Capaian 77,92 %.",
                "indicator": None,
                "author": None,
                "edited": False,
            }
        ],
    )
    fields = ("variables", "target", "value", "percent", "raw_percent", "status", "predicate", "formula", "evidence")
    assert FrozenFigure.objects.values(*fields, "explanation").get() == {
        "variables": {"pembilang": "9", "penyebut": "24"},
        "target": Decimal(40),
        "value": Decimal("37.5"),
        "percent": Decimal(90),
        "raw_percent": Decimal("93.75"),
        "status": "calculated",
        "predicate": "Tinggi",
        "formula": "R / T × 100",
        "evidence": [{"name": "laporan.pdf", "sha256": evidence.file.sha256}],
        "explanation": "Dua kegiatan baru.",
    }
    entry = Entry.objects.last()
    assert entry is not None
    assert (entry.action, entry.facts["version"], entry.facts["figures"]) == ("report_frozen", 1, 1)


def test_a_later_correction_leaves_the_earlier_version_alone(office: Office, report: Report) -> None:
    count = make_indicator(office)
    save(office, count, nilai=3)
    first = freeze(office, report)
    save(office, count, nilai=4)
    freeze(office, report)
    assert [version.number for version in versions_of(report)] == [1, 2]
    assert [one.value for one in frozen_figures_of(first)] == [Decimal(3)]


def test_a_year_is_frozen_from_its_year_figures(office: Office) -> None:
    count = make_indicator(office)
    set_goals(count, 2025, 1, 1, 1, 1)
    save(office, count, Quarter(2025, 1), nilai=1)
    save(office, count, Quarter(2025, 2), nilai=2)
    yearly = ensure_report(unit=office.root, kind=ReportKind.YEAR, period=2025)
    version = freeze_report(
        report=yearly, figures=year_figures([count], 2025), sop_checksum="", actor=office.actor, person=None
    )
    assert [(one.variables, one.value, one.percent) for one in frozen_figures_of(version)] == [
        ({"nilai": "3"}, Decimal(3), Decimal(75))
    ]


def test_a_percentage_that_no_column_holds_is_left_out(office: Office, report: Report) -> None:
    count = make_indicator(office, decimals=6)
    set_goals(count, 2026, "0.000001")
    save(office, count, nilai=10**13)
    freeze(office, report)
    assert FrozenFigure.objects.values_list("value", "percent").get() == (Decimal(10**13), None)


def test_changes_of_values_say_what_was_entered_and_its_effect(office: Office, report: Report) -> None:
    share, count = make_share(office, "A", order=1), make_indicator(office, "B", measure="Orang", order=2)
    set_goals(share, 2026, 40)
    set_goals(count, 2026, 30)
    save(office, share, pembilang=9, penyebut=22)
    save(office, count, nilai=84)
    make_indicator(office, "C", order=3)
    old = freeze(office, report)
    save(office, share, penyebut=24)
    save(office, count, nilai=42)
    changes = changes_between(old, freeze(office, report))
    assert told(changes) == [
        ("A", "9 dari 22", "9 dari 24", "102,27 %", "93,75 %"),
        ("B", "84 orang", "42 orang", "280,00 %", "140,00 %"),
    ]
    assert ([one.has_effect for one in changes.values], changes.touched, changes.is_empty) == (
        [True, True],
        frozenset({share.pk, count.pk}),
        False,
    )


def test_a_changed_target_a_first_value_and_a_new_indicator_are_told(office: Office, report: Report) -> None:
    aimed, empty = make_indicator(office, "A", order=1), make_indicator(office, "B", order=2)
    set_goals(aimed, 2026, 4)
    save(office, aimed, nilai=4)
    old = freeze(office, report)
    aimed.targets.update(value=8)
    save(office, empty, nilai=1)
    save(office, make_indicator(office, "C", order=3), nilai=2)
    assert told(changes_between(old, freeze(office, report))) == [
        ("A", "4 dokumen, target 4 dokumen", "4 dokumen, target 8 dokumen", "100,00 %", "50,00 %"),
        ("B", "tidak ada", "1 dokumen", "tidak dapat dinilai", "tidak dapat dinilai"),
        ("C", "tidak ada", "2 dokumen", "tidak ada", "tidak dapat dinilai"),
    ]


def test_a_cumulative_figure_is_told_as_it_was_entered(office: Office, report: Report) -> None:
    count = make_indicator(office, target_kind="kumulatif")
    quarter = TW1.next
    set_goals(count, 2026, 2, 4)
    save(office, count, nilai=2)
    save(office, count, quarter, nilai=1)
    figures = figures_for([count], 2026, 2)
    old = freeze_report(report=report, figures=figures, sop_checksum="", actor=office.actor, person=None)
    save(office, count, quarter, nilai=2)
    figures = figures_for([count], 2026, 2)
    new = freeze_report(report=report, figures=figures, sop_checksum="", actor=office.actor, person=None)
    assert told(changes_between(old, new)) == [(count.code, "1 dokumen", "2 dokumen", "75,00 %", "100,00 %")]


def test_evidence_that_came_and_went_is_told(office: Office, report: Report) -> None:
    count = make_indicator(office)
    gone = attach(office, count, "lama", "lama.pdf")
    attach(office, count, "tetap", "tetap.pdf")
    old = freeze(office, report)
    remove_evidence(evidence=gone, actor=office.actor, person=office.analis)
    attach(office, count, "baru", "baru.pdf")
    changes = changes_between(old, freeze(office, report))
    assert [(one.name, one.added) for one in changes.evidence] == [("lama.pdf", False), ("baru.pdf", True)]
    assert (changes.values, changes.touched) == ((), frozenset({count.pk}))


def test_words_of_sections_and_explanations_are_told_as_tokens(office: Office, report: Report) -> None:
    count = make_indicator(office)
    save(office, count, nilai=1, explanation="Enam belas kegiatan.")
    old = freeze(office, report)
    save(office, count, explanation="Delapan belas kegiatan.")
    edit_section(report=report, key="capaian", body="Capaian 71,43 %.", actor=office.actor, person=office.analis)
    changes = changes_between(old, freeze(office, report))
    assert [(one.key, one.title, one.tokens) for one in changes.narrative] == [
        (
            "capaian",
            "Capaian",
            (
                Token("same", "Capaian "),
                Token("removed", "77,92 "),
                Token("added", "71,43 "),
                Token("same", "%."),
            ),
        ),
        (
            f"penjelasan-{count.code}",
            f"Penjelasan {count.name}",
            (Token("removed", "Enam "), Token("added", "Delapan "), Token("same", "belas kegiatan.")),
        ),
    ]


def test_a_section_that_came_or_went_is_told(office: Office, report: Report) -> None:
    old = freeze(office, report)
    ensure_sections(report, [SectionSpec("hambatan", "Hambatan", "Tidak ada.")])
    changes = changes_between(old, freeze(office, report))
    assert [(one.key, one.tokens) for one in changes.narrative] == [
        ("hambatan", (Token("added", "Tidak ada."),)),
        ("capaian", (Token("removed", "Capaian 77,92 %."),)),
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_a_report_handed_in_unchanged_is_shown_as_such_in_four_queries(
    office: Office, report: Report, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for number in range(rows):
        save(office, make_indicator(office, f"{number}"), nilai=1)
    old, new = freeze(office, report), freeze(office, report)
    with django_assert_num_queries(4):
        changes = changes_between(old, new)
    assert (changes, changes.is_empty) == (Changes((), (), ()), True)
