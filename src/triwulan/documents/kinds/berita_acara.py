"""Berita Acara Pemusnahan / Penyerahan Arsip: what was destroyed or handed over, on whose approval, with the list."""

from dataclasses import dataclass

from triwulan.documents.blocks import (
    Block,
    Column,
    Heading,
    KeyValue,
    KeyValues,
    Landscape,
    LetterheadBlock,
    Paragraph,
    Signatures,
    Table,
    Title,
    VerificationBlock,
)
from triwulan.documents.content import Paper, paper_of
from triwulan.documents.imprint import Imprint, Signature

KIND = "berita_acara_arsip"


@dataclass(frozen=True)
class Item:
    """A paper as the list names it. `sha256` of its PDF, by which it can be told later that it was this one."""

    classification: str
    number: str
    title: str
    year: str
    copies: str
    place: str
    retention: str
    sha256: str = ""


@dataclass(frozen=True)
class BeritaAcara:
    """`recipient` is empty where papers are destroyed."""

    imprint: Imprint
    day: str
    basis: str
    items: tuple[Item, ...]
    signers: tuple[Signature, ...]
    recipient: str = ""

    @property
    def heading(self) -> str:
        return "Berita Acara Penyerahan Arsip" if self.recipient else "Berita Acara Pemusnahan Arsip"


def compose(data: BeritaAcara) -> Paper:
    count = f"{len(data.items)} naskah"
    facts = [KeyValue("Dasar persetujuan", data.basis), KeyValue("Jumlah", f"{count}, menurut daftar terlampir")]
    if data.recipient:
        facts.insert(0, KeyValue("Diserahkan kepada", data.recipient))
    blocks: tuple[Block, ...] = (
        LetterheadBlock(),
        Title((data.heading,), data.imprint.number),
        Paragraph(f"Pada hari ini, {data.day}, {_told(data, count)}"),
        KeyValues(tuple(facts), label_mm=42),
        Paragraph(_after(data)),
        Signatures(data.signers, data.imprint.place, data.imprint.date),
        VerificationBlock(),
        Landscape((Heading(1, "Daftar arsip"), _list(data.items))),
    )
    return paper_of(KIND, f"{data.heading} {data.imprint.number}", data.imprint, blocks, signers=data.signers)


def _told(data: BeritaAcara, count: str) -> str:
    over = "yang jangka waktu simpannya menurut jadwal retensi arsip telah habis"
    if data.recipient:
        return f"kami menyerahkan {count} {over} kepada {data.recipient}."
    return f"kami memusnahkan {count} {over} dan berketerangan musnah."


def _after(data: BeritaAcara) -> str:
    if data.recipient:
        return "Berkas elektroniknya tetap tersimpan dalam register; tempat naskahnya dicatat pada penerima."
    return (
        "Naskah kertasnya dimusnahkan sehingga tidak dapat dikenali lagi, dan berkas elektroniknya dihapus. Nomor, judul dan sidik "
        "jarinya (SHA-256) tetap tercatat dalam register."
    )


def _list(items: tuple[Item, ...]) -> Table:
    columns = (
        Column("No.", "tengah", 9),
        Column("Klasifikasi", width=22),
        Column("Nomor", width=38),
        Column("Uraian"),
        Column("Tahun", "tengah", 13),
        Column("Rangkap", "tengah", 15),
        Column("Tempat", width=42),
        Column("Retensi", width=34),
        Column("SHA-256", width=34),
    )
    rows = tuple(
        (str(n), i.classification, i.number, i.title, i.year, i.copies, i.place or "–", i.retention, i.sha256 or "–")
        for n, i in enumerate(items, 1)
    )
    return Table("", columns, rows, points=7.5)
