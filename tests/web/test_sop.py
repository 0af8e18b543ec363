"""The SOP's pages lead to each other: list, sheet, comparison, and for the administrator the way to activate."""

import pytest
from lxml import html

from tests.cycles.walk import opened
from tests.office import SEED, Office
from tests.web.steps.presses import desk_of
from triwulan.sop.actions import upload_revision
from triwulan.sop.models import SopRevision

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(office: Office) -> SopRevision:
    changed = SEED.read_text("utf-8").replace('waktu          = "1 jam"', 'waktu          = "2 jam"')
    return upload_revision(office.agency, changed, office["admin"])


def test_two_revisions_stand_side_by_side_with_words_for_what_differs(office: Office, second: SopRevision) -> None:
    page = desk_of(office, "analis.1").get("/sop/banding/")
    first = SopRevision.objects.earliest("pk")
    assert page.context["pair"] == (first, second)
    root: html.HtmlElement = html.fromstring(page.content)
    own = [each.text_content() for each in root.iter("del", "ins")]
    assert [" ".join(words.split()) for words in own] == ["dihapus: 1", "ditambah: 2"]
    assert [badge.text_content() for badge in root.find_class("badge")] == ["diubah", "diubah"]


def test_the_address_chooses_the_pair(office: Office, second: SopRevision) -> None:
    first = SopRevision.objects.earliest("pk")
    page = desk_of(office, "kepala").get(f"/sop/banding/?lama={second.pk}&baru={first.pk}")
    assert page.context["pair"] == (second, first)


@pytest.mark.parametrize("asked", ["", "?lama=x&baru=999"])
def test_one_revision_has_nothing_to_be_compared_with(office: Office, asked: str) -> None:
    page = desk_of(office, "kepala").get(f"/sop/banding/{asked}")
    assert (page.context["pair"], "Belum ada dua revisi" in page.content.decode()) == (None, True)


@pytest.mark.parametrize(("username", "activates"), [("admin", True), ("kepala", False)])
def test_list_and_sheet_lead_on(office: Office, second: SopRevision, username: str, activates: bool) -> None:
    desk = desk_of(office, username)
    listed, sheet = (desk.get(path).content.decode() for path in ("/sop/", f"/sop/{second.pk}/"))
    first = SopRevision.objects.earliest("pk")
    assert ("/sop/banding/" in listed, f"/sop/banding/?lama={first.pk}&amp;baru={second.pk}" in sheet) == (True, True)
    assert ('"/pengaturan/sop/"' in listed, f"/pengaturan/sop/{second.pk}/" in sheet) == (activates, activates)


def test_the_administrator_reads_the_steps_in_the_office_s_words(office: Office) -> None:
    """A step that shares another's hour says so; performers by their columns, kinds of work by name."""
    revision = SopRevision.objects.earliest("pk")
    page = html.fromstring(desk_of(office, "admin").get(f"/pengaturan/sop/{revision.pk}/").content)
    rows = [[" ".join("".join(map(str, cell.itertext())).split()) for cell in row] for row in page.iter("tr")][1:]
    assert [(row[0], *row[2:]) for row in rows][3:6] == [
        ("4", "Kasubid/Kasubag", "1 hari", "Menyusun laporan"),
        ("5", "Kabid", "1 jam", "Memeriksa"),
        ("5a", "Kasubid/Kasubag", "bersama langkah 5", "Menyerahkan laporan"),
    ]


def test_a_revision_goes_out_as_it_was_uploaded_and_a_beginner_gets_one_to_write_over(office: Office) -> None:
    revision = SopRevision.objects.earliest("pk")
    desk = desk_of(office, "admin")
    given = [desk.get(path) for path in (f"/sop/{revision.pk}/toml/", "/pengaturan/sop/contoh/")]
    assert [answer.content.decode() for answer in given] == [revision.text, SEED.read_text(encoding="utf-8")]
    assert "/pengaturan/sop/contoh/" in desk.get("/pengaturan/sop/").content.decode()


def test_the_administrator_begins_where_preparing_goes_on_until_there_is_a_round(office: Office) -> None:
    desk = desk_of(office, "admin")
    before = desk.get("/").headers["Location"]
    with office.scope():
        opened(office)
    assert (before, desk.get("/").headers["Location"]) == ("/pengaturan/", "/tugas/")
