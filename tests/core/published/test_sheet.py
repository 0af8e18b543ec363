"""Whole tables, out of files and pastes."""

import pytest

from triwulan.core.published.columns import find_columns
from triwulan.core.published.records import TableUnreadable, decode
from triwulan.core.published.sheet import Sheet, read_sheet


def rows(sheet: Sheet) -> list[dict[str, str]]:
    return [sheet.row(line) for line in sheet.lines if not line.note]


ONE = [{"target": "92,19", "realisasi": "92,37"}]


@pytest.mark.parametrize(
    "content",
    [
        b'target,realisasi\n"92,19","92,37"\n',
        b"\xef\xbb\xbftarget;realisasi\r\n92,19;92,37\r\n",
        "target;realisasi\n92,19;92,37".encode("utf-16"),
        b"Target\tRealisasi\n92,19\t92,37",
        b"sep=;\r\ntarget;realisasi\r\n92,19;92,37",
        b"\n\n Target ;REALISASI;\n\n92,19;92,37;\n;;\n",
        b"Tabel 3.1 Capaian;;\nPemerintah Daerah;;\nNo;Target 2023;Realisasi 2023\n1;92,19;92,37",
        b"target | realisasi\n92,19 | 92,37",
        b"Target    Realisasi\n92,19     92,37",
    ],
)
def test_a_table_is_found_in_whatever_wrapping(content: bytes) -> None:
    found = [{name: cell.strip() for name, cell in row.items()} for row in rows(read_sheet(decode(content)))]
    assert found == ONE


def test_the_letters_of_old_spreadsheets_are_read() -> None:
    sheet = read_sheet(decode("indikator;target;realisasi\nRata½;1;2".encode("cp1252")))
    assert sheet.lines[0].cells == ("Rata½", "1", "2")


def test_lines_are_numbered_as_a_spreadsheet_does_and_short_ones_filled_up() -> None:
    sheet = read_sheet('Judul\n\ntarget,realisasi,capaian\n"1\n",2\n\n3,4,5\n')
    assert [(line.number, line.cells) for line in sheet.lines] == [(4, ("1\n", "2", "")), (7, ("3", "4", "5"))]


def test_a_row_that_numbers_the_columns_is_no_row_of_figures() -> None:
    sheet = read_sheet("No;Indikator;Target;Realisasi\n(1);(2);(3);(4)\n1;2;4;7")
    assert [line.note for line in sheet.lines] == ["Baris nomor kolom, bukan data.", ""]


def test_each_line_writes_its_decimals_as_it_does_else_as_the_table() -> None:
    sheet = read_sheet("target;realisasi\n95.96;1.234\n1.234;2\n")
    assert sheet.marks == {2: ".", 3: "."}
    assert read_sheet("target;realisasi\n95.96;1.234\n92,19;2\n1.234;5").marks == {2: ".", 3: ",", 4: ""}


