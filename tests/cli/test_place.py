import stat
from pathlib import Path

import pytest

from triwulan.cli.place import ensure_key, hold, make_place
from triwulan.cli.refusal import Refused


def test_a_place_is_made_with_its_folders_for_its_owner_only(tmp_path: Path) -> None:
    data = tmp_path / "new" / "place"
    make_place(data)
    assert sorted(path.name for path in data.iterdir()) == ["files", "static", "workers"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in [data, *data.iterdir()]} == {0o700}


def test_a_place_that_cannot_be_made_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused, match=r"^Folder data .*/file/place tidak dapat dipakai: Not a directory\.$"):
        make_place(tmp_path / "file" / "place")


def test_the_key_is_made_once_and_read_by_its_owner_only(tmp_path: Path) -> None:
    (tmp_path / "secret.new").write_text("left by a start that was cut off")
    key = ensure_key(tmp_path)
    assert len(key) == 86
    assert ensure_key(tmp_path) == key
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600


def test_a_place_is_held_by_one_at_a_time(tmp_path: Path) -> None:
    with hold(tmp_path, doing="memulihkan"), pytest.raises(Refused) as refusal:
        hold(tmp_path, doing="memulihkan")
    assert str(refusal.value) == f"Triwulan sedang berjalan pada folder {tmp_path}; hentikan dahulu sebelum memulihkan."
    hold(tmp_path, doing="memulihkan").close()
