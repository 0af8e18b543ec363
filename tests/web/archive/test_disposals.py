"""From the list of what is due to the berita acara, its confirmation, and what its papers' pages say afterwards."""

from datetime import date

import pytest

from tests.cycles.walk import finish, opened
from tests.office import Office
from tests.web.steps.presses import desk_of
from triwulan.audit.record import SYSTEM
from triwulan.documents.actions import mark_signed
from triwulan.documents.models import Disposal, Document

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(office: Office) -> Document:
    opened(office)
    finish(office, "kabid")
    Document.objects.update(retention_from=date(2020, 1, 10))
    found: Document = Document.objects.get()
    return found


def prepared(office: Office, document: Document) -> Disposal:
    typed = {"naskah": document.pk, "basis": "Surat LKD 12"}
    desk_of(office, "perencana").post("/arsip/berita-acara/baru/musnah/", typed)
    found: Disposal = Disposal.objects.select_related("document").get()
    return found


def test_what_is_due_is_listed_for_all_and_chosen_by_who_plans(office: Office, document: Document) -> None:
    boxes = [
        b'name="naskah"' in desk_of(office, who).get("/arsip/jatuh-tempo/?daftar=musnah").content
        for who in ("perencana", "analis.1")
    ]
    assert boxes == [True, False]
    rows = desk_of(office, "analis.1").get("/arsip/jatuh-tempo/?daftar=musnah").context["rows"]
    assert rows == [(document, date(2024, 1, 1))]


def test_inactive_papers_are_carried_to_a_box(office: Office, document: Document) -> None:
    Document.objects.update(retention_from=date(2024, 1, 10))
    desk, address = desk_of(office, "perencana"), "/arsip/jatuh-tempo/inaktif/"
    assert list(desk.get(address, {"naskah": document.pk}).context["papers"]) == [document]
    desk.post(address, {"naskah": document.pk, "pindah": "1", "building": "Depo", "box": "I-1"})
    document.refresh_from_db()
    assert (document.inactive_at is not None, document.archive_place[:20]) == (True, "Depo / – /  / I-1 / ")


def test_a_berita_acara_needs_a_basis(office: Office, document: Document) -> None:
    desk, address = desk_of(office, "perencana"), "/arsip/berita-acara/baru/musnah/"
    assert list(desk.post(address, {"naskah": document.pk}).context["form"].errors) == ["basis"]
    assert Disposal.objects.count() == 0


def test_destruction_is_offered_when_signed_and_asked_once_more(office: Office, document: Document) -> None:
    disposal, desk = prepared(office, document), desk_of(office, "perencana")
    page, address = f"/arsip/berita-acara/{disposal.pk}/", f"/arsip/berita-acara/{disposal.pk}/laksanakan/"
    before = address.encode() in desk.get(page).content
    for signing in disposal.document.signings.all():
        mark_signed(signing=signing, person=office["kepala"], capacity="", actor=SYSTEM)
    after = address.encode() in desk.get(page).content
    assert (before, after, list(desk.post(address).context["form"].errors)) == (False, True, ["sure"])
    desk.post(address, {"sure": "on"})
    shown = desk.get(f"/dokumen/{document.pk}/")
    file = desk.get(f"/dokumen/{document.pk}/pdf/")
    assert (shown.context["paper"], "dimusnahkan" in shown.content.decode(), file.status_code) == ("", True, 410)
    assert disposal.document.number in desk.get(f"/v/{document.verification_code}").content.decode()


def test_a_berita_acara_is_cancelled_after_a_question(office: Office, document: Document) -> None:
    disposal, desk = prepared(office, document), desk_of(office, "perencana")
    address = f"/arsip/berita-acara/{disposal.pk}/batal/"
    desk.get(address)
    disposal.refresh_from_db()
    assert disposal.cancelled_at is None
    desk.post(address)
    document.refresh_from_db()
    assert document.disposal is None
