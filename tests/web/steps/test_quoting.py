"""The divisions' own sentences stand beside the section that wants them, and go into it by one press."""

import pytest

from tests.cycles.walk import finish, opened, task_of, walk_secretariat, walk_statistics
from tests.office import Office
from tests.web.steps.presses import page_of, press
from triwulan.core.quarters import Quarter
from triwulan.cycles.models import Assignment
from triwulan.cycles.quotes import Quote, quotes_for
from triwulan.reports.models import Report, ReportKind, ReportVersion, Section
from triwulan.reports.queries import sections_of

pytestmark = pytest.mark.django_db

SOURCE = "Sumber: laporan Bidang Statistik, Triwulan IV 2025"


@pytest.fixture
def task(office: Office) -> Assignment:
    """The division wrote of A1 and of what hindered it; then it handed in."""
    opened(office, Quarter(2025, 4))
    walk_statistics(office)
    walk_secretariat(office)
    version = ReportVersion.objects.get(report__unit=office.units["statistik"])
    said = {"A1": "Dua kecamatan menyusul.", "hambatan": "Listrik padam.", "capaian": ""}
    ReportVersion.objects.filter(pk=version.pk).update(
        sections=[one | {"body": said.get(one["indicator"] or one["key"], one["body"])} for one in version.sections]
    )
    finish(office, "perencana")
    return task_of(office, "perencana")


def quarter_quotes(task: Assignment) -> dict[str, list[Quote]]:
    report = Report.objects.get(kind=ReportKind.QUARTER)
    return quotes_for(task.step_run.cycle, sections_of(report), yearly=False)


def test_each_section_is_offered_what_belongs_to_it(office: Office, task: Assignment) -> None:
    page = page_of(office, "perencana")
    part = page.context["groups"][0].lines[0].part
    assert [(one.quote.text, one.quote.source, one.taken) for one in part.quotes] == [
        ("Dua kecamatan menyusul.", SOURCE, False)
    ]
    issues = next(part for part in page.context["before"] if part.key == "isu-strategis")
    assert "Listrik padam." in [one.quote.text for one in issues.quotes]
    assert next(part for part in page.context["before"] if part.key == "kata-pengantar").quotes == ()


def test_a_press_inserts_the_words_with_their_source(office: Office, task: Assignment) -> None:
    part = page_of(office, "perencana").context["groups"][0].lines[0].part
    before, value = part.body, part.quotes[0].value
    for _twice in range(2):
        assert press(office, "perencana", simpan=value).status_code == 302
    section = Section.objects.get(report__kind=ReportKind.YEAR, key=part.key)
    assert section.body == f"{before}\n\nDua kecamatan menyusul.\n\n({SOURCE})"
    shown = page_of(office, "perencana").context["groups"][0].lines[0].part.quotes
    assert [one.taken for one in shown] == [True]


def test_what_was_typed_is_kept_with_it(office: Office, task: Assignment) -> None:
    part = page_of(office, "perencana").context["groups"][0].lines[0].part
    typed = {part.name: "Tulisan saya.", part.version_name: part.version}
    assert press(office, "perencana", simpan=part.quotes[0].value, **typed).status_code == 302
    section = Section.objects.get(report__kind=ReportKind.YEAR, key=part.key)
    assert section.body == f"Tulisan saya.\n\nDua kecamatan menyusul.\n\n({SOURCE})"


def test_a_quote_that_nobody_said_is_refused(office: Office, task: Assignment) -> None:
    part = page_of(office, "perencana").context["groups"][0].lines[0].part
    answer = press(office, "perencana", simpan=f"kutip:{part.key}:0-x")
    assert (answer.status_code, "Kutipan itu tidak ada lagi; muat ulang halaman." in answer.content.decode()) == (
        422,
        True,
    )
    assert press(office, "perencana", simpan="kutip:tiada:0-x").status_code == 302


def test_the_quarterly_report_is_offered_its_own_quarter_alone(office: Office, task: Assignment) -> None:
    assert [one.text for one in quarter_quotes(task)["hambatan"]][-1:] == ["Listrik padam."]
    Report.objects.filter(kind=ReportKind.UNIT).update(quarter=3)
    assert quarter_quotes(task) == {}
