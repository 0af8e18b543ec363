"""A backup that is not whole, not ours or not of our time is refused with a sentence, and nothing is left behind."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from tests.exchange.backup.conftest import CONTENTS, Change, path_of
from tests.exposed import exposed
from tests.server import triwulan
from triwulan.exchange.backup.load import _load
from triwulan.exchange.backup.make import backed_up
from triwulan.exchange.backup.manifest import NAME
from triwulan.exchange.backup.refusal import BackupRefused
from triwulan.exchange.backup.rows import read_rows
from triwulan.exchange.backup.verify import opened

Changed = Callable[[Change], Path]
STORED = f"files/{path_of(Path(), CONTENTS[0])}"
GOVERNMENTS = "rows/organisations.government.jsonl"
UNITS = "rows/organisations.unit.jsonl"


def refusal_of(path: Path) -> str:
    with pytest.raises(BackupRefused) as refusal, opened(path):
        pass
    return str(refusal.value)


def in_manifest(change: Callable[[dict[str, Any]], object]) -> Change:
    def apply(members: dict[str, bytes]) -> None:
        values = json.loads(members[NAME])
        change(values)
        members[NAME] = json.dumps(values).encode()

    return apply


def content(name: str, new: bytes) -> Change:
    """A forger's change: the manifest tells the new checksum too."""

    def apply(members: dict[str, bytes]) -> None:
        members[name] = new
        in_manifest(
            lambda values: values["members"][name].update(sha256=hashlib.sha256(new).hexdigest(), size=len(new))
        )(members)

    return apply


@pytest.mark.parametrize("kept", [0, 1, 1000, -1, -30])
def test_a_truncated_file_is_refused(backup: Path, tmp_path: Path, kept: int) -> None:
    path = tmp_path / "terpotong.zip"
    path.write_bytes(backup.read_bytes()[:kept] if kept else b"")
    assert refusal_of(path) == f"{path} bukan cadangan Triwulan, atau terpotong."


def test_a_flipped_bit_is_refused(backup: Path) -> None:
    whole = bytearray(backup.read_bytes())
    whole[whole.index(CONTENTS[0]) + 3] ^= 1
    backup.write_bytes(whole)
    assert refusal_of(backup) == f"Cadangan rusak: {STORED} tidak sama dengan saat disimpan."


def test_a_flipped_bit_in_the_table_of_contents_is_refused(backup: Path) -> None:
    whole = bytearray(backup.read_bytes())
    with zipfile.ZipFile(backup) as archive:
        entry = archive.getinfo(NAME)
    whole[entry.header_offset + 30 + len(NAME) + entry.compress_size // 2] ^= 1
    backup.write_bytes(whole)
    assert refusal_of(backup) == f"Cadangan rusak: {NAME} tidak sama dengan saat disimpan."


def test_a_file_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tidak-ada.zip"
    assert refusal_of(path) == f"{path} tidak dapat dibaca: No such file or directory."


NOT_OURS = "Berkas ini bukan cadangan Triwulan."
UNREADABLE = "Berkas ini bukan cadangan Triwulan: daftar isinya tidak dapat dibaca."
NEWER = "Cadangan ini dibuat oleh Triwulan yang lebih baru (versi 9.9). Perbarui dahulu."
TOO_OLD = "Cadangan ini dari Triwulan yang terlalu lama. Pulihkan dengan program yang membuatnya, perbarui, lalu cadangkan lagi."
OTHER_CONTENT = "Isi cadangan tidak sama dengan daftar isinya."


def add(name: str) -> Change:
    def apply(members: dict[str, bytes]) -> None:
        members[name] = b"x"
        in_manifest(lambda values: values["members"].update({name: {"sha256": "", "size": 1}}))(members)

    return apply


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda members: members.pop(NAME), NOT_OURS),
        (in_manifest(lambda values: values.update(program="lain")), NOT_OURS),
        (lambda members: members.update({NAME: b"{"}), UNREADABLE),
        (lambda members: members.update({NAME: b"[]"}), UNREADABLE),
        (in_manifest(lambda values: values.pop("migrations")), UNREADABLE),
        (in_manifest(lambda values: values.update(asing=1)), UNREADABLE),
        (in_manifest(lambda values: values.update(format=2, version="9.9")), NEWER),
        (
            in_manifest(lambda values: values.update(version="9.9", migrations=[["cycles", "9999_later"]])),
            NEWER,
        ),
        (in_manifest(lambda values: values.update(migrations=[["cycles", "0001_start"]])), TOO_OLD),
        (lambda members: members.pop(STORED), OTHER_CONTENT),
        (lambda members: members.update({"files/tambahan": b"x"}), OTHER_CONTENT),
        (add("files/../../../etc/cron.d/x"), OTHER_CONTENT),
        (add("/etc/cron.d/x"), OTHER_CONTENT),
        (add("files/00/00/evil"), OTHER_CONTENT),
        (
            lambda members: members.update({STORED: b"lain"}),
            f"Cadangan rusak: {STORED} tidak sama dengan saat disimpan.",
        ),
    ],
)
def test_a_backup_that_is_not_what_it_says_is_refused(changed: Changed, change: Change, sentence: str) -> None:
    assert refusal_of(changed(change)) == sentence


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            content(GOVERNMENTS, b'{"id": 1}\nnonsense\n'),
            f"Cadangan rusak: baris dalam {GOVERNMENTS} tidak dapat dibaca.",
        ),
        (content(GOVERNMENTS, b'{"asing": 1}\n'), f"Cadangan rusak: baris dalam {GOVERNMENTS} tidak dapat dibaca."),
        (content(UNITS, b""), f"Cadangan rusak: jumlah baris {UNITS} tidak sama."),
    ],
)
def test_rows_that_cannot_be_loaded_change_nothing(changed: Changed, change: Change, sentence: str) -> None:
    before = [list(read_rows(model)) for model in backed_up()]
    # the place is not empty as a restore's would be, and its record not to be deleted
    with exposed(), opened(changed(change)) as (archive, manifest), pytest.raises(BackupRefused) as refusal:
        _load(archive, manifest, apps)
    assert str(refusal.value) == sentence
    assert [list(read_rows(model)) for model in backed_up()] == before


def test_a_backup_that_cannot_be_written_is_refused_and_keeps_the_earlier_one(backup: Path, tmp_path: Path) -> None:
    earlier = backup.read_bytes()
    target = tmp_path / "nowhere" / "cadangan.zip"
    answer = triwulan("backup", str(target), "--data", str(tmp_path / "empty"))
    assert (answer.returncode, answer.stderr) == (
        2,
        f"triwulan: Cadangan {target} tidak dapat ditulis: No such file or directory.\n",
    )
    assert backup.read_bytes() == earlier
