"""Papers are signed at BSrE's client service, both versions, over HTTP; whatever fails leaves the paper as it was."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.documents.authority import ISSUER, PASSPHRASE
from tests.documents.bsre import NIK, PASSWORD, USER, FakeBsre, running, sheet
from tests.documents.register import DAY, registered
from tests.documents.test_signing import everything_stored, holding, signing_of, with_rooms
from tests.organisations.office import Office
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.documents.actions import register_document
from triwulan.documents.files import read_file, store
from triwulan.documents.models import Document, Rendition, Signing, SigningService, StoredFile
from triwulan.documents.queries import validated, verify_file
from triwulan.documents.signers.bsre.pen import BsrePen
from triwulan.documents.signers.bsre.service import Service, Version
from triwulan.documents.signers.interface import SigningFailed
from triwulan.documents.signing import sign_electronically
from triwulan.documents.signing_services import (
    Entered,
    ServiceRefused,
    asked_state,
    keep_identity,
    pen_of,
    remove_identity,
    remove_service,
    set_service,
)

VERSIONS = pytest.mark.parametrize("version", ["v1", "v2"])
UNSIGNED = "Dokumen belum ditandatangani."


@pytest.fixture
def fake() -> Iterator[FakeBsre]:
    with running() as found:
        yield found


@pytest.fixture
def document(office: Office) -> Document:
    """Without a place for the mark, and its file made already."""
    made = registered(office)
    Rendition.objects.create(document=made, format="pdf", file=store(office.agency, sheet(200), "application/pdf"))
    return made


def pen(fake: FakeBsre, version: Version, *, passphrase: str = PASSPHRASE, seconds: float = 5) -> BsrePen:
    return BsrePen(Service(version, fake.address, USER, PASSWORD, seconds), NIK, passphrase)


def sign(office: Office, document: Document, by: BsrePen) -> Signing:
    signing = signing_of(document, 0)
    return sign_electronically(signing=signing, holding=holding(office, "kabid"), by=by, actor=SYSTEM)


@VERSIONS
def test_a_paper_goes_out_with_its_mark_and_comes_back_signed(office: Office, fake: FakeBsre, version: Version) -> None:
    paper = register_document(
        agency=office.agency,
        unit=office.units["statistik"],
        kind="dokumen",
        title="Laporan",
        on=DAY,
        year=2026,
        quarter=1,
        compose=with_rooms,
        signers=[office.positions["kabid"]],
        actor=SYSTEM,
    )
    made = sign(office, paper, pen(fake, version))
    assert made.sealed is not None
    assert (made.manner, made.certificate_name, made.certificate_issuer) == ("bsre", "Pejabat di BSrE", ISSUER)
    assert [(each.name, each.holds) for each in validated(made.sealed.sha256)] == [("Pejabat di BSrE", True)]
    assert verify_file(made.sealed.sha256).status == "genuine"
    (path, told), height = fake.asked[0], float(PdfReader(BytesIO(read_file(made.sealed))).pages[0].mediabox.height)
    look = told if version == "v1" else told["signatureProperties"][0]
    assert (path, look["tampilan"].lower(), int(look["page"])) == (
        {"v1": "/api/sign/pdf", "v2": "/api/v2/sign/pdf"}[version],
        "visible",
        1,
    )
    if version == "v1":
        left, low, right, high = (int(told[name]) for name in ("xAxis", "yAxis", "width", "height"))
        assert 0 < left < right < 600
        assert 0 < low < high < height
        assert Image.open(BytesIO(told["imageTTD"])).size == (732, 248)
    else:
        assert 0 < look["originY"] < look["originY"] + look["height"] < height


@VERSIONS
@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ("passphrase", "Passphrase BSrE salah"),
        ("hidden", "Passphrase BSrE salah"),
        ("unknown", "NIK Anda tidak terdaftar"),
        ("expired", "sudah kedaluwarsa"),
        ("revoked", "dicabut atau dibekukan"),
        ("none", "belum memiliki sertifikat BSrE"),
        ("odd", r"menolak permintaan ini \(kode 4711\)"),
        ("down", "sedang bermasalah"),
        ("rubbish", "tidak terbaca atau bukan naskah yang dikirim"),
        ("other", "tidak terbaca atau bukan naskah yang dikirim"),
        ("unsigned", "tidak terbaca atau bukan naskah yang dikirim"),
    ],
)
def test_each_fault_is_a_sentence_and_the_paper_stays_as_it_was(
    office: Office, document: Document, fake: FakeBsre, version: Version, fault: str, sentence: str
) -> None:
    fake.fault = fault
    kept, number = StoredFile.objects.count(), document.number
    with pytest.raises(SigningFailed, match=sentence) as failed:
        sign(office, document, pen(fake, version))
    assert str(failed.value).startswith(UNSIGNED)
    found = signing_of(document, 0)
    assert (found.signed_at, found.sealed, found.manner, StoredFile.objects.count()) == (None, None, "", kept)
    assert (Document.objects.get().number, Entry.objects.filter(action="document_sealed").count()) == (number, 0)


@pytest.mark.parametrize(
    ("version", "fault", "sentence"),
    [("v1", "slow", "tidak menjawab dalam"), ("v2", "slow", "tidak menjawab dalam"), ("v1", "drip", "tidak menjawab")],
)
def test_a_service_that_takes_too_long_is_left(
    office: Office, document: Document, fake: FakeBsre, version: Version, fault: str, sentence: str
) -> None:
    """Also one that answers a byte at a time, and so is never silent for long."""
    sign(office, document, pen(fake, version))  # what loads for seconds is loaded
    Signing.objects.update(signed_at=None, sealed=None)
    fake.fault = fault
    with pytest.raises(SigningFailed, match=sentence):
        sign(office, document, pen(fake, version, seconds=0.3))
    assert signing_of(document, 0).signed_at is None


def test_nobody_at_the_address_and_a_refused_account_are_said(
    office: Office, document: Document, fake: FakeBsre
) -> None:
    with pytest.raises(SigningFailed, match="menolak akun perangkat daerah ini"):
        sign(office, document, BsrePen(Service("v2", fake.address, USER, "salah"), NIK, PASSPHRASE))
    with pytest.raises(SigningFailed, match="tidak dapat dihubungi"):
        sign(office, document, BsrePen(Service("v2", "http://127.0.0.1:9", USER, "x"), NIK, PASSPHRASE))


def test_the_sixth_wrong_pass_phrase_is_not_even_sent(office: Office, document: Document, fake: FakeBsre) -> None:
    for _attempt in range(5):
        with pytest.raises(SigningFailed, match="Passphrase BSrE salah"):
            sign(office, document, pen(fake, "v2", passphrase="tebakan"))
    with pytest.raises(SigningFailed, match="Terlalu banyak sandi yang salah"):
        sign(office, document, pen(fake, "v2"))
    assert len(fake.asked) == 5


def test_a_fault_of_the_service_is_no_wrong_pass_phrase(office: Office, document: Document, fake: FakeBsre) -> None:
    fake.fault = "down"
    for _attempt in range(6):
        with pytest.raises(SigningFailed, match="sedang bermasalah"):
            sign(office, document, pen(fake, "v2"))
    fake.fault = ""
    assert sign(office, document, pen(fake, "v2")).manner == "bsre"


@VERSIONS
def test_neither_pass_phrase_nor_nik_nor_the_services_password_is_kept_or_logged(
    office: Office,
    document: Document,
    fake: FakeBsre,
    version: Version,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    settings: object,
) -> None:
    """Log, standard streams, every table (the record and the job queue among them), and what the objects say of themselves."""
    caplog.set_level(0)
    made = configured(office, fake, version, settings)
    fake.fault = "passphrase"
    with pytest.raises(SigningFailed) as failed:
        sign(office, document, made)
    fake.fault = ""
    sign(office, document, made)
    said = "".join(capfd.readouterr()) + caplog.text + repr(failed.value) + repr(failed.value.__cause__) + repr(made)
    assert "bsre refused with 400, code 2031" in said
    for secret in (PASSPHRASE, NIK, PASSWORD):
        assert (secret in said, secret in everything_stored()) == (False, False)
    facts = [entry.facts for entry in Entry.objects.filter(action__startswith="signing_").order_by("pk")]
    assert facts == [{"address": fake.address.removeprefix("http://"), "version": version}, {}]


def configured(office: Office, fake: FakeBsre, version: str, settings: object) -> BsrePen:
    settings.BSRE_URLS = [fake.address]  # type: ignore[attr-defined]  # pytest-django's
    service = set_service(agency=office.agency, entered=Entered(version, fake.address, USER, PASSWORD), actor=SYSTEM)
    return pen_of(service, keep_identity(person=office.people["kabid"], nik=NIK, actor=SYSTEM), PASSPHRASE)


@VERSIONS
@pytest.mark.parametrize(
    ("state", "sentence"),
    [("ISSUE", ""), ("EXPIRED", "sudah kedaluwarsa"), ("SUSPEND", "dibekukan"), ("NEW", "belum memiliki sertifikat")],
)
def test_the_state_of_an_account_is_asked_and_said(
    office: Office, fake: FakeBsre, settings: object, version: str, state: str, sentence: str
) -> None:
    configured(office, fake, version, settings)
    fake.state = state
    said = asked_state(SigningService.objects.get(), office.people["kabid"].signing_identity)
    assert (sentence in said, bool(said)) == (True, bool(sentence))


def test_only_an_address_that_the_server_allows_is_taken_and_used(
    office: Office, fake: FakeBsre, settings: object
) -> None:
    made = Entered("v2", "http://169.254.169.254", USER, PASSWORD)
    with pytest.raises(ServiceRefused, match="tidak ada dalam daftar yang diizinkan"):
        set_service(agency=office.agency, entered=made, actor=SYSTEM)
    configured(office, fake, "v2", settings)
    settings.BSRE_URLS = []  # type: ignore[attr-defined]  # as above
    with pytest.raises(SigningFailed, match="tidak lagi diizinkan di server"):
        pen_of(SigningService.objects.get(), office.people["kabid"].signing_identity, PASSPHRASE)


def test_a_password_is_not_sent_to_an_address_it_was_not_given_for(
    office: Office, fake: FakeBsre, settings: object
) -> None:
    configured(office, fake, "v2", settings)
    settings.BSRE_URLS = [fake.address, "https://lain.contoh.go.id"]  # type: ignore[attr-defined]  # as above
    moved = Entered("v2", "https://lain.contoh.go.id", USER, "")
    with pytest.raises(ServiceRefused, match="isi lagi sandi layanan"):
        set_service(agency=office.agency, entered=moved, actor=SYSTEM)
    kept = set_service(agency=office.agency, entered=Entered("v1", fake.address, USER, ""), actor=SYSTEM)
    pen_of(kept, office.people["kabid"].signing_identity, PASSPHRASE)


def test_another_key_of_the_server_makes_what_is_kept_unreadable_and_says_so(
    office: Office, fake: FakeBsre, settings: object
) -> None:
    configured(office, fake, "v2", settings)
    settings.SECRET_KEY = "lain"  # type: ignore[attr-defined]  # as above
    with pytest.raises(SigningFailed, match="Sandi layanan BSrE tidak terbaca lagi"):
        pen_of(SigningService.objects.get(), office.people["kabid"].signing_identity, PASSPHRASE)


@pytest.mark.parametrize("nik", ["", "123", "08032021000070621", "O803202100007062", "٠٨٠٣٢٠٢١٠٠٠٠٧٠٦٢"])
def test_a_nik_has_sixteen_digits(office: Office, nik: str) -> None:
    with pytest.raises(ServiceRefused, match="NIK terdiri atas 16 angka"):
        keep_identity(person=office.people["kabid"], nik=nik, actor=SYSTEM)


def test_what_was_brought_is_taken_away(office: Office, fake: FakeBsre, settings: object) -> None:
    configured(office, fake, "v2", settings)
    for _twice in range(2):
        remove_identity(person=office.people["kabid"], actor=SYSTEM)
        remove_service(agency=office.agency, actor=SYSTEM)
    told = Entry.objects.filter(action__endswith="_removed").order_by("pk")
    assert [(entry.action, SigningService.objects.count()) for entry in told] == [
        ("signing_identity_removed", 0),
        ("signing_service_removed", 0),
    ]
