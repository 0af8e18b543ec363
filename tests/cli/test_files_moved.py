"""`triwulan files`: an installation's files from the disk to object storage and back, stopped and gone on."""

import hashlib
from io import BytesIO

import pytest
from pytest_django import Settings

from tests.objects import Gate, overwrite
from triwulan.cli.main import main
from triwulan.documents.storage.choosing import bucket as chosen
from triwulan.documents.storage.choosing import disk
from triwulan.documents.storage.interface import PlaceAway
from triwulan.documents.storage.moving import Moved, copy_all

CONTENTS = [b"satu", b"dua", b"tiga"]
NAMES = sorted(hashlib.sha256(each).hexdigest() for each in CONTENTS)


@pytest.fixture
def full(bucket: Gate, monkeypatch: pytest.MonkeyPatch) -> Gate:
    """Three files on the disk; an empty bucket."""
    monkeypatch.setattr("triwulan.cli.files.start_django", lambda: None)
    for content in CONTENTS:
        disk().put(hashlib.sha256(content).hexdigest(), BytesIO(content))
    return bucket


def listed(place: object) -> list[str]:
    return [name for name, _size in place.names()]  # type: ignore[attr-defined]  # either place


def test_everything_is_copied_once_and_the_disk_keeps_it(full: Gate, capsys: pytest.CaptureFixture[str]) -> None:
    ended = [main(["files", "move", "--to", "s3"]) for _time in range(2)]
    said = capsys.readouterr().out
    assert (ended, listed(chosen()), listed(disk())) == ([0, 0], NAMES, NAMES)
    told = ("3 berkas disalin (0,0 MB), 0 sudah ada, 0 rusak.", "0 berkas disalin (0,0 MB), 3 sudah ada, 0 rusak.")
    assert [said.count(line) for line in told] == [1, 1]


def test_what_was_stopped_goes_on(full: Gate, capsys: pytest.CaptureFixture[str]) -> None:
    def stop(moved: Moved) -> None:
        if moved.copied == 1:
            full.become("shut")

    with pytest.raises(PlaceAway):
        copy_all(disk(), chosen(), stop)
    refused = main(["files", "move", "--to", "s3"])
    full.become("open")
    ended = main(["files", "move", "--to", "s3"])
    said = capsys.readouterr()
    assert (refused, ended, listed(chosen())) == (2, 0, NAMES)
    assert "triwulan: Penyimpanan berkas tidak dapat dipakai: tidak ada jawaban." in said.err
    assert "2 berkas disalin (0,0 MB), 1 sudah ada, 0 rusak." in said.out


def test_a_damaged_file_is_named_and_stays(full: Gate, capsys: pytest.CaptureFixture[str]) -> None:
    disk().path_of(NAMES[0]).write_bytes(b"rusak")
    ended = main(["files", "move", "--to", "s3"])
    assert (ended, listed(chosen())) == (1, NAMES[1:])
    assert f"RUSAK, tidak disalin: {NAMES[0]}" in capsys.readouterr().err


def test_the_disk_gives_up_only_what_the_bucket_holds_whole_and_only_when_told(
    full: Gate, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["files", "move", "--to", "s3"])
    overwrite(NAMES[0], b"rusak")
    counted = (main(["files", "discard"]), listed(disk()))
    done = (main(["files", "discard", "--yes"]), listed(disk()))
    assert (counted, done) == ((1, NAMES), (1, NAMES[:1]))
    said = capsys.readouterr()
    assert said.err.count(f"TETAP di disk, belum utuh di ember: {NAMES[0]}") == 2
    assert "2 berkas (0,0 MB) utuh di ember dan dapat dihapus dari disk; ulangi dengan --yes." in said.out


def test_it_comes_back_to_the_disk(full: Gate, settings: Settings) -> None:
    main(["files", "move", "--to", "s3"])
    main(["files", "discard", "--yes"])
    gone = listed(disk())
    assert (main(["files", "move", "--to", "disk"]), gone, listed(disk())) == (0, [], NAMES)


def test_without_a_bucket_nothing_moves(full: Gate, settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.FILES_BUCKET = ""
    assert [main(["files", "move", "--to", "s3"]), main(["files", "discard", "--yes"]), listed(disk())] == [2, 2, NAMES]
    assert capsys.readouterr().err.count("Isi dahulu TRIWULAN_S3_BUCKET") == 2


@pytest.mark.parametrize(
    ("mode", "name", "code", "said"),
    [
        ("open", "", 0, "Menjawab: menulis, membaca dan menghapus berhasil."),
        ("shut", "", 1, "Penyimpanan berkas tidak dapat dipakai: tidak ada jawaban. Periksa server penyimpanan,"),
        ("open", "ember-lain", 1, "Penyimpanan berkas tidak dapat dipakai: NoSuchBucket. Buat ember itu"),
    ],
    ids=["answers", "gone", "no bucket"],
)
def test_the_check_says_whether_it_answers_and_what_to_do(
    full: Gate, settings: Settings, capsys: pytest.CaptureFixture[str], mode: str, name: str, code: int, said: str
) -> None:
    settings.FILES_BUCKET = name or settings.FILES_BUCKET
    full.become(mode)  # type: ignore[arg-type]  # one of its words
    assert main(["files", "check"]) == code
    assert said in capsys.readouterr().out
