"""Papers are signed by certificates, one signature over the other; whatever fails leaves the paper as it was."""

from dataclasses import dataclass, field

import pytest
from django.db import connection

from tests.documents.authority import ISSUER, PASSPHRASE, pkcs12_of
from tests.documents.reading import pdf_catalog, pdf_pages
from tests.documents.register import DAY, compose, registered
from tests.organisations.office import Office
from triwulan.audit.actions import describe
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.documents.actions import (
    Registration,
    mark_signed,
    register_document,
    take_document_back,
)
from triwulan.documents.blocks import Signatures
from triwulan.documents.content import Paper, from_json, paper_of
from triwulan.documents.files import read_file, store
from triwulan.documents.imprint import Signature
from triwulan.documents.models import Document, Rendition, Signing, StoredFile
from triwulan.documents.queries import register_status, verify_file
from triwulan.documents.refusals import DocumentRefused
from triwulan.documents.signers.certificate import LocalCertificate
from triwulan.documents.signers.interface import CERTIFICATE, Order, Proof, SigningFailed
from triwulan.documents.signers.validation import signatures_in
from triwulan.documents.signing import sign_all, sign_electronically
from triwulan.organisations.models import Holding
from triwulan.organisations.queries import holder_of

TINY = b"%PDF-1.7 kecil"


@dataclass
class Pen:
    """A signer that signs without a certificate, or fails; `seen` holds what it was given."""

    fault: str = ""
    seen: list[Order] = field(default_factory=list)

    def sign(self, order: Order) -> Proof:
        self.seen.append(order)
        if self.fault:
            raise SigningFailed(self.fault)
        return Proof(CERTIFICATE, order.pdf + f" {order.title}".encode())


def holding(office: Office, who: str) -> Holding:
    found = holder_of(office.positions[who], DAY)
    assert found is not None
    return found


def with_tiny_file(office: Office, **options: object) -> Document:
    document = registered(office, **options)  # type: ignore[arg-type]  # of one keyword each
    Rendition.objects.create(document=document, format="pdf", file=store(office.agency, TINY, "application/pdf"))
    return document


def signing_of(document: Document, place: int) -> Signing:
    found: Signing = document.signings.select_related("document__agency", "position").get(order=place)
    return found


def sign(office: Office, document: Document, place: int, pen: Pen | None = None) -> Signing:
    who = ("kabid", "kadis")[place]
    return sign_electronically(
        signing=signing_of(document, place), holding=holding(office, who), by=pen or Pen(), actor=SYSTEM
    )


def with_rooms(registration: Registration) -> Paper:
    signers = (Signature("Kabid", "Kabid"), Signature("Kadis", "Kadis"))
    blocks = (*compose(registration).blocks, Signatures(signers, "Contoh", registration.imprint.date))
    return paper_of("dokumen", "Laporan", registration.imprint, blocks, signers=signers)


@pytest.fixture
def whole(office: Office) -> Document:
    return register_document(
        agency=office.agency,
        unit=office.units["statistik"],
        kind="dokumen",
        title="Laporan",
        on=DAY,
        year=2026,
        quarter=1,
        compose=with_rooms,
        signers=[office.positions["kabid"], office.positions["kadis"]],
        actor=SYSTEM,
    )


def test_two_sign_one_pdf_in_order_and_the_first_signature_still_holds(office: Office, whole: Document) -> None:
    for place, who in enumerate(("kabid", "kadis")):
        pen = LocalCertificate(pkcs12_of(who.title()), PASSPHRASE)
        sign_electronically(signing=signing_of(whole, place), holding=holding(office, who), by=pen, actor=SYSTEM)
    first, second = (signing_of(whole, place) for place in (0, 1))
    assert first.sealed is not None
    assert second.sealed is not None
    content = read_file(second.sealed)
    found = signatures_in(content)
    assert [(each.field, each.name, each.issuer, each.holds, each.sha256) for each in found] == [
        ("TandaTangan1", "Kabid", ISSUER, True, first.certificate_sha256),
        ("TandaTangan2", "Kadis", ISSUER, True, second.certificate_sha256),
    ]
    assert content.startswith(read_file(first.sealed))
    assert read_file(first.sealed).startswith(read_file(whole.renditions.get(format="pdf").file))
    beneath = read_file(whole.renditions.get(format="pdf").file)
    assert metadata_of(content) == metadata_of(beneath)
    assert "ditandatanganisecaraelektronikoleh" not in pdf_pages(content)[0]  # the mark is an annotation, not the paper
    assert register_status(whole) == "signed"
    assert [verify_file(each.sha256).status for each in (first.sealed, second.sealed)] == ["genuine", "genuine"]


def test_what_is_changed_behind_a_signature_no_longer_holds(office: Office, whole: Document) -> None:
    pen = LocalCertificate(pkcs12_of("Kabid"), PASSPHRASE)
    signed = sign_electronically(signing=signing_of(whole, 0), holding=holding(office, "kabid"), by=pen, actor=SYSTEM)
    assert signed.sealed is not None
    content = bytearray(read_file(signed.sealed))
    content[40] ^= 1
    assert [each.holds for each in signatures_in(bytes(content))] == [False]


def test_the_order_of_signing_is_held(office: Office) -> None:
    document = with_tiny_file(office)
    pen = Pen()
    with pytest.raises(DocumentRefused, match="menunggu tanda tangan Kabid lebih dahulu"):
        sign(office, document, 1, pen)
    sign(office, document, 0, pen)
    sign(office, document, 1, pen)
    assert [(order.field_name, order.title, order.pdf) for order in pen.seen] == [
        ("TandaTangan1", "Kabid", TINY),
        ("TandaTangan2", "Kadis", TINY + b" Kabid"),
    ]


