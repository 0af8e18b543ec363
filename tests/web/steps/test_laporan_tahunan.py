"""The annual report's page: the year's tables are filled, its chapters drafted, missing quarters named."""

import pytest

from tests.cycles.walk import finish, opened, task_of, walk_secretariat, walk_statistics
from tests.office import Office
from tests.web.steps.presses import page_of, press
from triwulan.core.quarters import Quarter
from triwulan.cycles.models import Assignment
from triwulan.reports.models import ReportVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Assignment:
    opened(office, Quarter(2025, 4))
    walk_statistics(office)
    walk_secretariat(office)
    finish(office, "perencana")
    return task_of(office, "perencana")


def test_the_year_stands_in_its_quarters(office: Office, task: Assignment) -> None:
    page = page_of(office, "perencana")
    line = page.context["groups"][0].lines[0]
    assert (line.figure.indicator.code, line.quarters, line.figure.value_text) == (
        "A1",
        [("TW I", "–"), ("TW II", "–"), ("TW III", "–"), ("TW IV", "10")],
        "10 dokumen",
    )
    assert page.context["missing_quarters"] == ["Triwulan I 2025", "Triwulan II 2025", "Triwulan III 2025"]
    assert "Belum ada laporan Triwulan I 2025, Triwulan II 2025, Triwulan III 2025." in page.content.decode()


def test_the_chapters_are_drafted_in_order(office: Office, task: Assignment) -> None:
    page = page_of(office, "perencana")
    assert [part.key for part in (*page.context["before"], *page.context["after"])] == [
        "kata-pengantar",
        "ikhtisar",
        "pendahuluan",
        "aspek",
        "isu-strategis",
        "perencanaan",
        "capaian",
        "anggaran",
        "penutup",
        "langkah",
        "penghargaan",
    ]
    group = page.context["groups"][0]
    assert [part.key.partition("-")[0] for part in group.parts] == ["efisiensi", "program"]


def test_what_was_written_is_in_the_report(office: Office, task: Assignment) -> None:
    page = page_of(office, "perencana")
    closing, analysis = page.context["after"][1], page.context["groups"][0].lines[0].part
    typed = {closing.name: "Kinerja membaik.", closing.version_name: closing.version}
    typed |= {analysis.name: "Sesuai rencana aksi.", analysis.version_name: analysis.version}
    assert press(office, "perencana", **typed).status_code == 302
    frozen = {one["key"]: one["body"] for one in ReportVersion.objects.get(report__kind="laporan_kinerja").sections}
    assert (frozen["penutup"], frozen[analysis.key]) == ("Kinerja membaik.", "Sesuai rencana aksi.")
