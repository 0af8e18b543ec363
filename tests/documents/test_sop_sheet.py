"""The SOP's sheet as files: what the office signed is what is read back from them."""

import hashlib
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from lxml import etree

from tests.documents.reading import docx, docx_part, docx_tables, flat, pdf, pdf_tags
from triwulan.documents.imprint import Verification
from triwulan.documents.sheets.sop_sheet import SopSheet
from triwulan.documents.sheets.sop_sheet_files import render_sheet_docx, render_sheet_pdf
from triwulan.sop.reader import read_sop
from triwulan.sop.sheet import sheet_of

CHECK = (
    "Memeriksa laporan kinerja, jika disetujui diserahkan pada kasubid/kasubag untuk diserahkan kepada kasubag "
    "perencanaan dan didokumentasikan, jika tidak dikembalikan pada kasubag/kasubid untuk diperbaiki"
)
COMPILE = (
    "Merekomendasikan laporan kinerja setiap triwulan dan menyusun laporan kinerja setiap tahun dengan menggunakan "
    "laporan kinerja"
)
ORDER = "Menugaskan Kasubag/Kasubid untuk menyusun Laporan data kinerja bidang setiap tanggal 10 awal Triwulan"
TIMES = "1 Hari Untuk Penyusunan Laporan Triwulan dan 15 Hari untuk Laporan Kinerja Tahunan"
REMARK = "Data Kinerja sesuai dengan indikator kinerja masing-masing"
SIGNED = (
    ("1", ORDER, "Indikator Sasaran", "15 Menit", "Disposisi", REMARK),
    ("2", "Memerintahkan Analis mengumpulkan bahan laporan kinerja", "Disposisi", "15 Menit", "Disposisi", ""),
    (
        "3",
        "Menyerahkan bahan laporan kinerja pada Kasubid/Kasubag",
        "Disposisi",
        "1 Hari",
        "Bahan Laporan Data Kinerja",
        "",
    ),
    ("4", "Membuat laporan data kinerja", "Bahan Laporan", "1 Hari", "Laporan Data Kinerja", ""),
    ("5", CHECK, "Laporan Kinerja", "1 Jam", "Laporan Disposisi", ""),
    ("6", COMPILE, "Laporan Kinerja", TIMES, "Laporan Triwulan dan Laporan Kinerja", ""),
)
CHECK_SAID = (
    "Langkah 5, keputusan, pelaksana Kabid; Ya ke langkah 5a; Tidak ke langkah 4.",
    "Langkah 5a, proses, pelaksana Kasubid/Kasubag; ke langkah 6a dan 6b.",
)
IDENTITY = (
    "PEMERINTAH KABUPATEN JENEPONTO",
    "DINAS KOMUNIKASI, INFORMATIKA DAN STATISTIK",
    "Website : jenepontokab.go..id",
    "Pebruari 2023",
    "Plt. Kepala Dinas",
    "MUSTAUFIO, S.IP, SE, M.Si",
    "Undang-undang Nomor 25 Tahun 2009 Tentang Pelayanan Publik",
    "Mengetahui Tugas dan Fungsi dalam Penyusunan Laporan Kinerja",
    "Lembar Kerja/Rencana Aksi",
    "Keterlambatan Penyampaian Data Kinerja Akan Mempengaruhi Pelaporan Kinerja Secara Keseluruhan",
    "Disimpan Sebagai Data Elektronik dan Manual",
)
FOURTEEN = Path(__file__).parents[1] / "sop" / "definitions" / "empat-belas-langkah.toml"
TWO_PHASES = FOURTEEN.with_name("dua-tahap.toml")


def sheet_from_text(text: str) -> SopSheet:
    return sheet_of(read_sop(text), date(2023, 2, 28))


@cache
def seed() -> SopSheet:
    definition = files("triwulan.sop") / "definitions" / "pengumpulan-data-kinerja-2023.toml"
    return sheet_from_text(definition.read_text("utf-8"))


@cache
def seed_pdf() -> bytes:
    return render_sheet_pdf(seed())


@cache
def seed_docx() -> bytes:
    return render_sheet_docx(seed())