def test_the_record_names_position_and_prints_but_nobody(office: Office) -> None:
    document = with_tiny_file(office)
    signed = sign(office, document, 0)
    entry = Entry.objects.get(action="document_sealed")
    assert signed.sealed is not None
    assert describe(entry) == (
        f"Menandatangani dokumen {document.number} secara elektronik sebagai Kabid, sidik jari berkas "
        f"{signed.sealed.sha256}."
    )


def test_a_fault_of_the_signer_leaves_the_paper_unsigned_and_nothing_kept(office: Office) -> None:
    document = with_tiny_file(office)
    files = StoredFile.objects.count()
    with pytest.raises(SigningFailed, match=r"^Layanan tidak menjawab\.$"):
        sign(office, document, 0, Pen("Layanan tidak menjawab."))
    found = signing_of(document, 0)
    assert (found.signed_at, found.sealed, found.manner, StoredFile.objects.count()) == (None, None, "", files)
    assert Entry.objects.filter(action="document_sealed").count() == 0


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda office, document: registered(office, supersedes=document), "sudah digantikan"),
        (lambda _office, document: take_document_back(document=document, actor=SYSTEM), "sudah ditarik kembali"),
        (
            lambda office, document: mark_signed(
                signing=signing_of(document, 0), person=office.people["kabid"], capacity="", actor=SYSTEM
            ),
            "sudah ditandatangani untuk jabatan Kabid",
        ),
    ],
)
def test_a_paper_that_is_over_or_signed_is_not_signed_again(office: Office, spoil: object, sentence: str) -> None:
    document = with_tiny_file(office)
    assert callable(spoil)
    spoil(office, document)
    with pytest.raises(DocumentRefused, match=sentence):
        sign(office, Document.objects.get(pk=document.pk), 0)


def test_who_loses_the_race_is_told_and_nothing_is_doubled(office: Office) -> None:
    document = with_tiny_file(office)
    late = signing_of(document, 0)

    class Slow(Pen):
        def sign(self, order: Order) -> Proof:
            sign(office, document, 0)
            return super().sign(order)

    with pytest.raises(DocumentRefused, match="sudah ditandatangani untuk jabatan Kabid"):
        sign_electronically(signing=late, holding=holding(office, "kabid"), by=Slow(), actor=SYSTEM)
    assert Entry.objects.filter(action="document_sealed").count() == 1


def test_ink_and_certificate_do_not_mix_on_one_paper(office: Office) -> None:
    inked, sealed = with_tiny_file(office), with_tiny_file(office)
    mark_signed(signing=signing_of(inked, 0), person=office.people["kabid"], capacity="", actor=SYSTEM)
    with pytest.raises(DocumentRefused, match="sudah bertanda tangan basah"):
        sign(office, inked, 1)
    sign(office, sealed, 0)
    with pytest.raises(DocumentRefused, match="sudah bertanda tangan elektronik"):
        mark_signed(signing=signing_of(sealed, 1), person=office.people["kadis"], capacity="", actor=SYSTEM)


def test_several_are_signed_in_one_go_and_the_first_fault_of_the_signer_ends_it(office: Office) -> None:
    good, waiting, wrong, never = (with_tiny_file(office) for _paper in range(4))

    class Tired(Pen):
        def sign(self, order: Order) -> Proof:
            self.fault = "Sandi salah." if order.number == wrong.number else ""
            return super().sign(order)

    outcomes = sign_all(
        signings=[signing_of(good, 0), signing_of(waiting, 1), signing_of(wrong, 0), signing_of(never, 0)],
        holdings={office.positions[who].pk: holding(office, who) for who in ("kabid", "kadis")},
        by=Tired(),
        person_id=office.people["kabid"].pk,
    )
    assert [(each.signing.document.number, each.sentence) for each in outcomes] == [
        (good.number, ""),
        (waiting.number, f"Dokumen {waiting.number} menunggu tanda tangan Kabid lebih dahulu."),
        (wrong.number, "Sandi salah."),
    ]


def test_who_signs_on_behalf_is_named_so(office: Office) -> None:
    document = with_tiny_file(office)
    Signing.objects.filter(document=document, order=0).update(on_behalf_of="Kepala Dinas")
    pen = Pen()
    signed = sign(office, document, 0, pen)
    assert (pen.seen[0].title, signed.capacity) == ("a.n. Kepala Dinas, Kabid", "a.n.")


def test_neither_log_nor_database_ever_holds_the_pass_phrase(
    office: Office, whole: Document, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(0)
    pen = LocalCertificate(pkcs12_of("Kabid"), PASSPHRASE)
    sign_electronically(signing=signing_of(whole, 0), holding=holding(office, "kabid"), by=pen, actor=SYSTEM)
    broken = LocalCertificate(pkcs12_of("Kadis"), PASSPHRASE)
    with pytest.raises(SigningFailed) as failed:
        broken.sign(
            Order(b"bukan PDF", 0, "Kadis", "Kadis", "1", from_json(whole.content).verification, whole.created_at)
        )
    said = "".join(capfd.readouterr()) + caplog.text + repr(failed.value) + repr(pen) + repr(failed.value.__cause__)
    assert "signing of 1 failed" in said
    assert PASSPHRASE not in said
    assert PASSPHRASE not in everything_stored()


def metadata_of(content: bytes) -> bytes:
    """Title and standards, as every reader of archives asks for them."""
    found: bytes = pdf_catalog(content)["/Metadata"].get_object().get_data()
    assert b"<pdfaid:part>2</pdfaid:part>" in found
    return found


def everything_stored() -> str:
    """Every text column of every table."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - our own tables' names
            found.append(repr(cursor.fetchall()))
    return "".join(found)