@pytest.mark.parametrize(
    ("heading", "places"),
    [
        (["indikator", "target", "realisasi", "capaian"], {"target": 1, "realisasi": 2, "capaian": 3}),
        (
            ["Target Kinerja", "Realisasi Kinerja", "Capaian (%)", "Target Anggaran (Rp)", "Realisasi Anggaran (Rp)"],
            {"target": 0, "realisasi": 1, "capaian": 2},
        ),
        (["Target 2023", "Realisasi 2023", "% Capaian"], {"target": 0, "realisasi": 1, "capaian": 2}),
        (["target_raw", "realisasi_raw", "capaian_raw"], {"target": 0, "realisasi": 1, "capaian": 2}),
        (["target_raw", "target", "realisasi_raw", "realisasi"], {"target": 1, "realisasi": 3}),
        (["Target", "Realisasi", "%"], {"target": 0, "realisasi": 1, "capaian": 2}),
        (["Persentase Capaian", "Persentase", "target", "realisasi"], {"target": 2, "realisasi": 3, "capaian": 0}),
        (
            ["target", "realisasi", "Polaritas", "RUMUS", "batas", "skala", "formula"],
            {"target": 0, "realisasi": 1, "polaritas": 2, "rumus": 3, "batas": 4, "skala": 5},
        ),
    ],
)
def test_columns_are_found_by_name_or_by_what_their_heading_says(heading: list[str], places: dict[str, int]) -> None:
    assert find_columns(heading).places == places


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Tabel kosong. Baris pertama berisi nama kolom, sekurangnya target dan realisasi."),
        (" ;\n;", "Tabel kosong. Baris pertama berisi nama kolom, sekurangnya target dan realisasi."),
        ("target;realisasi\n\n", "Tabel hanya berisi judul kolom, tanpa baris."),
        (
            "indikator;nilai\nA;1",
            "Kolom target dan realisasi tidak ditemukan. Sertakan baris judul yang memuat kedua kata itu.",
        ),
        (
            "Target 2022;Target 2023;Realisasi\n1;2;3",
            "Lebih dari satu kolom dapat dibaca sebagai target: Target 2022, Target 2023. Namai yang dimaksud “target”.",
        ),
        ("Target dan realisasi;Capaian\n1;2", "Kolom target dan realisasi tidak ada. Yang ada: Target dan realisasi, Capaian."),
        (
            "target,realisasi\n92,19,92,37\n1,2\n",
            (
                "Baris 2 lebih panjang daripada judul kolom. Angka berkoma di dalam CSV berpemisah koma harus diapit "
                "tanda kutip; atau pakai titik koma sebagai pemisah."
            ),
        ),
        (
            'target,realisasi\n"1,2\n3,4\n',
            "Tabel tidak terbaca sebagai CSV sesudah baris 1: periksa tanda kutipnya.",
        ),
        ("target,realisasi" + "," * 300 + "\n1,2", "Tabel lebih lebar dari 200 kolom."),
    ],
)  # fmt: skip
def test_what_is_no_such_table_says_what_to_change(text: str, sentence: str) -> None:
    with pytest.raises(TableUnreadable) as refusal:
        read_sheet(text)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize("content", [b"PK\x03\x04rest", b"%PDF-1.7", b"target\0realisasi", b"\xd0\xcf\x11\xe0x"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(TableUnreadable, match=r"^Berkas ini bukan CSV\."):
        decode(content)


def test_lines_of_a_pdf_are_read_from_their_end() -> None:
    pasted = (
        "Tabel 3.4 Capaian Kinerja\n"
        "1 Angka Partisipasi Kasar PAUD 92,19 92,37 100,20\n"
        "2 Persentase obat yang aman 80 % 65,91 % 82,39\n"
        "Jumlah wisatawan 2.212.558 2.123.150 95.96 %\n"
    )
    sheet = read_sheet(pasted, guess=True)
    assert (sheet.guessed, [line.cells for line in sheet.lines]) == (
        True,
        [
            ("1 Angka Partisipasi Kasar PAUD", "92,19", "92,37", "100,20"),
            ("2 Persentase obat yang aman", "80%", "65,91%", "82,39"),
            ("Jumlah wisatawan", "2.212.558", "2.123.150", "95.96%"),
        ],
    )
    assert rows(sheet)[0] == {"target": "92,19", "realisasi": "92,37", "capaian": "100,20"}


def test_text_without_figures_is_no_table_however_one_guesses() -> None:
    with pytest.raises(TableUnreadable, match=r"^Kolom target dan realisasi tidak ditemukan\."):
        read_sheet("Kata pengantar\nPuji syukur 2023", guess=True)


def test_a_line_of_separators_stays_a_row_and_one_without_cells_does_not() -> None:
    sheet = read_sheet("target;realisasi\n1;1\n;\n\n2;2\n;\n;\n")
    assert [(line.number, line.cells) for line in sheet.lines] == [(2, ("1", "1")), (3, ("", "")), (5, ("2", "2"))]


def test_a_heading_with_one_of_the_two_says_which_other_is_missing() -> None:
    with pytest.raises(TableUnreadable) as refusal:
        read_sheet("indikator,target,capaian\nA,1,100\n")
    assert str(refusal.value) == "Kolom realisasi tidak ada. Yang ada: indikator, target, capaian."
