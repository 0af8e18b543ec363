"""Every kind of paper keeps to PDF/A-2a and PDF/UA-1, by veraPDF's word."""

from datetime import date
from pathlib import Path

import typst

from tests.documents.authority import PASSPHRASE, pkcs12_of
from tests.documents.sample_acts import act_papers
from tests.documents.sample_books import books
from tests.documents.samples import short_papers
from tests.documents.test_cascade_sheet import SHEET
from tests.documents.test_sop_sheet import seed_pdf
from tests.standards.verapdf import PROFILES, faults_of
from triwulan.core import clock
from triwulan.documents.archive.labels import Label, render_labels
from triwulan.documents.kinds.known import KINDS
from triwulan.documents.render import render_pdf, rooms_of
from triwulan.documents.sheets.cascade_sheet import render_cascade_pdf
from triwulan.documents.signers.certificate import LocalCertificate
from triwulan.documents.signers.interface import Order, Reserved
from triwulan.documents.signers.validation import signatures_in

PAPERS = short_papers() | act_papers() | books()


def signed(kind: str) -> bytes:
    """By the certificates of all its signers, with their marks in their rooms."""
    paper = PAPERS[kind]
    positions = [each.position for each in paper.signers]
    rooms = rooms_of(paper, positions)
    reserved = [Reserved(at, each, room) for at, (each, room) in enumerate(zip(positions, rooms, strict=True)) if room]
    content = render_pdf(paper)
    for at, (position, room) in enumerate(zip(positions, rooms, strict=True)):
        order = Order(
            content, at, f"Contoh Nama {at}", position, paper.number, paper.verification, clock.now(), "Kota", room,
            later=tuple(reserved[at + 1 :]),
        )  # fmt: skip
        content = LocalCertificate(pkcs12_of(f"Contoh Nama {at}"), PASSPHRASE).sign(order).content or b""
    assert [each.holds for each in signatures_in(content)] == [True] * len(positions)
    return content


def files() -> dict[str, bytes]:
    made = {f"{kind}.pdf": render_pdf(paper) for kind, paper in PAPERS.items()}
    label = Label("BOKS", "Boks 14", "Lemari 2", "2024–2026", "https://triwulan.contoh.example/arsip/boks/14/")
    made["label.pdf"] = render_labels(
        (label,) * 12, office=("Kabupaten Contoh", "Dinas Contoh"), on=date(2026, 1, 2), sample=True
    )
    made |= {f"{kind}-ttd.pdf": signed(kind) for kind in ("tanda_terima", "laporan_triwulan")}
    return made | {"sop.pdf": seed_pdf(), "pohon.pdf": render_cascade_pdf(SHEET, "a3")}


def test_every_kind_of_paper_is_asked() -> None:
    assert set(PAPERS) == set(KINDS)


def test_every_paper_keeps_to_both_standards_and_a_plain_pdf_to_neither(tmp_path: Path) -> None:
    made = files()
    plain = typst.compile(b"= Judul\n#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>\"))")
    assert isinstance(plain, bytes)
    for name, content in (made | {"polos.pdf": plain}).items():
        (tmp_path / name).write_bytes(content)
    found = faults_of(sorted(tmp_path.iterdir()))
    broken = found.pop("polos.pdf")
    assert found == {name: {standard: [] for standard in PROFILES} for name in made}
    assert all(broken.values())
