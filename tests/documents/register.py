"""A paper in the register, as small as one can be."""

from datetime import date

from tests.organisations.office import Office
from triwulan.audit.record import SYSTEM, Actor
from triwulan.documents.actions import Registration, register_document
from triwulan.documents.blocks import LetterheadBlock, Paragraph, Title, VerificationBlock
from triwulan.documents.content import Paper, paper_of
from triwulan.documents.models import Document, SignerRule, Who

DAY = date(2026, 4, 14)
SECRET = "Isi yang tidak untuk umum."


def compose(registration: Registration) -> Paper:
    blocks = (LetterheadBlock(), Title(("LAPORAN",), registration.number), Paragraph(SECRET), VerificationBlock())
    return paper_of("dokumen", "Laporan", registration.imprint, blocks)


def registered(
    office: Office,
    *,
    title: str = "Laporan Data Kinerja Statistik",
    supersedes: Document | None = None,
    actor: Actor = SYSTEM,
    kind: str = "laporan_data_kinerja",
) -> Document:
    # its head would sign it alone: these papers are signed by those whom the test names
    SignerRule.objects.get_or_create(agency=office.agency, kind=kind, order=0, defaults={"who": Who.STEP})
    return register_document(
        agency=office.agency,
        unit=office.units["statistik"],
        kind=kind,
        title=title,
        on=DAY,
        year=2026,
        quarter=1,
        compose=compose,
        signers=[office.positions["kabid"], office.positions["kadis"]],
        actor=actor,
        supersedes=supersedes,
        cycle_id=9,
    )
