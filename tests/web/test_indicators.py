"""Indicators to read: found by words and unit, with each quarter's figures as papers tell them."""

import pytest

from tests.cycles.walk import fill, opened, walk_statistics
from tests.documents.reading import flat
from tests.office import Office
from tests.web.steps.presses import desk_of
from triwulan.core.quarters import Quarter
from triwulan.indicators.models import Indicator

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ("", ["A1", "A2", "B1", "U1"]),
        ("?cari=indikator+a1", ["A1"]),
        ("?cari=b1", ["B1"]),
        ("?cari=tidak", []),
        ("?tahun=2023", []),
        ("?unit=x&tahun=abc&hal=9", ["A1", "A2", "B1", "U1"]),
    ],
)
def test_the_list_is_narrowed_by_words(office: Office, asked: str, codes: list[str]) -> None:
    page = desk_of(office, "analis.2").get(f"/indikator/{asked}")
    assert [indicator.code for indicator, _targets in page.context["rows"]] == codes


def test_the_list_is_narrowed_by_unit(office: Office) -> None:
    page = desk_of(office, "analis.2").get(f"/indikator/?unit={office.units['umum'].pk}")
    assert [indicator.code for indicator, _targets in page.context["rows"]] == ["U1"]


def test_a_page_tells_the_quarters_the_year_and_the_course(office: Office) -> None:
    opened(office, Quarter(2026, 1))
    walk_statistics(office, until="3")
    fill(office, "analis.1", 9)
    page = desk_of(office, "kepala").get(f"/indikator/{Indicator.objects.get(code='A1').pk}/?tahun=2026")
    lines = [(line.name, line.target, line.value, line.percent) for line in page.context["reading"].lines]
    assert lines == [
        ("I", "10 dokumen", "9 dokumen", "90,00\xa0%"),
        ("II", "10 dokumen", "–", "–"),
        ("III", "10 dokumen", "–", "–"),
        ("IV", "10 dokumen", "–", "–"),
        ("", "40 dokumen", "9 dokumen", "22,50\xa0%"),
    ]
    marks = [value for _quarter, value in page.context["past"].marks]
    assert marks == [None] * 4 + [90, None, None, None]
    text = flat(page.content.decode())
    assert [words for words in ("Rumus capaian: realisasi ÷ target × 100", "Analis 1") if flat(words) not in text] == []


@pytest.mark.parametrize(("username", "shown"), [("perencana", True), ("kepala", False)])
def test_only_who_plans_is_led_to_changing(office: Office, username: str, shown: bool) -> None:
    pk = Indicator.objects.get(code="A1").pk
    pages = [desk_of(office, username).get(path).content.decode() for path in ("/indikator/", f"/indikator/{pk}/")]
    assert ["/pengaturan/indikator/" in page for page in pages] == [shown, shown]
