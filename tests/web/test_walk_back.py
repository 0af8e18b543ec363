"""From a printed number back to its formula, inputs, who entered it and when: by links alone, as an auditor would."""

import pytest
from lxml import html

from tests.cycles.test_corrections import walk_year
from tests.office import Office
from tests.plans import objective_of, programme_of
from tests.web.steps.presses import desk_of
from triwulan.documents.models import Document
from triwulan.indicators.models import Indicator

pytestmark = pytest.mark.django_db


@pytest.fixture
def reported(office: Office) -> Office:
    walk_year(office)
    return office


def page_of(office: Office, path: str) -> html.HtmlElement:
    answer = desk_of(office, "kepala").get(path)
    assert answer.status_code == 200
    found: html.HtmlElement = html.fromstring(answer.content)
    return found


def follow(page: html.HtmlElement, words: str, within: str) -> str:
    """The address of the first link that says so."""
    (first, *_more) = [a.get("href") for a in page.xpath(within) if a.text_content().strip() == words]
    return str(first).split("#", maxsplit=1)[0]


def facts(page: html.HtmlElement) -> dict[str, str]:
    said = [" ".join(one.text_content().split()) for one in page.xpath("//section[@aria-labelledby='nilai']/dl/*")]
    return dict(zip(said[::2], said[1::2], strict=True))


@pytest.mark.parametrize("kind", ["laporan_kinerja", "laporan_triwulan", "laporan_data_kinerja"])
def test_a_number_in_a_report_leads_to_its_formula_its_inputs_and_who_entered_it(reported: Office, kind: str) -> None:
    papers = Document.objects.filter(kind=kind).exclude(unit__kind="sekretariat")
    page = page_of(reported, f"/dokumen/{papers.get().pk}/")
    found = page_of(reported, follow(page, "Indikator A1", "//article//a"))
    if kind == "laporan_kinerja":
        found = page_of(reported, follow(found, "Triwulan IV", "//main//th/a"))
    told = facts(found)
    assert {key: told[key] for key in ("Realisasi", "Rumus capaian", "Nilai")} == {
        "Realisasi": "10 dokumen",
        "Rumus capaian": "realisasi ÷ target × 100",
        "Nilai": "10",
    }
    assert told["Diisi terakhir oleh"].startswith("Analis 1")


def test_every_indicator_and_sasaran_that_a_report_prints_in_a_row_is_a_link(reported: Office) -> None:
    page = page_of(reported, f"/dokumen/{Document.objects.get(kind='laporan_kinerja').pk}/")
    names = [td for td in page.xpath("//article//td") if td.text_content().strip() in {"Indikator A1", "Indikator A2"}]
    assert names != []
    assert [td.text_content() for td in names if not td.xpath("./a")] == []
    addresses = {a.get("href") for a in page.xpath("//article//td/a | //article//h5/a | //article//th/a")}
    assert {page_of(reported, each.split("#")[0]).xpath("count(//main)") for each in addresses} == {1.0}
    anchors = {each.split("#")[1] for each in addresses if "#" in each}
    tree = page_of(reported, "/pohon-kinerja/?tahun=2025")
    assert anchors - {one.get("id") for one in tree.iter("li")} == set()


def test_each_number_of_the_heads_page_leads_to_the_figures_that_it_is_made_of(reported: Office) -> None:
    home = page_of(reported, "/beranda/")
    rows = home.xpath("//main//tr[th/a[starts-with(@href, '/beranda/')]]")
    shown = {row.xpath("string(th/a/@href)"): said_in(row.xpath("td[contains(@class, 'num')]")[0]) for row in rows}
    behind = {path: page_of(reported, path) for path in shown}
    made = {
        path: said_in(page.xpath("//section[@aria-labelledby='jadi']//dd[1]/b")[0]) for path, page in behind.items()
    }
    assert (made, {path.split("/")[2] for path in shown}) == (shown, {"sasaran", "unit"})
    page = behind[next(path for path in shown if path.startswith("/beranda/unit/"))]
    (first, *_more) = page.xpath("//main//th/a/@href")
    assert facts(page_of(reported, first))["Realisasi"].startswith("10 ")


def test_a_programs_number_is_the_mean_of_its_indicators_and_another_quarter_is_a_link_away(reported: Office) -> None:
    node = programme_of(objective_of(reported.agency), "P", "Penunjang")
    Indicator.objects.filter(code__in=["A1", "A2"]).update(node=node)
    page = page_of(reported, f"/beranda/program/{node.pk}/2025/4/")
    assert [row.text_content() for row in page.xpath("//main//th/a")] == ["Indikator A1", "Indikator A2"]
    assert said_in(page.xpath("//section[@aria-labelledby='jadi']//dd[2]")[0]) == "rata-rata 2 indikator"
    empty = page_of(reported, page.xpath("//p/a[. = 'Triwulan I 2025']/@href")[0])
    assert said_in(empty.xpath("//section[@aria-labelledby='jadi']//dd[1]/b")[0]) == "–"


@pytest.mark.parametrize("path", ["program/999/2025/4/", "lain/1/2025/4/", "unit/1/2025/5/", "sasaran/1/1/4/"])
def test_what_is_not_there_is_not_found(office: Office, path: str) -> None:
    assert desk_of(office, "kepala").get(f"/beranda/{path}").status_code == 404


def said_in(cell: html.HtmlElement) -> str:
    return " ".join(cell.text_content().split())
