"""A value walked back: who changed it at which step and why, who saw it, which papers print it."""

from typing import Any

import pytest

from tests.cycles.walk import cycle_of, finish, opened, walk_statistics
from tests.documents.reading import flat
from tests.office import Office
from tests.web.steps.presses import desk_of
from tests.web.steps.presses import page_of as task_page
from triwulan.cycles.actions.return_value import return_value
from triwulan.cycles.actions.values import Changes, save_values
from triwulan.cycles.answers import MarkChoice
from triwulan.indicators.models import Indicator
from triwulan.web.indicators.value import Value

pytestmark = pytest.mark.django_db


def page_of(office: Office, username: str, code: str = "A1", period: str = "2026/1") -> Any:
    return desk_of(office, username).get(f"/indikator/{Indicator.objects.get(code=code).pk}/nilai/{period}/")


def told_of(office: Office, code: str = "A1") -> Value:
    told: Value = page_of(office, "kepala", code).context["told"]
    return told


def save(office: Office, username: str, value: int, reason: str = "") -> None:
    save_values(
        person=office[username],
        cycle_id=cycle_of(office, "statistik").pk,
        code="A1",
        changes=Changes(variables={"nilai": value}, reason=reason),
    )


@pytest.fixture
def reporting(office: Office) -> Office:
    opened(office)
    walk_statistics(office, until="4")
    return office


def test_every_change_is_told_with_who_when_where_and_why(reporting: Office) -> None:
    cycle = cycle_of(reporting, "statistik")
    return_value(person=reporting["kasubid.1"], cycle_id=cycle.pk, code="A1", reason="Hitung lagi.")
    save(reporting, "analis.1", 8)
    finish(reporting, "analis.1")
    save(reporting, "kasubid.1", 9, "Satu dokumen terlewat.")
    told = told_of(reporting)
    assert [(one.value, one.who, one.position, one.step, one.reason) for one in told.changes] == [
        ("9 dokumen", "Kasubid 1", "Kasubid 1", "Langkah 4, diubah penyusun laporan", "Satu dokumen terlewat."),
        ("8 dokumen", "Analis 1", "Analis 1", "Langkah 3, diperbaiki", "Hitung lagi."),
        ("10 dokumen", "Analis 1", "Analis 1", "Langkah 3", ""),
    ]
    assert [[(line.label, line.before, line.after) for line in one.lines] for one in told.changes] == [
        [("Nilai", "8", "9")],
        [("Nilai", "10", "8")],
        [("Nilai", "", "10"), ("Penjelasan", "", "Sesuai rencana.")],
    ]
    assert [(one.label, one.value) for one in told.inputs] == [("Nilai", "9")]


def test_who_saw_it_is_told_with_the_value_as_it_was_then(reporting: Office) -> None:
    finish(reporting, "kasubid.2")
    finish(reporting, "kasubid.1")
    mend = {"A1": MarkChoice(fits=False, note="Belum cocok.")}
    finish(reporting, "kabid", outcome="kembalikan", reason="Perbaiki A1.", marks=mend)
    save(reporting, "kasubid.1", 9, "Satu dokumen terlewat.")
    finish(reporting, "kasubid.1")
    finish(reporting, "kabid", outcome="setuju")
    told = told_of(reporting)
    assert [(one.place.words, one.task.position.title, one.value, one.fits, one.note) for one in told.checks] == [
        ("Langkah 4", "Kasubid 1", "10 dokumen", None, ""),
        ("Langkah 5", "Kabid Statistik", "10 dokumen", False, "Belum cocok."),
        ("Langkah 4", "Kasubid 1", "9 dokumen", None, ""),
        ("Langkah 5", "Kabid Statistik", "9 dokumen", True, ""),
    ]
    printed = [(one.document.kind, one.value, one.percent) for one in told.papers]
    assert printed == [
        ("bahan", "", ""),
        ("laporan_data_kinerja", "10 dokumen", "100,00\xa0%"),
        ("laporan_disposisi", "", ""),
        ("laporan_data_kinerja", "9 dokumen", "90,00\xa0%"),
        ("laporan_disposisi", "", ""),
    ]


def test_an_empty_value_says_what_will_stand_there(office: Office) -> None:
    text = flat(page_of(office, "analis.2").content.decode())
    sentences = ("Belum ada yang mengisi nilai ini.", "Belum ada naskah yang memuat nilai ini.", "belum diisi")
    assert [words for words in sentences if flat(words) not in text] == []


@pytest.mark.parametrize("period", ["2026/0", "2026/5", "1000/1", "99999999/1"])
def test_a_period_that_is_none_is_not_there(office: Office, period: str) -> None:
    assert page_of(office, "kepala", period=period).status_code == 404


def test_the_pages_that_show_a_figure_lead_to_it(reporting: Office) -> None:
    finish(reporting, "kasubid.2")
    link = f"/indikator/{Indicator.objects.get(code='A1').pk}/nilai/2026/1/"
    pages = [
        page_of_task(reporting, "kasubid.1"),
        desk_of(reporting, "kepala").get(f"/indikator/{Indicator.objects.get(code='A1').pk}/").content.decode(),
    ]
    finish(reporting, "kasubid.1")
    pages.append(page_of_task(reporting, "kabid"))
    assert [link in page for page in pages] == [True, True, True]


def page_of_task(office: Office, username: str) -> str:
    return str(task_page(office, username).content.decode())
