"""Signing through BSrE on the pages: the agency's account, one's own NIK, and the pass phrase each time."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.cycles.walk import finish, opened
from tests.documents.authority import PASSPHRASE
from tests.documents.bsre import NIK, PASSWORD, USER, FakeBsre, running
from tests.office import Office
from tests.web.steps.presses import desk_of
from triwulan.documents.models import Document, Signing, SigningIdentity, SigningService

pytestmark = pytest.mark.django_db

LIST, OWN, SERVICE = "/tanda-tangan/", "/tanda-tangan/bsre/", "/pengaturan/bsre/"
UNTRIED = "Belum dicoba terhadap layanan BSrE yang sebenarnya"


@pytest.fixture
def fake(settings: Any) -> Iterator[FakeBsre]:
    with running() as found:
        settings.BSRE_URLS = [found.address]
        yield found


@pytest.fixture
def document(office: Office) -> Document:
    opened(office)
    finish(office, "kabid")
    found: Document = Document.objects.get()
    return found


def account(fake: FakeBsre, **more: str) -> dict[str, str]:
    return {"address": fake.address, "version": "v2", "username": USER, "password": PASSWORD, "active": "on"} | more


def test_the_administrator_enters_the_account_and_its_password_is_never_shown_again(
    office: Office, fake: FakeBsre
) -> None:
    client = desk_of(office, "admin")
    page = client.post(SERVICE, account(fake), follow=True).content.decode()
    assert (UNTRIED in page, PASSWORD in page, "Layanan BSrE tersimpan." in page) == (True, False, True)
    refused = client.post(SERVICE, account(fake, username="a:b")).content.decode()
    assert "Isi nama pengguna layanan, tanpa titik dua." in refused
    client.post(f"{SERVICE}hapus/")
    assert SigningService.objects.count() == 0


def test_without_an_allowed_address_the_page_says_who_can_help(office: Office, settings: Any) -> None:
    settings.BSRE_URLS = []
    assert "TRIWULAN_BSRE_URLS" in desk_of(office, "admin").get(SERVICE).content.decode()


def test_one_brings_his_nik_asks_after_his_account_and_takes_it_away(office: Office, fake: FakeBsre) -> None:
    client = desk_of(office, "kabid")
    assert "belum memakai layanan BSrE" in client.get(OWN).content.decode()
    desk_of(office, "admin").post(SERVICE, account(fake))
    assert "NIK terdiri atas 16 angka." in client.post(OWN, {"nik": "12"}).content.decode()
    page = client.post(OWN, {"nik": NIK}, follow=True).content.decode()
    assert (NIK in page, f"•••• {NIK[-4:]}" in page, UNTRIED in page) == (False, True, True)
    assert "sertifikat Anda aktif" in client.post(f"{OWN}tanya/", follow=True).content.decode()
    fake.state = "EXPIRED"
    assert "sudah kedaluwarsa" in client.post(f"{OWN}tanya/", follow=True).content.decode()
    client.post(f"{OWN}hapus/")
    assert SigningIdentity.objects.count() == 0


def test_a_paper_is_signed_from_the_list_and_a_wrong_pass_phrase_is_said(
    office: Office, document: Document, fake: FakeBsre
) -> None:
    desk_of(office, "admin").post(SERVICE, account(fake))
    client = desk_of(office, "kabid")
    client.post(OWN, {"nik": NIK})
    chosen = {"papers": [document.signings.get().pk], "way": "bsre"}
    page = client.post(LIST, chosen | {"passphrase": "salah-ketik"}).content.decode()
    assert ("Passphrase BSrE salah" in page, "salah-ketik" in page, UNTRIED in page) == (True, False, True)
    assert Signing.objects.get().signed_at is None
    client.post(LIST, chosen | {"passphrase": PASSPHRASE})
    assert Signing.objects.get().manner == "bsre"


def test_an_account_that_is_switched_off_is_not_offered(office: Office, document: Document, fake: FakeBsre) -> None:
    desk_of(office, "admin").post(SERVICE, {key: text for key, text in account(fake).items() if key != "active"})
    client = desk_of(office, "kabid")
    client.post(OWN, {"nik": NIK})
    client.post(LIST, {"papers": [document.signings.get().pk], "way": "bsre", "passphrase": PASSPHRASE})
    assert (Signing.objects.get().signed_at, fake.asked) == (None, [])
