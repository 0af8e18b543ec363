"""`triwulan calc`: a table in, the recomputed one out, or a sentence and nothing."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter

from tests.server import environment
from triwulan.cli import main

TABLE = 'indikator,target,realisasi,capaian\nMutu,"92,19","92,37","100,20"\nWaktu,5,,\nLain,80,90,100\n'


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "tabel.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_a_table_is_recomputed_beside_itself(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = source.with_name("hasil.csv")
    assert main.main(["calc", str(source), "-o", str(out)]) == 0
    rows = read(out)
    assert rows[0][:5] + rows[0][-1:] == ["indikator", "target", "realisasi", "capaian", "target_terbaca", "catatan"]
    assert [(row[6], row[7], row[11]) for row in rows[1:]] == [
        ("100.20", "calculated", "ya"),
        ("", "incomplete", ""),
        ("112.50", "calculated", "ya"),
    ]
    assert capsys.readouterr().err == "3 baris: 2 terhitung, 1 belum lengkap.\nCapaian tercetak: 2 cocok.\n"
    assert sorted(path.name for path in source.parent.iterdir()) == ["hasil.csv", "tabel.csv"]


def test_excel_gets_what_excel_reads_here(source: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main.main(["calc", str(source), "--excel"]) == 0
    lines = capsysbinary.readouterr().out.decode("utf-8").split("\r\n")
    assert lines[1] == "Mutu;92,19;92,37;100,20;92,19;92,37;100,20;calculated;R/T;tanpa;Sangat Tinggi;ya;R/T;;"
    assert lines[0].startswith("\ufeffindikator;target;")


@pytest.mark.parametrize(
    ("content", "code", "sentence"),
    [
        (b"", 1, "tabel.csv: Tabel kosong. Baris pertama berisi nama kolom, sekurangnya target dan realisasi."),
        (b"%PDF-1.7", 1, "tabel.csv: Berkas ini bukan CSV. Simpan dari lembar kerja sebagai “CSV UTF-8”."),
        (
            b"PK\x03\x04",
            1,
            "tabel.csv: Berkas ini rusak: tidak dapat dibuka. Simpan ulang dari aplikasinya, lalu unggah lagi.",
        ),
        (
            b"a;b\n1;2",
            1,
            "tabel.csv: Kolom target dan realisasi tidak ditemukan. Sertakan baris judul yang memuat kedua kata itu.",
        ),
    ],
)
def test_a_bad_file_is_one_sentence_and_nothing_written(
    source: Path, capsys: pytest.CaptureFixture[str], content: bytes, code: int, sentence: str
) -> None:
    source.write_bytes(content)
    assert main.main(["calc", str(source), "-o", str(source.with_name("hasil.csv"))]) == code
    assert capsys.readouterr().err == f"triwulan: {sentence}\n"
    assert [path.name for path in source.parent.iterdir()] == ["tabel.csv"]


def test_what_was_there_stays_when_nothing_can_be_written(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = [
        main.main(["calc", str(source.with_name("tiada.csv"))]),
        main.main(["calc", str(source), "-o", str(source)]),
        main.main(["calc", str(source), "-o", str(source.with_name("tiada") / "hasil.csv")]),
        main.main(["calc", str(source), "-o", str(source.parent)]),
    ]
    assert answers == [2, 2, 2, 2]
    missing, itself, nowhere, folder = capsys.readouterr().err.splitlines()
    assert missing.endswith("tiada.csv tidak dapat dibaca: berkasnya tidak ada.")
    assert itself == "triwulan: Hasil tidak boleh menimpa berkas asalnya. Pilih nama lain sesudah -o."
    assert nowhere.endswith("hasil.csv tidak dapat ditulis: No such file or directory.")
    assert "tidak dapat ditulis: " in folder
    assert (source.read_text(encoding="utf-8"), [path.name for path in source.parent.iterdir()]) == (
        TABLE,
        ["tabel.csv"],
    )


def test_it_needs_neither_django_nor_settings(source: Path) -> None:
    code = (
        "import sys; from triwulan.cli.main import main; main(sys.argv[1:]);"
        "print(sorted(name for name in sys.modules if name.startswith('django')))"
    )
    bare = {name: value for name, value in environment().items() if name in ("PATH", "PYTHONPATH")}
    answer = subprocess.run(
        [sys.executable, "-c", code, "calc", str(source), "-o", str(source.with_name("hasil.csv"))],
        env=bare,
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout == "[]\n"


def workbook(rows: list[list[object]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet("Sampul").write(0, 0, "Laporan Kinerja")
    sheet, percent = book.add_worksheet("Capaian"), book.add_format({"num_format": "0.00%"})
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(at, column, value, percent if isinstance(value, float) and value < 1 else None)
    book.close()
    return out.getvalue()


def test_a_workbook_is_read_without_settings_of_ones_own(tmp_path: Path) -> None:
    path, out = tmp_path / "tabel.xlsx", tmp_path / "hasil.csv"
    path.write_bytes(
        workbook(
            [
                ["Tabel 3.1"],
                ["Indikator", "Target", "Realisasi", "Capaian"],
                ["Mutu", 92.19, 92.37, "100,20"],
                ["Serapan", 0.9, 0.8, 80 / 90],
                ["Galat", 5, "#REF!", ""],
                ["Rasio", "1:17,9", "1 : 16", 89.39],
            ]
        )
    )
    command = [sys.executable, "-m", "triwulan.cli", "calc", str(path), "-o", str(out)]
    bare = {name: value for name, value in environment().items() if not name.startswith(("DJANGO", "DATABASE"))}
    done = subprocess.run(command, capture_output=True, text=True, env=bare, check=False)
    assert (done.returncode, done.stderr) == (
        0,
        "4 baris: 3 terhitung, 1 tidak terbaca.\nCapaian tercetak: 3 cocok.\n",
    )
    assert [(row[0], row[6], row[7], row[11]) for row in read(out)[1:]] == [
        ("Mutu", "100.20", "calculated", "ya"),
        ("Serapan", "88.888889", "calculated", "ya"),
        ("Galat", "", "unreadable", ""),
        ("Rasio", "89.39", "calculated", "ya"),
    ]
