"""Every animal of the zoo: who is let in as what, and who is turned away with which sentence."""

import hashlib
import io
import zipfile
from collections.abc import Callable

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NullObject

from tests.documents import samples, zoo
from triwulan.documents.kinds import lembar_disposisi
from triwulan.documents.render import render_docx, render_pdf
from triwulan.documents.uploads.check import UploadRefused, check_upload, clean_name

LIMIT = 2 * 1024 * 1024

LATIN = "Nilai;Ket\n1;Café – selesai\n"

WELCOME = [
    ("laporan.pdf", zoo.pdf(), "application/pdf"),
    ("LAPORAN.PDF", zoo.pdf(), "application/pdf"),
    ("tautan.pdf", zoo.pdf_opening(zoo.action("GoTo", D="bab1")), "application/pdf"),
    ("laman.pdf", zoo.pdf_opening(zoo.action("URI", URI="https://contoh.example")), "application/pdf"),
    ("halaman.pdf", zoo.pdf_opening(ArrayObject([NullObject(), NameObject("/Fit")])), "application/pdf"),
    (
        "huruf.pdf",
        zoo.pdf_with_page_entry(
            "/Font", DictionaryObject({NameObject("/EF"): NullObject(), NameObject("/JS"): NullObject()})
        ),
        "application/pdf",
    ),
    ("foto.png", zoo.png(), "image/png"),
    ("foto.jpg", zoo.jpeg(), "image/jpeg"),
    ("foto.jpeg", zoo.jpeg(tail=b"\xff\xd9 dari telepon"), "image/jpeg"),
    ("foto.jfif", zoo.jpeg(), "image/jpeg"),
    ("foto.webp", zoo.webp(), "image/webp"),
    ("foto.webp", zoo.webp(b"VP8L"), "image/webp"),
    ("foto.webp", zoo.webp(b"VP8X"), "image/webp"),
    ("surat.docx", zoo.openxml("docx"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("data.xlsx", zoo.openxml("xlsx"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("paparan.pptx", zoo.openxml("pptx"), "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("surat.odt", zoo.opendocument("odt"), "application/vnd.oasis.opendocument.text"),
    ("data.ods", zoo.opendocument("ods"), "application/vnd.oasis.opendocument.spreadsheet"),
    ("data.csv", LATIN.encode(), "text/csv"),
    ("data.csv", b"\xef\xbb\xbf" + LATIN.encode(), "text/csv"),
    ("data.csv", LATIN.encode("cp1252"), "text/csv"),
    ("data.csv", LATIN.encode("utf-16"), "text/csv"),
    ("catatan.txt", b"MZ adalah inisial. 3 < 5 dan 7 > 2.", "text/plain"),
]


@pytest.mark.parametrize(("name", "content", "content_type"), WELCOME)
def test_what_an_office_attaches_is_taken_byte_for_byte(name: str, content: bytes, content_type: str) -> None:
    taken = check_upload(name, content, LIMIT)
    assert (taken.name, taken.content, taken.content_type, taken.size, taken.sha256) == (
        name,
        content,
        content_type,
        len(content),
        hashlib.sha256(content).hexdigest(),
    )


def test_papers_of_our_own_may_be_attached_again() -> None:
    paper = lembar_disposisi.compose(samples.disposition())
    for name, content in (("disposisi.pdf", render_pdf(paper)), ("disposisi.docx", render_docx(paper))):
        assert check_upload(name, content, LIMIT).name == name


ACTIVE = "Berkas PDF ini memuat skrip atau perintah. Cetak ulang ke PDF (Cetak → Simpan sebagai PDF), lalu unggah lagi."
CARRIES = (
    "Berkas PDF ini memuat berkas lain di dalamnya. Cetak ulang ke PDF, dan unggah lampirannya sebagai berkas sendiri."
)
BROKEN_PDF = "Berkas PDF ini rusak atau terpotong. Buat PDF-nya lagi, lalu unggah lagi."
BROKEN_IMAGE = "Gambar ini rusak atau terpotong. Simpan ulang sebagai PNG atau JPEG, lalu unggah lagi."
BROKEN_ZIP = "Berkas ini rusak: tidak dapat dibuka. Simpan ulang dari aplikasinya, lalu unggah lagi."
MACROS = (
    "Berkas ini memuat makro, yang dapat menjalankan program. Simpan tanpa makro (DOCX, XLSX, PPTX atau PDF), "
    "lalu unggah lagi."
)
BOMB = "Isi berkas ini mengembang sangat besar saat dibuka dan tidak diterima. Simpan ulang dari aplikasinya, atau sebagai PDF."
ZIP = "Berkas ZIP tidak diterima. Unggah dokumen di dalamnya satu per satu."
WEB = "Berkas ini halaman web atau gambar SVG, yang dapat memuat skrip. Simpan sebagai PDF atau PNG."
UNKNOWN = "Isi berkas ini tidak dikenali atau rusak. Yang diterima: PDF, PNG, JPEG, WebP, DOCX, XLSX, PPTX, ODT, ODS, CSV, TXT."
KINDS = "Jenis berkas ini tidak diterima. Yang diterima: PDF, PNG, JPEG, WebP, DOCX, XLSX, PPTX, ODT, ODS, CSV, TXT."
PROGRAM = "Berkas ini sebuah program, apa pun namanya, dan tidak diterima. Unggah dokumennya sebagai PDF."

OLD_OFFICE = (
    "Berkas Office ini berformat lama atau dilindungi sandi. Buka, hapus sandinya, simpan sebagai DOCX, XLSX atau PDF, "
    "lalu unggah lagi."
)


def ending(wrong: str, kind: str, right: str) -> str:
    return (
        f"Nama berkas ini berakhiran .{wrong}, padahal isinya {kind}. Ganti akhirannya menjadi .{right} bila memang itu "
        "berkasnya, lalu unggah lagi."
    )


HIDDEN = zoo.pdf() + b"9 0 obj<</S/JavaScript>>endobj\n"
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
TEMPLATE = (
    '<Relationship Type="http://x/attachedTemplate" Target="https://contoh.example/t.dotm" TargetMode="External"/>'
)

TURNED_AWAY = [
    ("laporan.pdf", b"", "Berkas ini kosong (0 byte). Periksa berkasnya di komputer Anda, lalu unggah lagi."),
    (
        "besar.txt",
        b"x" * (LIMIT + 1),
        "Berkas ini lebih besar dari 2 MB. Perkecil, misalnya dengan memindai pada 150 dpi, lalu unggah lagi.",
    ),
    ("laporan.pdf", b"MZ\x90\0\x03\0\0\0", PROGRAM),
    ("laporan.pdf", b"\x7fELF\x02\x01\x01", PROGRAM),
    ("skrip.txt", b"#!/bin/sh\nrm -rf /", PROGRAM),
    ("halaman.pdf", b"<!DOCTYPE html><script>alert(1)</script>", WEB),
    ("gambar.png", b'<?xml version="1.0"?><svg onload="alert(1)"/>', WEB),
    ("gambar.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", WEB),
    ("data.csv", b"a;b\n" * 2000 + b"<script>alert(1)</script>", WEB),
    ("skrip.pdf", zoo.pdf_with_script(), ACTIVE),
    ("buka.pdf", zoo.pdf_opening(zoo.action("JavaScript", JS="app.alert(1)")), ACTIVE),
    ("buka.pdf", zoo.pdf_opening(zoo.action("Launch", F="cmd.exe")), ACTIVE),
    ("kirim.pdf", zoo.pdf_opening(zoo.action("SubmitForm", F="https://contoh.example")), ACTIVE),
    ("ke-luar.pdf", zoo.pdf_opening(zoo.action("GoToR", F="lain.pdf")), ACTIVE),
    ("halaman.pdf", zoo.pdf_with_page_entry("/AA", DictionaryObject({NameObject("/O"): zoo.action("Launch")})), ACTIVE),
    ("bagian.pdf", HIDDEN, ACTIVE),
    ("lampiran.pdf", zoo.pdf_with_attachment(), CARRIES),
    (
        "video.pdf",
        zoo.pdf_with_page_entry("/X", DictionaryObject({NameObject("/Subtype"): NameObject("/RichMedia")})),
        CARRIES,
    ),
    ("kunci.pdf", zoo.pdf_encrypted(), "Berkas PDF ini dilindungi sandi. Simpan tanpa sandi, lalu unggah lagi."),
    ("potong.pdf", zoo.pdf()[:200], BROKEN_PDF),
    ("tanpa-halaman.pdf", zoo.pdf_without_pages(), BROKEN_PDF),
    ("dalam.pdf", zoo.pdf_nested(150), BROKEN_PDF),
    ("kosong.pdf", b"%PDF-1.7\n%%EOF\n", BROKEN_PDF),
    ("acak.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 8 + b"%%EOF", BROKEN_PDF),
    (
        "dua.pdf",
        zoo.pdf() + zoo.zipped({"a.txt": "x"}),
        "Berkas ini PDF dan arsip ZIP sekaligus. Cetak ulang ke PDF, lalu unggah lagi.",
    ),
    (
        "dua.jpg",
        zoo.jpeg() + zoo.zipped({"a.txt": "x"}),
        "Berkas ini gambar dan arsip ZIP sekaligus. Simpan ulang gambarnya, lalu unggah lagi.",
    ),
    ("surat.docx", zoo.openxml("docx", {"word/vbaProject.bin": b"\0"}), MACROS),
    ("surat.docm", zoo.openxml("docx", main_type=MACRO_TYPE), MACROS),
    ("surat.docx", zoo.openxml("docx", main_type=MACRO_TYPE), MACROS),
    ("data.ods", zoo.opendocument("ods", {"Basic/Standard/Module1.xml": "<x/>"}), MACROS),
    (
        "surat.docx",
        zoo.openxml("docx", {"word/_rels/settings.xml.rels": TEMPLATE}),
        "Berkas ini memuat templat dari luar atau mengambil isi dari luar. Simpan sebagai PDF, lalu unggah lagi.",
    ),
    (
        "surat.odt",
        zoo.opendocument("odt", {"META-INF/manifest.xml": "<manifest:encryption-data/>"}),
        "Berkas ini dilindungi sandi. Hapus sandinya, lalu unggah lagi.",
    ),
    (
        "lama.xls",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100,
        OLD_OFFICE,
    ),
    ("arsip.zip", zoo.zipped({"a.txt": "x"}), ZIP),
    ("surat.docx", zoo.zipped({"[Content_Types].xml": "<Types/>"}), ZIP),
    ("gambar.odg", zoo.opendocument("graphics"), ZIP),
    ("surat.docx", zoo.openxml("docx")[:60], BROKEN_ZIP),
    ("surat.docx", b"PK\x05\x06" + b"\0" * 18, BROKEN_ZIP),
    ("foto.png", zoo.png()[:-4], BROKEN_IMAGE),
    ("foto.png", zoo.png(tail=b"lebih"), BROKEN_IMAGE),
    ("foto.png", zoo.png().replace(b"IDAT", b"IDAX"), BROKEN_IMAGE),
    ("foto.png", zoo.png(width=0), BROKEN_IMAGE),
    (
        "foto.png",
        zoo.png(20_000, 20_000),
        "Gambar ini lebih dari 120 juta titik. Perkecil ukurannya, lalu unggah lagi.",
    ),
    ("foto.jpg", zoo.jpeg(tail=b""), BROKEN_IMAGE),
    ("foto.jpg", b"\xff\xd8\xff\x00\x00\x00", BROKEN_IMAGE),
    ("foto.webp", zoo.webp()[:-3], BROKEN_IMAGE),
    ("foto.webp", zoo.webp(b"ANIM"), BROKEN_IMAGE),
    ("data.csv", b"a;b\n1;\x002\n", UNKNOWN),
    ("data.csv", b"\xff\xfea", UNKNOWN),
    ("suara.mp3", b"ID3\x03\0\0\0", UNKNOWN),
    ("foto.heic", b"\0\0\0\x18ftypheic", UNKNOWN),
    ("catatan.rtf", b"{\\rtf1 halo}", KINDS),
    ("catatan", b"halo", "Nama berkas ini tidak berakhiran. Isinya TXT: beri akhiran .txt, lalu unggah lagi."),
    (
        "laporan.docx",
        zoo.pdf(),
        ending("docx", "PDF", "pdf"),
    ),
    (
        "laporan.pdf",
        b"teks biasa",
        ending("pdf", "TXT", "txt"),
    ),
    (
        "laporan.pdf.exe",
        zoo.pdf(),
        ending("exe", "PDF", "pdf"),
    ),
]


@pytest.mark.parametrize(("name", "content", "sentence"), TURNED_AWAY)
def test_what_must_stay_outside_is_told_why_and_what_to_do(name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(UploadRefused) as refused:
        check_upload(name, content, LIMIT)
    assert refused.value.sentence == sentence


def many_parts() -> bytes:
    return zoo.openxml("docx", {f"word/{at}.xml": "" for at in range(10_001)})


@pytest.mark.parametrize(("name", "made"), [("data.xlsx", zoo.zip_bomb), ("banyak.docx", many_parts)])
def test_what_grows_without_end_when_it_is_opened_must_stay_outside(name: str, made: Callable[[], bytes]) -> None:
    """Made here and not beside the others: that takes its time."""
    with pytest.raises(UploadRefused) as refused:
        check_upload(name, made(), LIMIT)
    assert refused.value.sentence == BOMB


def test_a_damaged_or_encrypted_part_is_found_before_anyone_opens_it() -> None:
    content = bytearray(zoo.openxml("docx", {"word/big.xml": bytes(range(256)) * 50}))
    found = zipfile.ZipFile(io.BytesIO(bytes(content))).getinfo("word/big.xml")
    content[found.header_offset + 60] ^= 0xFF
    with pytest.raises(UploadRefused, match="rusak: tidak dapat dibuka"):
        check_upload("surat.docx", bytes(content), LIMIT)


def test_an_archive_with_passwords_is_turned_away() -> None:
    content = zoo.openxml("docx")
    locked = content.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")
    assert locked != content
    with pytest.raises(UploadRefused, match=r"^Berkas ini dilindungi sandi\."):
        check_upload("surat.docx", locked, LIMIT)


def test_the_limit_of_the_settings_holds_when_none_is_given(settings: object) -> None:
    settings.EVIDENCE_MAX_BYTES = 1024 * 1024 // 2  # type: ignore[attr-defined]
    with pytest.raises(UploadRefused, match=r"lebih besar dari 0,5 MB"):
        check_upload("besar.txt", b"x" * 600_000)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\Rina\\laporan.pdf", "laporan.pdf"),
        ("lap\x00or\x1ban\n.pdf", "laporan.pdf"),
        ("laporan\u202efdp.exe", "laporanfdp.exe"),
        ("  rekap   triwulan  .pdf ", "rekap triwulan .pdf"),
        ('a<b>c:"d|e?f*.pdf', "a_b_c__d_e_f_.pdf"),
        ("..", "berkas"),
        ("", "berkas"),
        (".pdf", "pdf"),
        ("x" * 500 + ".pdf", "x" * 116 + ".pdf"),
        ("Café.pdf", "Café.pdf"),
    ],
)
def test_a_name_is_only_ever_a_name(given: str, shown: str) -> None:
    assert clean_name(given) == shown
