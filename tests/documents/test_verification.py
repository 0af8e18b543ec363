"""The public question "is this paper genuine?": answered for every agency, with the paper's face and nothing else."""

import dataclasses
from datetime import UTC, date, datetime

import pytest
from django_scopes import scope
from django_scopes.state import state

from tests.documents.register import DAY, SECRET, registered
from tests.organisations.office import Office
from triwulan.audit.record import SYSTEM
from triwulan.core import clock
from triwulan.documents.actions import mark_signed
from triwulan.documents.files import store
from triwulan.documents.models import Rendition
from triwulan.documents.queries import UNKNOWN, Signer, Verdict, verify, verify_file

EVENING_UTC = datetime(2026, 4, 14, 20, tzinfo=UTC)


@pytest.fixture
def stranger(office: Office) -> None:
    """Outside every scope, as the public page is."""
    state.set({})


def test_a_genuine_paper_shows_its_face(office: Office) -> None:
    document = registered(office)
    signing = document.signings.first()
    assert signing is not None
    with clock.frozen(EVENING_UTC):
        mark_signed(signing=signing, person=office.people["analis"], capacity="Plh.", actor=SYSTEM)
    stored = store(office.agency, b"%PDF", "application/pdf")
    Rendition.objects.create(document=document, format="pdf", file=stored)
    state.set({})
    assert verify(document.verification_code) == Verdict(
        status="genuine",
        code=document.verification_code,
        kind="Laporan Data Kinerja",
        title="Laporan Data Kinerja Statistik",
        number="000.8.6.3/001/STAT/2026",
        dated=DAY,
        unit="Statistik",
        agency="Dinas Diskominfo",
        government="Pemerintah Kabupaten Contoh",
        # 20.00 UTC is the next morning in Makassar
        signers=(Signer("Kabid", "Plh.", date(2026, 4, 15), "wet_ink"), Signer("Kadis", "", None)),
        sha256=(("pdf", stored.sha256),),
    )


def test_neither_content_nor_a_persons_name_is_told(office: Office) -> None:
    verdict = str(dataclasses.asdict(verify(registered(office).verification_code)))
    assert [word for word in (SECRET, "Analis", "NIP") if word in verdict] == []


def test_a_superseded_paper_names_its_successor(office: Office) -> None:
    old = registered(office)
    new = registered(office, supersedes=old)
    verdicts = [verify(document.verification_code) for document in (old, new)]
    assert [(verdict.status, verdict.successor) for verdict in verdicts] == [
        ("superseded", new.verification_code),
        ("genuine", ""),
    ]


def test_a_code_may_be_typed_as_people_type(office: Office) -> None:
    document = registered(office)
    type(document).objects.filter(pk=document.pk).update(verification_code="7K01-QX2P")
    typed = ["7K01-QX2P", "7k01qx2p", " 7KOI QX2P ", "7K0L.QX2P", "7K01-QX2P\n"]
    assert [verify(code).status for code in typed] == ["genuine"] * 5


@pytest.mark.parametrize("code", ["", "-", "7K4M", "7K4M-QX2P-7K4M", "x" * 10_000, "7K4M%QX2P", "\0"])
@pytest.mark.usefixtures("stranger")
def test_a_code_nobody_gave_is_unknown(code: str) -> None:
    assert verify(code) == UNKNOWN


@pytest.mark.parametrize("digest", ["", "0" * 64, "0" * 63, "Z" * 64, "\0" * 64])
@pytest.mark.usefixtures("stranger")
def test_a_file_nobody_made_is_unknown(digest: str) -> None:
    assert verify_file(digest) == UNKNOWN


def test_a_file_is_known_by_its_hash(office: Office) -> None:
    document = registered(office)
    stored = store(office.agency, b"%PDF", "application/pdf")
    Rendition.objects.create(document=document, format="pdf", file=stored)
    evidence = store(office.agency, b"bukti", "text/plain")
    with scope(government=None, agency=None):
        verdicts = [verify_file(sha256) for sha256 in (stored.sha256.upper(), evidence.sha256)]
    assert [verdict.status for verdict in verdicts] == ["genuine", "unknown"]


def test_a_sample_agencys_paper_says_so(office: Office) -> None:
    office.agency.sample = True
    office.agency.save()
    assert verify(registered(office).verification_code).sample
