"""Sections follow the figures until somebody writes in them."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.indicators.cast import NOON, TW1, Office, make_indicator
from triwulan.audit.models import Entry
from triwulan.reports.actions import (
    SectionChanged,
    SectionRefused,
    SectionSpec,
    edit_section,
    ensure_report,
    ensure_sections,
    set_recommendation,
)
from triwulan.reports.models import Report, ReportKind, Section
from triwulan.reports.queries import recommendations_of, sections_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(office: Office) -> Report:
    return ensure_report(unit=office.division, kind=ReportKind.UNIT, period=TW1)


def edit(office: Office, report: Report, key: str, body: str, **fields: Any) -> Section:
    return edit_section(report=report, key=key, body=body, actor=office.actor, person=office.analis, **fields)


def bodies(report: Report) -> list[tuple[str, str]]:
    return [(section.key, section.body) for section in sections_of(report)]


def specs(**texts: str) -> list[SectionSpec]:
    return [SectionSpec(key, key.title(), body) for key, body in texts.items()]


def test_a_report_is_one_per_unit_kind_and_period(office: Office, report: Report) -> None:
    again = ensure_report(unit=office.division, kind=ReportKind.UNIT, period=TW1)
    yearly = ensure_report(unit=office.root, kind=ReportKind.YEAR, period=2025)
    assert (again, report.agency, yearly.year, yearly.quarter, Report.objects.count()) == (
        report,
        office.agency,
        2025,
        None,
        2,
    )


def test_drafted_sections_follow_the_figures(report: Report) -> None:
    ensure_sections(report, specs(pembuka="Satu.", capaian="77,92 %."))
    ensure_sections(report, specs(capaian="71,43 %.", pembuka="Satu."))
    assert bodies(report) == [("capaian", "71,43 %."), ("pembuka", "Satu.")]


def test_an_edited_section_stays_and_its_draft_goes_on(office: Office, report: Report) -> None:
    ensure_sections(report, specs(capaian="77,92 %."))
    edit(office, report, "capaian", "Baik sekali.\r\n")
    ensure_sections(report, specs(capaian="71,43 %."))
    section = Section.objects.get()
    assert (section.body, section.drafted, section.edited_by, section.edited_at, section.version) == (
        "Baik sekali.",
        "71,43 %.",
        office.analis,
        NOON,
        1,
    )


def test_an_emptied_section_goes_back_to_its_draft(office: Office, report: Report) -> None:
    ensure_sections(report, specs(capaian="77,92 %."))
    edit(office, report, "capaian", "Baik.")
    edit(office, report, "capaian", " ")
    ensure_sections(report, specs(capaian="71,43 %."))
    assert bodies(report) == [("capaian", "71,43 %.")]


def test_what_is_no_longer_wanted_goes_unless_somebody_wrote_in_it(office: Office, report: Report) -> None:
    ensure_sections(report, specs(a="A.", b="B.", c="C."))
    edit(office, report, "a", "Tulisan.")
    made = ensure_sections(report, specs(c="C."))
    assert bodies(report) == [("c", "C."), ("a", "Tulisan.")]
    assert [section.key for section in made] == ["c", "a"]


def test_a_section_keeps_its_indicator_and_its_author(office: Office, report: Report) -> None:
    indicator = make_indicator(office)
    ensure_sections(report, [SectionSpec("uraian", "Uraian", "A.", indicator)])
    ensure_sections(report, [SectionSpec("uraian", "Uraian", "A.", indicator, office.kasubid)])
    section = Section.objects.get()
    assert (section.indicator, section.author) == (indicator, office.kasubid)


def test_sections_that_are_up_to_date_are_read_and_left_alone(
    report: Report, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ensure_sections(report, specs(a="A.", b="B.", c="C."))
    with django_assert_num_queries(3):
        ensure_sections(report, specs(a="A. ", b="B.", c="C."))


def test_an_edit_is_recorded_with_old_and_new_words(office: Office, report: Report) -> None:
    ensure_sections(report, specs(capaian="77,92 %."))
    edit(office, report, "capaian", "Baik.", cycle_id=7)
    entry = Entry.objects.last()
    assert entry is not None
    assert (entry.action, entry.actor_id, entry.cycle_id, entry.facts) == (
        "section_edited",
        office.analis.pk,
        7,
        {
            "kind": "laporan_data_kinerja",
            "unit": office.division.pk,
            "year": 2026,
            "quarter": 1,
            "key": "capaian",
            "old": "77,92 %.",
            "new": "Baik.",
            "version": 1,
        },
    )


def test_an_edit_that_changes_nothing_writes_nothing(office: Office, report: Report) -> None:
    ensure_sections(report, specs(capaian="77,92 %."))
    entries = Entry.objects.count()
    section = edit(office, report, "capaian", "77,92 %.\n", expected_version=4)
    assert (section.version, section.edited_at, Entry.objects.count()) == (0, None, entries)


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(office: Office, report: Report) -> None:
    ensure_sections(report, specs(capaian="77,92 %."))
    edit(office, report, "capaian", "Satu.", expected_version=0)
    with pytest.raises(SectionChanged) as changed:
        edit(office, report, "capaian", "Dua.", expected_version=0)
    assert changed.value.sentence == (
        "Bagian “Capaian” sudah diubah Analis Data hari ini 12.00 WITA. Muat ulang untuk melihat isinya."
    )
    assert bodies(report) == [("capaian", "Satu.")]


def test_a_section_sent_back_to_its_draft_meanwhile_is_told_without_a_name(office: Office, report: Report) -> None:
    ensure_sections(report, specs(capaian="77,92 %."))
    edit(office, report, "capaian", "Satu.")
    edit(office, report, "capaian", "")
    with pytest.raises(SectionChanged) as changed:
        edit(office, report, "capaian", "Dua.", expected_version=1)
    assert changed.value.sentence == "Bagian “Capaian” sudah berubah. Muat ulang untuk melihat isinya."


@pytest.mark.parametrize(
    ("key", "body", "sentence"),
    [
        ("lain", "A.", "Laporan ini tidak memiliki bagian “lain”."),
        ("capaian", "a" * 10_001, "Tulisan ini 10001 huruf. Ringkas sampai paling banyak 10000 huruf."),
    ],
)
def test_it_requires_a_section_and_a_text_of_some_length(
    office: Office, report: Report, key: str, body: str, sentence: str
) -> None:
    ensure_sections(report, specs(capaian="77,92 %."))
    with pytest.raises(SectionRefused) as refused:
        edit(office, report, key, body)
    assert (refused.value.sentence, bodies(report)) == (sentence, [("capaian", "77,92 %.")])


def test_a_recommendation_is_kept_once_per_indicator(office: Office, report: Report) -> None:
    indicator = make_indicator(office)
    for text in ("Percepat.", "Percepat. ", "Pertahankan."):
        set_recommendation(report=report, indicator=indicator, text=text, actor=office.actor)
    said = Entry.objects.filter(action="recommendation_set").values_list("facts__old", "facts__new")
    assert (recommendations_of(report), list(said)) == (
        {indicator.pk: "Pertahankan."},
        [(None, "Percepat."), ("Percepat.", "Pertahankan.")],
    )


def test_it_requires_a_recommendation_of_some_length(office: Office, report: Report) -> None:
    with pytest.raises(SectionRefused) as refused:
        set_recommendation(report=report, indicator=make_indicator(office), text="a" * 10_001, actor=office.actor)
    assert refused.value.sentence == "Tulisan ini 10001 huruf. Ringkas sampai paling banyak 10000 huruf."
    assert recommendations_of(report) == {}
