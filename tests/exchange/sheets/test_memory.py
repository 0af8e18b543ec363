"""Whatever a file asks for, reading it stays under 300 MB, measured in a process of its own."""

import json
import subprocess
import sys

import pytest

from tests.exchange.sheets.bombs import BOMBS
from triwulan.exchange.sheets.limits import MAX_BYTES


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("unfolding", "Isi berkas ini mengembang sangat besar saat dibuka dan tidak diterima."),
        ("far away", "Sel XFD1048576 terisi jauh di luar tabel."),
        ("many cells", "Tabel ini lebih dari 20000 baris."),
        ("repeated", "Berkas ini rusak: tidak dapat dibaca."),
        ("wide", "Tabel ini terlalu besar."),
        ("honest", "19000 rows"),
    ],
)
def test_reading_stays_under_300_megabytes(name: str, expected: str) -> None:
    content = BOMBS[name][1]()
    command = [sys.executable, "-m", "tests.exchange.sheets.bombs", name]
    done = subprocess.run(command, input=content, capture_output=True, check=True, timeout=60)
    said, used = json.loads(done.stdout)
    assert (len(content) < MAX_BYTES, said[: len(expected)], used < 300) == (True, expected, True)
