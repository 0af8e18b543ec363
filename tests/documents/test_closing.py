"""How a paper ends: the last words stay with the signature, and the QR beside a single one."""

from tests.documents.samples import HEAD, KABID
from triwulan.documents.blocks import Block, HalfSheet, Landscape, Paragraph, Signatures, VerificationBlock
from triwulan.documents.pieces.closing import closed

WORDS, KEPT = Paragraph("Demikian."), Paragraph("Demikian.", keep=True)
ONE, TWO = Signatures((HEAD,)), Signatures((HEAD, KABID))
BESIDE = Signatures((HEAD,), verified=True)
CODE = VerificationBlock()


def test_the_qr_stands_beside_a_single_signature_and_after_two() -> None:
    assert closed((WORDS, ONE, CODE)) == (KEPT, BESIDE)
    assert closed((WORDS, TWO, CODE)) == (KEPT, TWO, CODE)
    assert closed((ONE, WORDS, CODE)) == (ONE, WORDS, CODE)


def test_a_turned_page_ends_likewise_and_a_half_sheet_has_its_own_way() -> None:
    half: Block = HalfSheet((ONE, CODE))
    assert closed((Landscape((WORDS, ONE, CODE)), half)) == (Landscape((KEPT, BESIDE)), half)


def test_a_closed_paper_stays_as_it_is() -> None:
    once = closed((WORDS, ONE, CODE))
    assert closed(once) == once
