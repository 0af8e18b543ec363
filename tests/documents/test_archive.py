"""Where the paper stands and how long it is kept: places, boxes, the agency's schedule."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from tests.documents.reading import flat, pdf_pages
from tests.documents.register import registered
from tests.organisations.office import Office
from triwulan.audit.actions import describe
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.documents.archive.boxes import boxes_of, folders_of, held_by
from triwulan.documents.archive.filing import Filing, file_document, move_box
from triwulan.documents.archive.labels import Label, render_labels
from triwulan.documents.archive.place import Place, read_place
from triwulan.documents.archive.retention import APPRAISED, DESTROYED, PERMANENT, Retention, read_retention
from triwulan.documents.archive.schedule import Line, ScheduleRefused, change_schedule, line_for
from triwulan.documents.imprint import Look
from triwulan.documents.models import ArchiveBox, Document, RetentionRule
from triwulan.documents.refusals import DocumentRefused

KIND = "laporan_data_kinerja"
BEFORE = Retention(2, 3, DESTROYED)
OWN = Line("000.9", Retention(1, 0, PERMANENT), "terbatas")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Lemari A / Boks 3 / Map 1", Place("Lemari A", "Boks 3", "Map 1")),
        ("Lemari A/Boks 3/Map 1/2", Place("Lemari A", "Boks 3", "Map 1/2")),
        ("Gedung 2 / – / Lemari A / Boks 3 / Map 1/2", Place("Lemari A", "Boks 3", "Map 1/2", "Gedung 2")),
        ("", Place()),
    ],
)
def test_a_place_is_one_line_and_is_read_back(text: str, place: Place) -> None:
    assert (read_place(text), read_place(str(place))) == (place, place)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Aktif 1 tahun, inaktif 4 tahun, dinilai kembali", Retention(1, 4, APPRAISED)),
        ("Permanen", Retention(2, 3, PERMANENT)),
        ("inaktif 10 tahun", Retention(2, 10, DESTROYED)),
        ("selamanya", None),
    ],
)
def test_retention_is_read_from_words_and_keeps_what_they_do_not_say(text: str, read: Retention | None) -> None:
    assert read_retention(text, BEFORE) == read


def test_both_retentions_count_from_the_end_of_the_papers_year() -> None:
    dated = date(2026, 4, 14)
    assert (BEFORE.inactive_from(dated), BEFORE.over_from(dated)) == (date(2029, 1, 1), date(2032, 1, 1))


def test_papers_of_one_place_share_its_folder_and_a_moved_box_takes_them_along(office: Office) -> None:
    first, second = registered(office), registered(office)
    (box,) = boxes_of(office.agency)
    move_box(box=box, to=Place("Rak 4", "Boks 2026", "", "Depo Arsip", "R-1"), actor=SYSTEM)
    line = "Depo Arsip / R-1 / Rak 4 / Boks 2026 / Map Laporan Data Kinerja 2026 triwulan 1"
    places = set(Document.objects.values_list("archive_place", flat=True))
    assert (first.folder, places) == (second.folder, {line})
    assert describe(Entry.objects.get(action="box_moved")) == (
        "Memindahkan boks arsip dari Lemari STAT / Boks 2026 ke Depo Arsip / R-1 / Rak 4 / Boks 2026."
    )
    (again,) = boxes_of(office.agency)
    (folder,) = folders_of(office.agency, box=box.pk)
    assert (held_by(again).papers, held_by(again).years, folder.stands) == (
        2, "2026", "Depo Arsip / R-1 / Rak 4 / Boks 2026",
    )  # fmt: skip


def test_filing_without_a_room_finds_the_box_where_it_was_carried(office: Office) -> None:
    document = registered(office)
    (box,) = boxes_of(office.agency)
    move_box(box=box, to=Place("Lemari STAT", "Boks 2026", "", "Depo", "R-1"), actor=SYSTEM)
    file_document(document=document, filing=Filing("Lemari STAT / Boks 2026 / Map 9"), actor=SYSTEM)
    assert document.archive_place == "Depo / R-1 / Lemari STAT / Boks 2026 / Map 9"
    assert ArchiveBox.objects.count() == 1


def test_two_boxes_never_stand_at_one_place(office: Office) -> None:
    document = registered(office)
    file_document(document=document, filing=Filing("Lemari B / Boks 1 / Map 1"), actor=SYSTEM)
    box = boxes_of(office.agency, "Boks 2026").get()
    with pytest.raises(DocumentRefused, match="sudah ada boks"):
        move_box(box=box, to=Place("Lemari B", "Boks 1"), actor=SYSTEM)


def test_the_schedule_decides_what_the_next_paper_is_filed_under(office: Office) -> None:
    before = registered(office)
    change_schedule(agency=office.agency, kind=KIND, line=OWN, actor=SYSTEM)
    after = registered(office)
    found = [(one.classification, str(one.retention), one.security, one.number[:8]) for one in (before, after)]
    assert found == [
        ("000.8.6.3", "Aktif 2 tahun, inaktif 3 tahun, musnah", "biasa", "000.8.6."),
        ("000.9", "Aktif 1 tahun, inaktif 0 tahun, permanen", "terbatas", "000.9/00"),
    ]
    assert describe(Entry.objects.get(action="retention_rule_changed")).startswith(
        "Mengubah jadwal retensi Laporan Data Kinerja dari 000.8.6.3, Aktif 2 tahun"
    )


def test_the_default_again_removes_the_agencys_own_line(office: Office) -> None:
    default = line_for(office.agency, KIND)
    for line in (OWN, default):
        change_schedule(agency=office.agency, kind=KIND, line=line, actor=SYSTEM)
    assert (RetentionRule.objects.count(), line_for(office.agency, KIND)) == (0, default)


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("apa", OWN),
        (KIND, Line(" ", BEFORE)),
        (KIND, Line("000", Retention(100, 0, DESTROYED))),
        (KIND, Line("000", Retention(1, 0, "dibakar"))),
    ],
)
def test_a_schedule_that_says_nothing_is_refused(office: Office, kind: str, line: Line) -> None:
    with pytest.raises(ScheduleRefused):
        change_schedule(agency=office.agency, kind=kind, line=line, actor=SYSTEM)
    assert RetentionRule.objects.count() == 0


def test_labels_fill_the_sheet_that_the_office_has() -> None:
    labels = tuple(Label("BOKS", f"Boks {n}", "Depo", "2026", f"http://x/{n}") for n in range(10))
    sizes = []
    for look in (Look(), Look(paper="f4")):
        made = render_labels(labels, office=("Kab. Uji", "Dinas Uji"), on=date(2026, 4, 14), sample=True, look=look)
        pages = PdfReader(io.BytesIO(made)).pages
        sizes.append((len(pages), *(round(float(each) / 72 * 25.4) for each in pages[0].mediabox[2:])))
    assert sizes == [(1, 210, 297), (1, 215, 330)]


def test_labels_stand_ten_on_a_sheet_with_their_words() -> None:
    labels = tuple(Label("BOKS", f"Boks {n}", "Depo / Rak 4", "2024–2026", f"http://x/{n}") for n in range(11))
    pages = pdf_pages(render_labels(labels, office=("Kab. Uji", "Dinas Uji"), on=date(2026, 4, 14), sample=True))
    words = [[flat(f"Boks {n}") in page for page in pages] for n in (0, 10)]
    assert (len(pages), words, flat("Tahun 2024–2026. Pindai") in pages[0]) == (2, [[True, False], [False, True]], True)
