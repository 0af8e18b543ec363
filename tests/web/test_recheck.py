"""A pasted or uploaded table: what holds, what does not, and what cannot be read; nothing is kept."""

import csv
import io
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cli.test_calc import workbook
from tests.office import Office, small_office
from triwulan.exchange.sheets.read import read_book
from triwulan.web.recheck.views import SAMPLE

pytestmark = pytest.mark.django_db

PAGE = "/periksa-angka/"
HEAD = "Indikator\tTarget\tRealisasi\tCapaian\n"


@pytest.fixture
def office() -> Office:
    return small_office()


@pytest.fixture
def analyst(office: Office, client: Client) -> Client:
    client.force_login(office["analis.1"])
    return client


def test_a_pasted_table_is_told_line_by_line(analyst: Client) -> None:
    page = analyst.post(PAGE, {"tabel": SAMPLE})
    lines = page.context["lines"]
    assert [(line.name, line.word, line.computed) for line in lines] == [
        ("Persentase layanan yang terhubung", "cocok", "100,20\u00a0%"),
        ("Waktu tanggap gangguan", "cocok", "125,00\u00a0%"),
        ("Jumlah pengunjung", "cocok", "95,96\u00a0%"),
        ("Indeks kepuasan", "tidak cocok", "105,02\u00a0%"),
        ("Nilai pengawasan", "cocok", "128,57\u00a0%"),
    ]
    tally = page.context["tally"]
    assert (tally.held, tally.failed, tally.untested, tally.unprinted) == (4, 1, 0, 0)
    assert '<a href="#baris-5">5</a>' in page.content.decode()
    assert page.context["form"]["tabel"].value() == SAMPLE


def test_how_a_cell_was_understood_stands_under_it_where_it_is_not_plain(analyst: Client) -> None:
    table = HEAD + "A\t5 juta\t2,50 juta\t50\nB\t92.5\t80 %\t-\nC\t80 - 90%\tn/a\tn/a\n"
    lines = analyst.post(PAGE, {"tabel": table}).context["lines"]
    assert [(line.target_read, line.realisation_read, line.word) for line in lines] == [
        ("5.000.000", "2.500.000", "cocok"),
        ("", "", "terhitung"),
        ("", "", "tidak dapat diuji"),
    ]


def test_an_uploaded_table_is_read_into_the_field(analyst: Client) -> None:
    file = SimpleUploadedFile("t.csv", "target;realisasi;capaian\n½;1;2\n80;77;96,25\n".encode("cp1252"))
    page = analyst.post(PAGE, {"tabel": "yang lama", "berkas": file})
    assert [line.word for line in page.context["lines"]] == ["tidak dapat diuji", "cocok"]
    assert page.context["form"]["tabel"].value() == "target;realisasi;capaian\n½;1;2\n80;77;96,25\n"


def test_the_result_comes_as_a_file_that_runs_nothing(analyst: Client) -> None:
    answer = analyst.post(PAGE, {"tabel": HEAD + "=HYPERLINK(1)\t80\t77\t96,25\n", "unduh": "1"})
    text = answer.content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    assert (rows[0]["Indikator"], rows[0]["capaian_hitung"], rows[0]["cocok"]) == ("'=HYPERLINK(1)", "96,25", "ya")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="periksa-angka.csv"'


