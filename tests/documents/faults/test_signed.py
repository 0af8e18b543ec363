"""A paper that cannot be signed: a sentence, still a draft, nothing lost, and its number is nobody else's."""

from collections.abc import Callable, Iterator

import pytest

from tests.documents.authority import PASSPHRASE, pkcs12_of
from tests.documents.bsre import NIK, PASSWORD, USER, FakeBsre, running, sheet
from tests.documents.faults.standing import next_numbers, standing
from tests.documents.register import registered
from tests.documents.test_signing import holding, signing_of
from tests.objects import Gate
from tests.organisations.office import Office
from triwulan.documents.files import store
from triwulan.documents.models import Document, Rendition
from triwulan.documents.queries import register_status
from triwulan.documents.signers.bsre.pen import BsrePen
from triwulan.documents.signers.bsre.service import Service
from triwulan.documents.signers.certificate import LocalCertificate
from triwulan.documents.signers.interface import CERTIFICATE, Order, Proof, Signer
from triwulan.documents.signing import sign_all

AWAY = "penyimpanan berkas tidak menjawab. "


class Good:
    """Signs at once, without a certificate."""

    def sign(self, order: Order) -> Proof:
        return Proof(CERTIFICATE, order.pdf + b" ditandatangani")


class ThenGone(Good):
    """The place of the files goes away while the service signs."""

    def __init__(self, gate: Gate) -> None:
        self.gate = gate

    def sign(self, order: Order) -> Proof:
        self.gate.become("shut")
        return super().sign(order)


def down(fake: FakeBsre, _gate: Gate) -> Signer:
    fake.fault = "down"
    return BsrePen(Service("v2", fake.address, USER, PASSWORD, 5), NIK, PASSPHRASE)


def nobody(_fake: FakeBsre, _gate: Gate) -> Signer:
    return BsrePen(Service("v2", "http://127.0.0.1:9", USER, PASSWORD, 5), NIK, PASSPHRASE)


def wrong_at_the_service(fake: FakeBsre, _gate: Gate) -> Signer:
    return BsrePen(Service("v2", fake.address, USER, PASSWORD, 5), NIK, "tebakan")


def wrong_here(_fake: FakeBsre, _gate: Gate) -> Signer:
    return LocalCertificate(pkcs12_of("Kabid"), "tebakan")


def gone_before(_fake: FakeBsre, gate: Gate) -> Signer:
    gate.become("shut")
    return Good()


def gone_between(_fake: FakeBsre, gate: Gate) -> Signer:
    return ThenGone(gate)


@pytest.fixture
def fake() -> Iterator[FakeBsre]:
    with running() as found:
        yield found


@pytest.fixture
def document(office: Office, bucket: Gate) -> Document:
    """Its file is made already."""
    made = registered(office)
    Rendition.objects.create(document=made, format="pdf", file=store(office.agency, sheet(200), "application/pdf"))
    return made


def outcome(office: Office, document: Document, by: Signer) -> str:
    """What the signer is told."""
    who = holding(office, "kabid")
    (found,) = sign_all(
        signings=[signing_of(document, 0)], holdings={who.position_id: who}, by=by, person_id=who.person_id
    )
    return found.sentence


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (down, "Dokumen belum ditandatangani. Layanan BSrE sedang bermasalah"),
        (nobody, "Dokumen belum ditandatangani karena layanan BSrE tidak dapat dihubungi"),
        (wrong_at_the_service, "Dokumen belum ditandatangani. Passphrase BSrE salah"),
        (wrong_here, "Sandi sertifikat salah"),
        (gone_before, f"Berkas belum dapat dibuka karena {AWAY}"),
        (gone_between, f"Berkas belum tersimpan karena {AWAY}"),
    ],
    ids=["service down", "nobody there", "wrong pass phrase", "wrong here", "store gone", "store gone in the middle"],
)
def test_it_is_said_and_the_paper_can_be_signed_when_the_fault_is_over(
    office: Office,
    document: Document,
    fake: FakeBsre,
    bucket: Gate,
    spoil: Callable[[FakeBsre, Gate], Signer],
    said: str,
) -> None:
    before = standing()
    told = outcome(office, document, spoil(fake, bucket))
    after = standing()
    bucket.become("open")
    assert (told[: len(said)], after) == (said, before)
    assert outcome(office, document, Good()) == ""
    assert [each.sealed is not None for each in document.signings.order_by("order")] == [True, False]
    assert (register_status(document), next_numbers(office)) == ("unsigned", ["001", "002"])


def test_a_full_disk_leaves_the_paper_as_it_was(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    made = registered(office)
    Rendition.objects.create(document=made, format="pdf", file=store(office.agency, sheet(200), "application/pdf"))
    before = standing()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("triwulan.documents.storage.disk.os.fsync", full)
        told = outcome(office, made, Good())
    assert told.startswith("Berkas belum tersimpan karena penyimpanan server penuh.")
    assert (standing(), outcome(office, made, Good()), next_numbers(office)) == (before, "", ["001", "002"])