def _words(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def printed(page: int) -> str:
    """A line that typst broke keeps its blank, so joining the lines gives the text to the letter."""
    return pdf(seed_pdf()).pages[page].extract_text().replace("\n", "")


def test_the_pdf_has_cover_identity_and_matrix() -> None:
    texts = [flat(page.extract_text()) for page in pdf(seed_pdf()).pages]
    assert len(texts) == 3
    assert flat("STANDAR OPERASIONAL PROSEDUR (SOP) PENGUMPULAN DATA KINERJA") in texts[0]
    assert flat("TAHUN 2023") in texts[0]
    assert [words for words in IDENTITY if flat(words) not in texts[1]] == []


def test_the_pdf_prints_the_six_rows_as_signed() -> None:
    matrix = printed(2)
    assert [cell for row in SIGNED for cell in row if cell not in matrix] == []


def test_the_docx_prints_the_six_rows_as_signed() -> None:
    body = docx_part(seed_docx(), "word/document.xml")
    rows = [[_words(cell) for cell in row.findall("{*}tc")] for row in body.iter("{*}tr")]
    signed = [(*row[:2], *row[3:]) for row in rows if len(row) == 7]
    assert tuple(signed) == SIGNED


def test_the_docx_has_the_identity() -> None:
    text = flat("".join(cell for table in docx_tables(seed_docx()) for row in table for cell in row))
    assert [words for words in IDENTITY if flat(words) not in text] == []


@pytest.mark.parametrize("render", [render_sheet_pdf, render_sheet_docx])
def test_the_same_sheet_gives_the_same_bytes(render: object) -> None:
    made = {hashlib.sha256(render(seed())).hexdigest() for _ in range(2)}  # type: ignore[operator]
    assert len(made) == 1


def test_the_pdf_tells_each_symbol_to_those_who_do_not_see_it() -> None:
    told = [str(tag["/Alt"]) for tag in pdf_tags(seed_pdf()) if "/Alt" in tag]
    assert [text for text in told if text.startswith("Langkah")] == [
        "Langkah 1, mulai, pelaksana Kabid; ke langkah 2.",
        "Langkah 2, proses, pelaksana Kasubid/Kasubag; ke langkah 3.",
        "Langkah 3, proses, pelaksana Analisis Data; ke langkah 4.",
        "Langkah 4, proses, pelaksana Kasubid/Kasubag; ke langkah 5.",
        *CHECK_SAID,
        "Langkah 6a dan 6b, selesai, pelaksana Kasubag Perencanaan.",
    ]


def test_the_docx_tells_each_row_of_symbols() -> None:
    body = docx_part(seed_docx(), "word/document.xml")
    told = [node.get("descr") or "" for node in body.iter("{*}docPr")]
    assert told[-2:] == [" ".join(CHECK_SAID), "Langkah 6a dan 6b, selesai, pelaksana Kasubag Perencanaan."]


def test_a_long_sop_continues_on_the_next_page_by_letters() -> None:
    pages = [
        page.extract_text().replace("\n", "")
        for page in pdf(render_sheet_pdf(sheet_from_text(FOURTEEN.read_text("utf-8")))).pages[2:]
    ]
    leaving = [page.count("berlanjut ke halaman") for page in pages]
    arriving = [page.count("lanjutan dari halaman") for page in pages]
    assert len(pages) > 1
    assert sum(leaving) == sum(arriving) > 0


def test_phases_have_headings_and_their_numbers_begin_anew() -> None:
    sheet = sheet_from_text(TWO_PHASES.read_text("utf-8"))
    headings = [row.activity for row in sheet.rows if all(step.row != row.key for step in sheet.steps)]
    assert len(headings) == 2
    assert [row.number for row in sheet.rows].count("1") == 2
    text = "".join(page.extract_text().replace("\n", "") for page in pdf(render_sheet_pdf(sheet)).pages)
    assert [heading for heading in headings if heading not in text] == []


def test_what_no_font_draws_is_named_and_nothing_is_evaluated() -> None:
    odd = tuple(replace(row, activity="#panic() *tebal* 🦆 <b>") for row in seed().rows)
    text = pdf(render_sheet_pdf(replace(seed(), rows=odd))).pages[2].extract_text().replace("\n", "")
    assert "#panic() *tebal* [U+1F986] <b>" in text


def test_a_sheet_may_carry_its_verification_and_be_a_draft() -> None:
    sheet = replace(seed(), verification=Verification("https://contoh.example/v/7K4M", "7K4M"), draft=True, sample=True)
    text = flat(pdf(render_sheet_pdf(sheet)).pages[1].extract_text())
    assert [words for words in ("contoh.example/v/7K4M", "DRAFT", "Data contoh") if flat(words) not in text] == []
    body = docx_part(render_sheet_docx(sheet), "word/document.xml")
    assert flat("contoh.example/v/7K4M") in flat(_words(body))


def test_the_sheets_lie_on_the_offices_own_paper_in_both_faces() -> None:
    sheet = replace(seed(), paper="f4")
    pages = pdf(render_sheet_pdf(sheet)).pages
    sizes = {tuple(round(float(side) / 72 * 25.4) for side in page.mediabox[2:]) for page in pages}
    section = docx(render_sheet_docx(sheet)).sections[0]
    assert (len(pages), sizes) == (3, {(330, 215)})
    assert [round((side or 0) / 36000) for side in (section.page_width, section.page_height)] == [330, 215]
