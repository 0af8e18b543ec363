"""A program signs for the owner of its token, with the pass phrase in that one request; nobody signs for another."""

from typing import Any

import pytest

from tests.api.caller import Staff, said
from tests.documents.authority import PASSPHRASE, pkcs12_of
from tests.documents.bsre import NIK, PASSWORD, USER, running
from triwulan.audit.record import SYSTEM
from triwulan.documents.certificates import keep_certificate
from triwulan.documents.models import Signing
from triwulan.documents.signing_services import Entered, keep_identity, set_service


@pytest.fixture
def path(staff: Staff, round_id: int) -> str:
    cycle = staff.finish("kabid")["cycle"]
    (found,) = said(staff["perencana"].get(f"cycles/{cycle}/documents"))
    (signing,) = said(staff["kabid"].get(f"documents/{found['id']}/signings"))["signings"]
    return f"documents/{found['id']}/signings/{signing['id']}/electronic"


@pytest.fixture
def certified(staff: Staff) -> None:
    with staff.office.scope():
        content = pkcs12_of("Kabid Statistik")
        keep_certificate(person=staff.office["kabid"], content=content, passphrase=PASSPHRASE, actor=SYSTEM)


def test_the_signer_signs_and_a_wrong_pass_phrase_changes_nothing(staff: Staff, path: str, certified: None) -> None:
    wrong = staff["kabid"].post(path, {"passphrase": "salah-ketik"})
    assert said(wrong, 422)["missing"] == ["Sandi sertifikat salah, atau berkasnya bukan PKCS#12 (.p12, .pfx)."]
    assert b"salah-ketik" not in wrong.content
    signed = said(staff["kabid"].post(path, {"passphrase": PASSPHRASE}))
    assert (signed["state"], [each["manner"] for each in signed["signings"]]) == ("signed", ["certificate"])
    assert said(staff["kabid"].post(path, {"passphrase": PASSPHRASE}), 409)["detail"].startswith("Dokumen ini sudah")


@pytest.mark.parametrize(("who", "status"), [("kepala", 403), ("perencana", 403), ("admin", 403)])
def test_nobody_signs_for_another(staff: Staff, path: str, certified: None, who: str, status: int) -> None:
    refused = said(staff[who].post(path, {"passphrase": PASSPHRASE}), status)
    assert refused["detail"] == "Hanya pejabat jabatan Kabid Statistik yang dapat menandatangani ini."


def test_without_a_way_of_signing_it_says_where_to_get_one(staff: Staff, path: str) -> None:
    said(staff["kabid"].post(path, {"passphrase": PASSPHRASE}), 422)
    said(staff["kabid"].post(path, {"passphrase": PASSPHRASE, "way": "bsre"}), 422)
    too_long = staff["kabid"].post(path, {"passphrase": "rahasia-panjang" * 20})
    said(too_long, 422)
    assert b"rahasia-panjang" not in too_long.content


def test_guessing_ends_after_five(staff: Staff, path: str, certified: None) -> None:
    for _attempt in range(5):
        said(staff["kabid"].post(path, {"passphrase": "tebakan"}), 422)
    assert said(staff["kabid"].post(path, {"passphrase": PASSPHRASE}), 429)["detail"].startswith("Terlalu banyak")


def test_through_bsre_too_and_a_service_that_is_down_leaves_the_paper(staff: Staff, path: str, settings: Any) -> None:
    office = staff.office
    with running() as fake:
        settings.BSRE_URLS = [fake.address]
        with office.scope():
            account = Entered("v1", fake.address, USER, PASSWORD)
            set_service(agency=office.agency, entered=account, actor=SYSTEM)
            keep_identity(person=office["kabid"], nik=NIK, actor=SYSTEM)
        fake.fault = "down"
        refused = said(staff["kabid"].post(path, {"passphrase": PASSPHRASE}), 422)
        assert refused["detail"] == "Dokumen belum ditandatangani. Layanan BSrE sedang bermasalah. Coba lagi nanti."
        with office.scope():
            assert Signing.objects.get().signed_at is None
        fake.fault = ""
        signed = said(staff["kabid"].post(path, {"passphrase": PASSPHRASE}))
    assert [each["manner"] for each in signed["signings"]] == ["bsre"]
