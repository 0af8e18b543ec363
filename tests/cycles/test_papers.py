"""What the papers of a walked round say, read out of their frozen content."""

from tests.cycles.walk import cycle_of, fill, finish, opened, task_of, walk_secretariat, walk_statistics
from tests.documents.reading import flat
from tests.documents.shown import shown_words, table_rows
from tests.office import Office
from triwulan.core.quarters import Quarter
from triwulan.cycles.actions.sections import edit_report
from triwulan.cycles.actions.values import Changes, save_values
from triwulan.documents.blocks import Chart, Heading, Paragraph, Table
from triwulan.documents.content import Paper, from_json
from triwulan.documents.models import Document, Signing
from triwulan.documents.outline import walk
from triwulan.reports.models import Section

OBSTACLE, FOLLOW_UP = "Data datang terlambat.", "Jadwalkan setiap akhir bulan."


def paper_of(kind: str) -> Paper:
    return from_json(Document.objects.filter(kind=kind).latest("id").content)


def under(paper: Paper, heading: str, nth: int = 0) -> list[str]:
    """The paragraphs below the nth heading of that name."""
    blocks = list(walk(paper.blocks))
    places = [place for place, block in enumerate(blocks) if isinstance(block, Heading)]
    starts = [place for place in places if getattr(blocks[place], "text", "") == heading]
    ends = [place for place in places if place > starts[nth]]
    inside = blocks[starts[nth] : min(ends, default=None)]
    return [str(block.text) for block in inside if isinstance(block, Paragraph)]


def hand_in(office: Office) -> None:
    """A1 has met an obstacle; the rest is as everywhere."""
    opened(office)
    walk_statistics(office, until="3")
    for name in ("analis.1", "analis.2"):
        fill(office, name)
    changes = Changes(obstacle=OBSTACLE, follow_up=FOLLOW_UP)
    cycle = cycle_of(office, "statistik")
    save_values(person=office["analis.1"], cycle_id=cycle.pk, code="A1", changes=changes)
    for name in ("analis.1", "analis.2"):
        finish(office, name)


def enter_b1(office: Office) -> None:
    for name in ("kabid", "kasubid.2"):
        finish(office, name)
    fill(office, "analis.2")
    finish(office, "analis.2")


def compiled(office: Office) -> Paper:
    for name in ("kasubid.2", "kasubid.1"):
        finish(office, name)
    finish(office, "kabid", outcome="setuju")
    finish(office, "kasubid.1")
    walk_secretariat(office)
    finish(office, "perencana")
    return paper_of("laporan_triwulan")


def test_a_drafted_narrative_is_not_printed_beside_the_figures_it_was_drafted_from(office: Office) -> None:
    hand_in(office)
    for name in ("kasubid.2", "kasubid.1"):
        finish(office, name)
    paper = paper_of("laporan_data_kinerja")
    assert under(paper, "Indikator A1")[1:-1] == ["Sesuai rencana."]
    tables = [block for block in paper.blocks if isinstance(block, Table) and block.columns[0].title == "Hambatan"]
    assert [table_rows(table)[1][:2] for table in tables] == [[flat(OBSTACLE), flat(FOLLOW_UP)]]


def test_each_part_of_the_quarterly_report_says_its_own_thing(office: Office) -> None:
    hand_in(office)
    paper = compiled(office)
    assert under(paper, "Kerja nyata dibandingkan dengan rencana")[1:] == ["Sesuai rencana."]
    assert under(paper, "Faktor penghambat") == [OBSTACLE]
    assert under(paper, "Faktor penghambat", 1) == ["Tidak ada hambatan yang dicatat."]
    assert under(paper, "Solusi, rekomendasi, dan tindak lanjut") == [FOLLOW_UP]


def test_what_the_authors_wrote_stands_in_both_reports(office: Office) -> None:
    hand_in(office)
    key = Section.objects.get(report__kind="laporan_data_kinerja", indicator__code="A1").key
    cycle = cycle_of(office, "statistik")
    edit_report(person=office["kasubid.1"], cycle_id=cycle.pk, sections={key: "Kata kasubid."})
    paper = compiled(office)
    assert under(paper, "Kerja nyata dibandingkan dengan rencana")[1:] == ["Kata kasubid."]
    report = Document.objects.get(kind="laporan_data_kinerja", unit=office.units["statistik"])
    assert "Kata kasubid." in under(from_json(report.content), "Indikator A1")


def test_all_that_the_planner_wrote_is_in_the_quarterly_report(office: Office) -> None:
    opened(office)
    walk_statistics(office)
    walk_secretariat(office)
    cycle = task_of(office, "perencana").step_run.cycle
    keys = ("pendahuluan", "perencanaan", "capaian", "hambatan", "penutup")
    edit_report(person=office["perencana"], cycle_id=cycle.pk, sections={key: f"Tulisan {key}." for key in keys})
    finish(office, "perencana")
    paper = paper_of("laporan_triwulan")
    places = ("Latar belakang", "Rencana strategis", "Capaian Triwulan I", "Hambatan dan tindak lanjut", "Penutup")
    assert {place: under(paper, place)[0] for place in places} == {
        place: f"Tulisan {key}." for place, key in zip(places, keys, strict=True)
    }


def test_a_quarters_paper_knows_nothing_of_the_quarters_that_follow_it(office: Office) -> None:
    opened(office, Quarter(2026, 2))
    enter_b1(office)
    opened(office)
    enter_b1(office)
    (chart,) = [block for block in paper_of("bahan").blocks if isinstance(block, Chart)]
    assert [series.values[1:] for series in chart.data.series if series.name == "Realisasi"] == [(None, None, None)]


def test_the_receipt_names_the_verification_code_of_what_is_not_rendered_yet(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="5a")
    finish(office, "kasubid.1")
    code = Document.objects.get(kind="laporan_data_kinerja").verification_code
    assert flat(f"lihat kode verifikasi {code}") in shown_words(paper_of("tanda_terima"))


def test_a_report_that_is_not_checked_yet_does_not_call_itself_approved(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="5")
    words = " ".join(shown_words(paper_of("laporan_data_kinerja")))
    assert [said for said in ("diperiksa", "disetujui") if flat(said) in words] == []


def test_a_returned_report_is_superseded_by_the_one_in_its_place(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="5")
    finish(office, "kabid", outcome="kembalikan", reason="Penyebut indikator A2 keliru.")
    finish(office, "kasubid.2")
    finish(office, "kasubid.1")
    former, again = Document.objects.filter(kind="laporan_data_kinerja").order_by("id")
    assert (again.supersedes, former.supersedes) == (former, None)
    waiting = Signing.objects.filter(document__in=[former, again], document__superseded_by=None)
    assert {one.document for one in waiting} == {again}
