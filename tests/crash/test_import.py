"""A long import that is killed in its middle, or whose database fails, leaves nothing behind and says so."""

from pathlib import Path

from tests.crash.importing import ROWS
from tests.crash.play import played
from tests.server import own_database

TOLD = "Impor terhenti oleh kesalahan sistem. Tidak ada yang ditulis. Tekan Baca ulang untuk mencobanya lagi."


def test_nothing_of_a_killed_import_stays_and_its_sender_is_told(tmp_path: Path) -> None:
    with own_database() as database:
        lines = played("importing", [], tmp_path, database)
    nothing = {"nodes": 0, "entries": 0, "in": False}
    assert lines == [
        {"killed": True, "job": "READY", "told": "", **nothing},
        {"killed": True, "job": "READY", "told": "", **nothing},
        {"killed": True, "job": "FAILED", "told": TOLD, **nothing},
        {"failed": "disk I/O error", "job": "FAILED", "told": TOLD, **nothing},
        {"ended": "", "job": "READY", "told": "", "nodes": ROWS, "entries": 1, "in": True},
    ]
