"""An office's own look: paper, types, margins, and the picture on its reports' covers. Papers keep the one they began with."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.documents.blocks import (
    Column,
    Cover,
    Heading,
    LetterheadBlock,
    Paragraph,
    Row,
    Signatures,
    Table,
    Title,
    VerificationBlock,
)
from triwulan.documents.content import Paper, paper_of
from triwulan.documents.illustrating import illustrated
from triwulan.documents.imprint import SIZES, Imprint, Letterhead, Signature, Verification
from triwulan.documents.pictures import add_picture
from triwulan.documents.typesetting.call import page_pictures
from triwulan.documents.typesetting.data import typst_data
from triwulan.organisations.changes import change_agency
from triwulan.organisations.models import Agency

PDF_FONTS = ("Libertinus Serif", "New Computer Modern")
"""What the typesetter carries for running text; it reads no font of the server's, so that the same paper stays the same."""
DOCX_FONTS = ("Times New Roman", "Arial", "Bookman Old Style", "Calibri", "Cambria", "Georgia", "Tahoma")
"""Named in the file; whoever opens it has them, or his word processor's nearest."""
EDGES = ("margin_top", "margin_right", "margin_bottom", "margin_left")
LEAST_MM, MOST_MM = 10, 50
LEAST_TOP_MM = 20
"""The letterhead rises into it."""
NARROWEST_MM = 125.0


class LookRefused(ValueError):
    """The text is a sentence; `field` is the entry at fault."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True)
class Entered:
    paper_size: str
    pdf_font: str
    docx_font: str
    margin_top: int
    margin_right: int
    margin_bottom: int
    margin_left: int

    def check(self) -> None:
        """LookRefused with what is wrong first."""
        for field, value, known in (
            ("paper_size", self.paper_size, tuple(SIZES)),
            ("pdf_font", self.pdf_font, PDF_FONTS),
            ("docx_font", self.docx_font, DOCX_FONTS),
        ):
            if value not in known:
                raise LookRefused(field, _("Pilih salah satu dari daftarnya."))
        for name in EDGES:
            least = LEAST_TOP_MM if name == "margin_top" else LEAST_MM
            if not least <= getattr(self, name) <= MOST_MM:
                raise LookRefused(
                    name, _("Isi %(least)d sampai %(most)d milimeter.") % {"least": least, "most": MOST_MM}
                )
        if SIZES[self.paper_size][0] - self.margin_left - self.margin_right < NARROWEST_MM:
            raise LookRefused("margin_right", _("Tepi kiri dan kanan menyisakan kurang dari 12,5 cm untuk isinya."))


def change_look(
    *, agency: Agency, entered: Entered, actor: Actor, cover: bytes | None = None, without_cover: bool = False
) -> Agency:
    """LookRefused, or UploadRefused for a picture that is none. `cover` None: the one that is there stays."""
    entered.check()
    changes: dict[str, Any] = dict(vars(entered))
    if cover is not None:
        changes["cover_sha256"] = add_picture(agency, cover).file.sha256
    elif without_cover:
        changes["cover_sha256"] = ""
    return change_agency(agency=agency, actor=actor, **changes)


def sample_pages(letterhead: Letterhead, place: str, on: date) -> tuple[bytes, ...]:
    """The look as it would be on a cover and on a paper, as PNG. RenderFailed when they cannot be set."""
    return page_pictures("naskah.typ", typst_data(illustrated(_sample(letterhead, place, on))))


def _sample(letterhead: Letterhead, place: str, on: date) -> Paper:
    imprint = Imprint(letterhead, "–", on, place, Verification("https://contoh/v/CONTOH", "CONTOH"), sample=True)
    signer = Signature("Kepala", "Nama Pejabat", rank="Pangkat")
    columns = (Column("No.", share=1), Column("Uraian", share=4), Column("Nilai", "angka", share=2))
    rows: tuple[Row, ...] = (("1", "Baris contoh", "10,00"), ("2", "Baris contoh kedua", "1.250,50"))
    words = (
        "Paragraf ini hanya contoh, untuk melihat kertas, huruf dan tepi yang dipilih. Angka pada tabel di bawah ini "
        "adalah data contoh dan bukan capaian instansi mana pun."
    )
    blocks = (
        Cover("Contoh sampul laporan", "Data contoh"),
        LetterheadBlock(),
        Title(("Contoh naskah",)),
        Heading(1, "Judul bagian"),
        Paragraph(words),
        Table("Tabel contoh", columns, rows),
        Paragraph(words),
        Signatures((signer,), place, on),
        VerificationBlock(),
    )
    return paper_of("contoh", "Contoh naskah", imprint, blocks, signers=(signer,))
