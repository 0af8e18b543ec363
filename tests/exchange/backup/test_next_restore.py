"""What a restore leaves behind: nothing when it was refused; when it was not, the place as it was, and a word on its record.

One place after the other, since every restore builds its database by all the migrations: they take longer than all else.
"""

from collections.abc import Callable
from pathlib import Path

from django.db import connection
from pytest_django import Settings

from tests.exchange.backup.conftest import Change
from tests.exchange.backup.test_refusals import GOVERNMENTS, content, in_manifest
from tests.exposed import exposed
from tests.server import own_database, triwulan
from triwulan.audit.models import Entry
from triwulan.exchange.backup.make import make_backup


def orphan(members: dict[str, bytes]) -> None:
    """Its agencies without their government."""
    content(GOVERNMENTS, b"")(members)
    in_manifest(lambda values: values["members"][GOVERNMENTS].update(rows=0))(members)


def demo_with_a_broken_record(path: Path, settings: Settings) -> str:
    """The name of the chain that somebody changed before the backup."""
    settings.DEMO = True
    with exposed(), connection.cursor() as cursor:
        cursor.execute("UPDATE audit_entry SET capacity = 'Plt.' WHERE chain LIKE 'agency:%' AND number = 3")
    make_backup(path)
    return Entry.objects.get(capacity="Plt.").chain


def test_a_refused_restore_leaves_the_place_empty_for_a_demo_whose_broken_record_is_told(
    changed: Callable[[Change], Path], tmp_path: Path, settings: Settings
) -> None:
    place, path = tmp_path / "place", tmp_path / "demo.zip"
    words = ("--data", str(place))
    with own_database() as database:
        refused = triwulan("restore", str(changed(orphan)), *words, **database)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert refused.stderr.startswith("triwulan: Basis data menolak isi cadangan: ")
        assert [each for each in place.rglob("*") if each.is_file()] == [place / "run.lock"]
        chain = demo_with_a_broken_record(path, settings)
        restored = triwulan("restore", str(path), *words, **database)
        assert (restored.returncode, restored.stderr) == (
            1,
            f"PERHATIAN: rantai catatan {chain} putus sesudah entri nomor 2.\nRinciannya: triwulan audit verify\n",
        )
        assert (place / "demo").exists()
        assert triwulan("audit", "verify", *words, SECRET_KEY="x", **database).returncode == 1
