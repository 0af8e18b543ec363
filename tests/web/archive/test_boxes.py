"""The pages of boxes, folders and the retention schedule."""

from itertools import pairwise

import pytest
from lxml import html

from tests.cycles.walk import finish, opened
from tests.office import Office
from tests.web.steps.presses import desk_of
from triwulan.documents.models import ArchiveBox, Document, RetentionRule

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(office: Office) -> Document:
    opened(office)
    finish(office, "kabid")
    found: Document = Document.objects.select_related("folder").get()
    return found


def test_from_the_list_one_comes_to_the_box_its_folder_and_the_paper(office: Office, document: Document) -> None:
    desk, folder = desk_of(office, "analis.1"), document.folder
    assert folder is not None
    way = ("/arsip/", f"/arsip/boks/{folder.box_id}/", f"/arsip/map/{folder.pk}/", f"/dokumen/{document.pk}/")
    for here, there in pairwise(way):
        page = html.fromstring(desk.get(here).content)
        assert there in {link.get("href") for link in page.iter("a")}


def test_boxes_are_searched_by_every_part_of_their_place(office: Office, document: Document) -> None:
    desk = desk_of(office, "analis.1")
    counts = [len(desk.get(f"/arsip/?cari={words}").context["rows"]) for words in ("boks+2026", "statistik", "depo")]
    assert counts == [1, 1, 0]


def test_a_label_is_printed_for_what_is_ticked(office: Office, document: Document) -> None:
    desk, folder = desk_of(office, "kasubid.1"), document.folder
    assert folder is not None
    answer = desk.get(f"/arsip/label/?boks={folder.box_id}&map={folder.pk}&map=x")
    assert (answer.headers["Content-Type"], answer.getvalue()[:5]) == ("application/pdf", b"%PDF-")
    assert desk.get("/arsip/label/", follow=True).redirect_chain == [("/arsip/", 302)]


def test_a_box_is_moved_on_its_page(office: Office, document: Document) -> None:
    desk, box = desk_of(office, "kabid"), ArchiveBox.objects.get()
    desk.post(f"/arsip/boks/{box.pk}/pindah/", {"building": "Depo / 2", "cabinet": "Rak 1", "box": "B-1"})
    document.refresh_from_db()
    assert document.archive_place.startswith("Depo - 2 / – / Rak 1 / B-1 / Map Lembar Disposisi")


def test_the_schedule_is_changed_by_who_keeps_it(office: Office, document: Document) -> None:
    typed = {"classification": "000.1", "active": 3, "inactive": 7, "fate": "permanen", "security": "rahasia"}
    typed["begins"] = "tanggal_naskah"
    desk = desk_of(office, "perencana")
    assert list(desk.post("/arsip/jadwal-retensi/bahan/", typed | {"active": 100}).context["form"].errors) == ["active"]
    assert desk.post("/arsip/jadwal-retensi/bahan/", typed).status_code == 302
    rule = RetentionRule.objects.values(
        "kind", "classification", "active_years", "inactive_years", "fate", "security", "begins"
    )
    assert list(rule) == [
        {"kind": "bahan", "classification": "000.1", "active_years": 3, "inactive_years": 7}
        | {"fate": "permanen", "security": "rahasia", "begins": "tanggal_naskah"}
    ]
    assert desk.get("/arsip/jadwal-retensi/apa/").status_code == 404
