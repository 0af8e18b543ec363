"""The worksheet goes through LibreOffice and comes back as it was filled in."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.cycles.walk import fill, opened, task_of, walk_statistics
from tests.exchange.worksheet.pen import Cell, filled
from tests.libreoffice.office_suite import saved_as
from tests.office import Office
from tests.web.steps.presses import desk_of
from tests.web.steps.test_bahan_sheet import confirm, places, send, stored, taken, told
from triwulan.cycles.models import Assignment
from triwulan.indicators.models import Realisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Assignment:
    opened(office)
    walk_statistics(office, until="3")
    return task_of(office, "analis.1")


@pytest.mark.parametrize("kind", ["ods", "xlsx"])
def test_what_was_filled_in_comes_back_and_the_rest_is_as_it_was(
    office: Office, task: Assignment, kind: str, tmp_path: Path
) -> None:
    desk = desk_of(office, "analis.1")
    fill(office, "analis.1", 8)
    content = taken(desk, task)
    where = places(content, task)
    cells: dict[str, Cell] = {where["A1/nilai"]: 1234, where["A1/penjelasan"]: "Dua  baris,\n=bukan rumus"}
    page = send(desk, task, saved_as(filled(content, cells), tmp_path, kind), f"lembar.{kind}")
    assert told(page) == [
        ("Nilai", "8", "1234", ""),
        ("Penjelasan", "Sesuai rencana.", "Dua  baris,\n=bukan rumus", ""),
    ]
    assert confirm(desk, task, page).status_code == 302
    assert stored("A1") == ({"nilai": "1234"}, "Dua  baris,\n=bukan rumus")


@pytest.mark.parametrize("kind", ["ods", "xlsx"])
def test_the_reason_of_an_na_comes_back(office: Office, task: Assignment, kind: str, tmp_path: Path) -> None:
    desk = desk_of(office, "analis.1")
    content = taken(desk, task)
    cells: dict[str, Cell] = {places(content, task)["A1/alasan"]: "Survei terbit\nsetahun sekali."}
    page = send(desk, task, saved_as(filled(content, cells), tmp_path, kind), f"lembar.{kind}")
    assert told(page) == [("Alasan n/a", "", "Survei terbit\nsetahun sekali.", "")]
    assert confirm(desk, task, page).status_code == 302
    row = Realisation.objects.get(indicator__code="A1", year=2026, quarter=1)
    assert (row.variables, row.not_applicable) == ({}, "Survei terbit\nsetahun sekali.")


def test_it_prints_on_a4_landscape_one_page_wide(office: Office, task: Assignment, tmp_path: Path) -> None:
    paper = tmp_path / "lembar.pdf"
    paper.write_bytes(saved_as(taken(desk_of(office, "analis.1"), task), tmp_path, "pdf"))
    said = subprocess.run(["pdfinfo", paper], capture_output=True, text=True, check=True).stdout
    words = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"Pages: +(\d+)[\s\S]*Page size: +([\d.]+) x ([\d.]+)", said)
    assert found
    assert (found[1], round(float(found[2])), round(float(found[3]))) == ("2", 842, 595)
    assert [heading for heading in ("Tindak lanjut", " semula", "tw1:") if heading in words] == ["Tindak lanjut"]
