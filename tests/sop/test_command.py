"""`triwulan sop …` as a shell sees it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sop.files import ROOT, SEED, SMALL
from triwulan.cli.main import main

DUA_TAHAP = ROOT / "tests/sop/definitions/dua-tahap.toml"
START = ["--start", "2026-04-10T07:30"]

ONLY_PURE_PYTHON = """
import sys
from triwulan.cli.main import main
code = main(sys.argv[1:])
assert "django" not in sys.modules, "Django was loaded"
sys.exit(code)
"""


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "salah.toml"
    path.write_text(SMALL.replace('"1 jam"', '"lama"').replace('kembalikan = "1"', 'kembalikan = "7"'), "utf-8")
    return path


def spoken(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = main(["sop", *map(str, words)])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize("words", [["check"], ["table"], ["simulate", *START], ["simulate", *START, "--json"]])
def test_it_needs_neither_database_nor_secret_nor_django(words: list[str]) -> None:
    command = [sys.executable, "-c", ONLY_PURE_PYTHON, "sop", *words, str(SEED)]
    done = subprocess.run(command, env={}, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout


@pytest.mark.parametrize(("suffix", "signature"), [("pdf", b"%PDF-1.7"), ("docx", b"PK\x03\x04")])
def test_the_official_sheet_is_printed_without_django_and_twice_the_same(
    tmp_path: Path, suffix: str, signature: bytes
) -> None:
    sheets = [tmp_path / f"{turn}.{suffix}" for turn in range(2)]
    for sheet in sheets:
        command = [sys.executable, "-c", ONLY_PURE_PYTHON, "sop", "print", str(SEED), "-o", str(sheet)]
        done = subprocess.run(command, env={}, capture_output=True, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    first, second = (sheet.read_bytes() for sheet in sheets)
    assert (first[: len(signature)], first == second) == (signature, True)


def test_a_sheet_that_cannot_be_printed_leaves_what_was_there(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, faulty: Path
) -> None:
    there = tmp_path / "ada.pdf"
    there.write_bytes(b"yang lama")
    assert spoken(capsys, "print", faulty, "-o", there)[0] == 1
    assert there.read_bytes() == b"yang lama"
    assert spoken(capsys, "print", SEED, "-o", tmp_path / "lembar.odt") == (
        2,
        "",
        "triwulan: Nama berkas sesudah -o harus berakhiran .pdf atau .docx.\n",
    )


def test_check_prints_the_notes_and_exits_zero(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = spoken(capsys, "check", SEED)
    lines = out.splitlines()
    assert (code, err, len(lines)) == (0, "", 6)
    assert lines[0] == f"catatan: {SEED.name}, identitas, nomor: Kosong pada lembar identitas."
    assert lines[-1] == f"{SEED.name}: SOP dapat dipakai, 8 langkah."


def test_check_prints_every_fault_and_exits_one(capsys: pytest.CaptureFixture[str], faulty: Path) -> None:
    assert spoken(capsys, "check", faulty) == (
        1,
        (
            'salah.toml, langkah 2, waktu: Waktu "lama" tidak terbaca. Tulis angka bulat dan satuannya, misalnya "15 menit", '
            '"1 jam", "2 hari".\n'
            "salah.toml, langkah 2, lanjut: Hasil “kembalikan” menuju langkah “7”, yang tidak ada atau tidak hanya satu.\n"
        ),
        "",
    )


@pytest.mark.parametrize("words", [["table"], ["simulate", *START]])
def test_a_faulty_file_is_neither_printed_nor_walked(
    capsys: pytest.CaptureFixture[str], faulty: Path, words: list[str]
) -> None:
    code, out, err = spoken(capsys, *words, faulty)
    assert (code, out, len(err.splitlines())) == (1, "", 2)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe[\x00", "x.toml: Berkas bukan teks UTF-8.\n"),
        (b"#" * 300_000, "x.toml: Berkas lebih besar dari 256 kB; itu bukan satu SOP.\n"),
    ],
)
def test_a_file_that_is_no_text_is_a_fault(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes, sentence: str
) -> None:
    (tmp_path / "x.toml").write_bytes(content)
    assert spoken(capsys, "check", tmp_path / "x.toml") == (1, sentence, "")


def test_the_table_is_the_documented_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert spoken(capsys, "table", SEED) == (0, (ROOT / f"docs/sop/{SEED.stem}.md").read_text("utf-8"), "")


def test_simulate_writes_json_as_fixed(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = spoken(capsys, "simulate", SEED, *START, "--outcome", "5=kembalikan,setuju", "--json")
    rows = json.loads(out)
    assert code == 0
    assert [row["no"] for row in rows] == ["1", "2", "3", "4", "5", "4", "5", "5a", "6a"]
    assert rows[6] == {
        "no": "5",
        "tahap": None,
        "kerja": "periksa",
        "pelaksana": "kabid",
        "started_at": "2026-04-15T09:00:00+08:00",
        "due_at": "2026-04-15T10:00:00+08:00",
        "outcome": "setuju",
        "attempt": 2,
    }


def test_spaces_around_outcomes_are_the_shells_not_the_sops(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["simulate", SEED, *START, "--json", "--outcome"]
    plain = spoken(capsys, *words, "5=kembalikan,setuju")
    assert spoken(capsys, *words, "5= kembalikan, setuju") == plain


def test_json_names_phases_joint_performers_and_missing_deadlines(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = DUA_TAHAP.read_text("utf-8").replace('waktu       = "240 Menit"\n', "")
    (tmp_path / "x.toml").write_text(text, "utf-8")
    _, out, _ = spoken(
        capsys, "simulate", tmp_path / "x.toml", "--start", "2026-04-06T00:00Z", "--zone", "Asia/Jakarta", "--json"
    )
    joint = json.loads(out)[5]
    assert [joint[key] for key in ("no", "tahap", "pelaksana", "due_at")] == [
        "3",
        "Pelaksanaan",
        ["kabid", "analis"],
        None,
    ]
    assert joint["started_at"].endswith("+07:00")


def test_simulate_prints_a_line_per_attempt(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = spoken(capsys, "simulate", SEED, *START, "--outcome", "5=kembalikan")
    lines = out.splitlines()
    assert lines[0] == "SOP Pengumpulan Data Kinerja, data Triwulan I 2026"
    assert [line.split("  ")[0] for line in lines[1:]] == [
        "Langkah",
        "1",
        "2",
        "3",
        "4",
        "5",
        "4, ke-2",
        "5, ke-2",
        "5a",
        "6a",
    ]
    assert lines[2].split() == (
        [
            "1",
            "Kabid",
            "Jumat",
            "10",
            "April",
            "2026",
            "07.30",
            "WITA",
            "Jumat",
            "10",
            "April",
            "2026",
            "07.45",
            "WITA",
            "selesai",
        ]
    )


def test_simulate_tells_a_quarter_without_steps(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text(SMALL.replace("[[langkah]]\n", '[[langkah]]\nhanya = "triwulan_4"\n'), "utf-8")
    assert spoken(capsys, "simulate", tmp_path / "x.toml", *START) == (
        0,
        "SOP Contoh, data Triwulan I 2026\nTidak ada langkah yang berlaku untuk triwulan ini.\n",
        "",
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--start", "besok"], "Saat mulai “besok” tidak terbaca. Contoh: 2026-04-10T07:30."),
        (["--start", "2026-04-10"], "Saat mulai “2026-04-10” tidak memuat jam. Contoh: 2026-04-10T07:30."),
        (["--start", "0001-01-01T00:00"], "Tahun mulai harus antara 1950 dan 2100."),
        ([*START, "--zone", "Asia"], "Zona waktu “Asia” tidak dikenal. Contoh: Asia/Makassar."),
        ([*START, "--zone", "../x"], "Zona waktu “../x” tidak dikenal. Contoh: Asia/Makassar."),
        ([*START, "--zone", "Mars/Utopia"], "Zona waktu “Mars/Utopia” tidak dikenal. Contoh: Asia/Makassar."),
        ([*START, "--outcome", "5"], "“--outcome 5” tidak terbaca. Contoh: --outcome 5=kembalikan,setuju."),
        (
            [*START, "--outcome", "9=setuju"],
            "SOP ini tidak mempunyai langkah “9”, atau tidak hanya satu; yang ada 1, 2, 3, 4, 5, 5a, 6a, 6b.",
        ),
        (
            [*START, "--outcome", "5=setuju", "--outcome", "5=kembalikan"],
            "“--outcome” untuk langkah 5 ditulis dua kali; pisahkan hasilnya dengan koma.",
        ),
        (
            [*START, "--outcome", "5=setuju,tolak"],
            "Langkah 5 tidak mengenal hasil “tolak”; hasilnya “setuju”, “kembalikan”.",
        ),
    ],
)
def test_a_bad_argument_is_one_sentence_and_exit_two(
    capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    assert spoken(capsys, "simulate", SEED, *words) == (2, "", f"triwulan: {sentence}\n")


def test_an_endless_walk_is_one_sentence_and_exit_two(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = SMALL.replace('{ setuju = "3", kembalikan = "1" }', '{ kembalikan = "1", setuju = "3" }')
    (tmp_path / "x.toml").write_text(text.replace('waktu     = "1 hari"\n', ""), "utf-8")
    code, out, err = spoken(capsys, "simulate", tmp_path / "x.toml", *START)
    assert (code, out, len(err.splitlines())) == (2, "", 1)


@pytest.mark.parametrize("action", [["check"], ["table"], ["simulate", *START]])
def test_a_file_that_is_not_there_is_one_sentence_and_exit_two(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, action: list[str]
) -> None:
    path = tmp_path / "tidak-ada.toml"
    sentence = f"triwulan: Berkas {path} tidak dapat dibaca: No such file or directory.\n"
    assert spoken(capsys, *action, path) == (2, "", sentence)
