"""What waits for one's signature: several papers at once by certificate, and the certificate itself."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cycles.walk import finish, opened
from tests.documents.authority import PASSPHRASE, pkcs12_of
from tests.office import Office
from tests.web.steps.presses import desk_of
from triwulan.audit.record import SYSTEM, Actor
from triwulan.documents.actions import take_document_back
from triwulan.documents.certificates import certificate_of, keep_certificate
from triwulan.documents.models import Document, Manner, SignerRule, Signing, Who
from triwulan.documents.queries import validated

pytestmark = pytest.mark.django_db

LIST, CERTIFICATE = "/tanda-tangan/", "/tanda-tangan/sertifikat/"


@pytest.fixture
def document(office: Office) -> Document:
    opened(office)
    finish(office, "kabid")
    found: Document = Document.objects.get()
    return found


def equip(office: Office, who: str = "kabid") -> Client:
    person = office[who]
    keep_certificate(person=person, content=pkcs12_of(person.full_name), passphrase=PASSPHRASE, actor=Actor(person.pk))
    return desk_of(office, who)


def shown(client: Client) -> list[Any]:
    return [[each.pk for each in client.get(LIST).context[key]] for key in ("ready", "later")]


def test_a_paper_is_signed_by_certificate_from_the_list_and_read_with_its_signature(
    office: Office, document: Document
) -> None:
    signing = document.signings.get()
    client = equip(office)
    assert shown(client) == [[signing.pk], []]
    answer = client.post(LIST, {"papers": [signing.pk], "passphrase": PASSPHRASE}, follow=True)
    signing.refresh_from_db()
    assert (signing.manner, signing.person, shown(client)) == (Manner.CERTIFICATE, office["kabid"], [[], []])
    assert "1 naskah sudah Anda tanda tangani." in answer.content.decode()
    file = client.get(f"/dokumen/{document.pk}/bertanda-tangan/").getvalue()
    assert signing.sealed is not None
    assert [(each.name, each.holds) for each in validated(signing.sealed.sha256)] == [("Kabid Statistik", True)]
    page = Client().post("/v/", {"berkas": SimpleUploadedFile("a.pdf", file)}).content.decode()
    assert [
        words in page for words in ("Berkas ini asli.", "utuh", "CA Uji Contoh", "tanda tangan elektronik Kabid")
    ] == [True] * 4


def test_a_wrong_pass_phrase_is_said_and_nothing_is_signed_or_shown_again(office: Office, document: Document) -> None:
    answer = equip(office).post(LIST, {"papers": [document.signings.get().pk], "passphrase": "salah-ketik"})
    page = answer.content.decode()
    assert ("Sandi sertifikat salah" in page, "salah-ketik" in page) == (True, False)
    assert Signing.objects.get().signed_at is None


def test_nothing_is_chosen_that_is_not_ones_own_turn(office: Office, document: Document) -> None:
    signing = document.signings.get()
    SignerRule.objects.create(agency=office.agency, kind=document.kind, order=0, who=Who.STEP)
    Signing.objects.filter(pk=signing.pk).update(order=1)
    Signing.objects.create(document=document, position=office.positions["kepala"], order=0)
    client = equip(office)
    assert shown(client) == [[], [signing.pk]]
    client.post(LIST, {"papers": [signing.pk], "passphrase": PASSPHRASE})
    signing.refresh_from_db()
    assert signing.signed_at is None


def test_a_paper_taken_back_asks_for_no_signature_and_verifies_as_such(office: Office, document: Document) -> None:
    take_document_back(document=document, actor=SYSTEM)
    assert shown(desk_of(office, "kabid")) == [[], []]
    page = Client().get(f"/v/{document.verification_code}").content.decode()
    assert ("sudah ditarik kembali" in page, "masih berlaku" in page) == (True, False)


def test_a_certificate_is_uploaded_seen_and_removed(office: Office) -> None:
    client = desk_of(office, "kabid")
    file = SimpleUploadedFile("saya.p12", pkcs12_of("Kabid Statistik"))
    answer = client.post(CERTIFICATE, {"file": file, "passphrase": PASSPHRASE}, follow=True)
    page = answer.content.decode()
    assert ("Kabid Statistik" in page, "CA Uji Contoh" in page, PASSPHRASE in page) == (True, True, False)
    client.post(f"{CERTIFICATE}hapus/")
    assert certificate_of(office["kabid"]) is None


def test_a_certificate_that_cannot_be_opened_is_refused_on_its_page(office: Office) -> None:
    file = SimpleUploadedFile("saya.p12", b"bukan")
    page = desk_of(office, "kabid").post(CERTIFICATE, {"file": file, "passphrase": "x"}).content.decode()
    assert "Sandi sertifikat salah, atau berkasnya bukan PKCS#12" in page


@pytest.mark.parametrize("papers", [1, 3])
def test_the_list_asks_the_database_as_often_for_three_as_for_one(
    office: Office, document: Document, papers: int
) -> None:
    for at in range(papers - 1):
        another(document, at)
    client = equip(office)
    with CaptureQueriesContext(connection) as queries:
        ready, _later = shown(client)
    assert (len(ready), len(queries)) == (papers, LIST_QUERIES)


LIST_QUERIES = 24


def another(document: Document, at: int) -> None:
    first = document.signings.get()
    document.pk, document.number, document.verification_code = None, f"lain-{at}", f"LAIN-000{at}"
    document._state.adding = True
    document.save()
    Signing.objects.create(document=document, position=first.position)
    document.refresh_from_db()


def test_the_administrator_says_who_signs_a_kind(office: Office) -> None:
    client = desk_of(office, "admin")
    kepala = office.positions["kepala"]
    client.post(
        "/pengaturan/penanda-tangan/bahan/",
        {"who_0": "step", "who_1": str(office.positions["kabid"].pk), "behalf_1": "on"},
    )
    found = SignerRule.objects.filter(agency=office.agency).order_by("order")
    assert [(row.who, row.position and row.position.title, row.on_behalf) for row in found] == [
        ("step", None, False),
        ("position", "Kabid Statistik", True),
    ]
    page = client.post("/pengaturan/penanda-tangan/bahan/", {"who_0": str(kepala.pk), "who_1": str(kepala.pk)})
    assert "Satu penanda tangan cukup sekali." in page.content.decode()
    assert client.get("/pengaturan/penanda-tangan/puisi/").status_code == 404