def test_what_is_shown_comes_as_a_workbook_with_the_same_numbers(analyst: Client) -> None:
    answer = analyst.post(PAGE, {"tabel": HEAD + "Indeks\t80\t77\t96,25\n", "unduh": "xlsx"})
    rows = read_book("a.xlsx", answer.content).sheets[0].rows
    assert [list(row) for row in rows[-2:]] == [
        ["Baris", "Target", "Realisasi", "Tercetak", "Hitungan", "Hasil"],
        ["Indeks\nbaris 2", Decimal(80), Decimal(77), Decimal("96.25"), "96,25 %\nrealisasi ÷ target × 100", "cocok"],
    ]


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"tabel": " "}, "Tempel tabelnya, atau pilih berkas CSV."),
        (
            {"tabel": "Kata pengantar"},
            "Kolom target dan realisasi tidak ditemukan. Sertakan baris judul yang memuat kedua kata itu.",
        ),
        ({"tabel": HEAD + "A\t1\t1\t100\n" * 1001}, "Tabel berisi 1001 baris; di sini paling banyak 1000."),
        ({"tabel": "x" * 500_001}, "Tabel lebih panjang dari 500000 huruf."),
    ],
)
def test_what_is_no_table_gets_a_sentence_and_stays_typed(analyst: Client, sent: dict[str, str], sentence: str) -> None:
    page = analyst.post(PAGE, sent)
    form = page.context["form"]
    assert (page.status_code, form.non_field_errors(), form["tabel"].value()) == (422, [sentence], sent["tabel"])


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7", "Berkas ini bukan CSV. Simpan dari lembar kerja sebagai “CSV UTF-8”."),
        (b"PK\x03\x04", "Berkas ini rusak: tidak dapat dibuka. Simpan ulang dari aplikasinya, lalu unggah lagi."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "Berkas ini dilindungi sandi. Hapus sandinya, lalu unggah lagi.",
        ),
        (b"x" * 500_001, "Berkas lebih besar dari 500 KB."),
    ],
)
def test_what_is_no_file_to_read_leaves_what_was_typed(analyst: Client, content: bytes, sentence: str) -> None:
    page = analyst.post(PAGE, {"tabel": "tulisan saya", "berkas": SimpleUploadedFile("t.csv", content)})
    form = page.context["form"]
    assert (page.status_code, form.non_field_errors(), form["tabel"].value()) == (422, [sentence], "tulisan saya")


def test_lines_of_a_pdf_are_taken_with_a_warning(analyst: Client) -> None:
    page = analyst.post(PAGE, {"tabel": "1 Angka partisipasi 92,19 92,37 100,20\n2 Angka lulus 80 77 96,25\n"})
    assert [(line.name, line.word) for line in page.context["lines"]] == [
        ("1 Angka partisipasi", "cocok"),
        ("2 Angka lulus", "cocok"),
    ]
    assert "dibaca berurutan sebagai target, realisasi, capaian." in page.content.decode()


def test_a_table_of_two_years_is_told_by_year_and_says_so(analyst: Client) -> None:
    heading = "Indikator\tTarget 2022\tRealisasi 2022\tCapaian 2022\tTarget 2023\tRealisasi 2023\tCapaian 2023\n"
    page = analyst.post(PAGE, {"tabel": f"{heading}A\t10\t9\t90\t10\t8\t85\n"})
    lines = [(line.name, line.place, line.word) for line in page.context["lines"]]
    assert lines == [("A · 2022", "2-1", "cocok"), ("A · 2023", "2-2", "tidak cocok")]
    assert "Tabel memuat 2022, 2023; tiap baris dihitung sekali untuk masing-masing." in page.content.decode()


def test_an_empty_page_offers_an_example_and_asks_nothing_of_the_tables_length(analyst: Client) -> None:
    assert analyst.get(PAGE).context["form"]["tabel"].value() == ""
    assert analyst.get(f"{PAGE}?contoh=1").context["form"]["tabel"].value() == SAMPLE
    counts = []
    for lines in (1, 3):
        with CaptureQueriesContext(connection) as queries:
            analyst.post(PAGE, {"tabel": HEAD + "A\t80\t77\t96,25\n" * lines})
        counts.append(len(queries))
    assert counts == [9, 9]


def test_the_agencys_own_scale_names_what_was_reached(office: Office, analyst: Client) -> None:
    with office.scope():
        office.agency.predicate_scale = {"inclusive": True, "bands": [["90", "Unggul"], [None, "Belum"]]}
        office.agency.save(update_fields=["predicate_scale"])
    answer = analyst.post(PAGE, {"tabel": HEAD + "A\t80\t77\t96,25\n", "unduh": "1"})
    assert ";Unggul;ya;" in answer.content.decode()


def test_a_workbook_is_read_into_the_field(analyst: Client) -> None:
    file = SimpleUploadedFile(
        "tabel.xlsx", workbook([["Indikator", "Target", "Realisasi", "Capaian"], ["Mutu", 4, 5, 1.25]])
    )
    page = analyst.post(PAGE, {"tabel": "", "berkas": file})
    assert [(line.name, line.target, line.printed, line.word) for line in page.context["lines"]] == [
        ("Mutu", "4", "1,25", "cocok")
    ]
    assert page.context["form"]["tabel"].value() == "Indikator\tTarget\tRealisasi\tCapaian\nMutu\t4\t5\t1,25\n"
