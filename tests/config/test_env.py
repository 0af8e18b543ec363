from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from triwulan.config import env


@pytest.fixture(autouse=True)
def _declare_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(env, "DECLARED", {})


@pytest.mark.parametrize(
    ("value", "expected"), [("1", True), ("Ya", True), ("on", True), ("0", False), ("tidak", False), ("", True)]
)
def test_a_flag_is_read_in_both_languages(monkeypatch: pytest.MonkeyPatch, value: str, expected: bool) -> None:
    monkeypatch.setenv("TRIWULAN_X", value)
    assert env.flag("TRIWULAN_X", default=True) is expected


def test_a_flag_that_is_neither_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIWULAN_X", "mungkin")
    with pytest.raises(ImproperlyConfigured, match=r"^TRIWULAN_X='mungkin' harus 1 \(ya\) atau 0 \(tidak\)\.$"):
        env.flag("TRIWULAN_X", default=False)


@pytest.mark.parametrize("value", ["abc", "-1", "11", "1.5", "²"])
def test_a_number_outside_its_bounds_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("TRIWULAN_X", value)
    with pytest.raises(env.SettingRefused) as refusal:
        env.whole("TRIWULAN_X", 5, least=0, most=10)
    assert str(refusal.value) == f"TRIWULAN_X={value!r} harus bilangan bulat dari 0 sampai 10."


def test_a_number_is_read_or_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.whole("TRIWULAN_X", 5, least=0, most=10) == 5
    monkeypatch.setenv("TRIWULAN_X", " 7 ")
    assert env.whole("TRIWULAN_X", 5, least=0, most=10) == 7


def test_a_word_outside_the_choice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIWULAN_X", "keras")
    with pytest.raises(env.SettingRefused, match=r"^TRIWULAN_X='keras' tidak dikenal; pilih salah satu: tls, none\.$"):
        env.choice("TRIWULAN_X", "tls", ("tls", "none"))


@pytest.mark.parametrize(
    ("value", "url"),
    [
        ("https://triwulan.contoh.go.id/", "https://triwulan.contoh.go.id"),
        ("http://10.1.2.3:8000", "http://10.1.2.3:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("", "https://localhost"),
    ],
)
def test_an_address_is_scheme_host_and_port(monkeypatch: pytest.MonkeyPatch, value: str, url: str) -> None:
    monkeypatch.setenv("TRIWULAN_X", value)
    assert env.address("TRIWULAN_X", "https://localhost").geturl() == url


@pytest.mark.parametrize(
    "value",
    [
        "triwulan.go.id",
        "ftp://triwulan.go.id",
        "https:///",
        "https://triwulan.go.id/kinerja",
        "https://triwulan.go.id:abc",
        "https://triwulan.go.id:99999",
        "https://a:b@triwulan.go.id",
        "https://triwulan.go.id?x=1",
        "https://[::1",
    ],
)
def test_an_address_with_anything_else_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("TRIWULAN_X", value)
    with pytest.raises(env.SettingRefused) as refusal:
        env.address("TRIWULAN_X", "")
    assert (
        str(refusal.value)
        == f"TRIWULAN_X={value.removesuffix('/')!r} harus seperti https://triwulan.contoh.go.id, tanpa jalur."
    )


def test_words_are_split_at_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIWULAN_X", "a.go.id, b.go.id,,")
    assert env.words("TRIWULAN_X") == ["a.go.id", "b.go.id"]


def test_a_folder_may_be_missing_but_not_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TRIWULAN_X", str(tmp_path / "new"))
    assert env.folder("TRIWULAN_X", Path("/nowhere")) == tmp_path / "new"
    (tmp_path / "new").write_text("a file")
    with pytest.raises(env.SettingRefused, match=r"bukan folder\.$"):
        env.folder("TRIWULAN_X", Path("/nowhere"))


def test_a_secret_comes_from_the_environment_or_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text("from the file\n")
    monkeypatch.setenv("TRIWULAN_X_FILE", str(path))
    assert env.secret("TRIWULAN_X") == "from the file"
    monkeypatch.delenv("TRIWULAN_X_FILE")
    monkeypatch.setenv("TRIWULAN_X", "from the environment")
    assert env.secret("TRIWULAN_X") == "from the environment"


def test_a_secret_given_twice_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text("x")
    monkeypatch.setenv("TRIWULAN_X", "y")
    monkeypatch.setenv("TRIWULAN_X_FILE", str(path))
    with pytest.raises(env.SettingRefused, match=r"^Isi TRIWULAN_X atau TRIWULAN_X_FILE, jangan keduanya\.$"):
        env.secret("TRIWULAN_X")


@pytest.mark.parametrize(
    ("content", "sentence"), [(b"", "menunjuk berkas yang kosong."), (b"\xff\xfe", "tidak dapat dibaca: ")]
)
def test_an_unreadable_secret_file_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "key"
    path.write_bytes(content)
    monkeypatch.setenv("TRIWULAN_X_FILE", str(path))
    with pytest.raises(env.SettingRefused) as refusal:
        env.secret("TRIWULAN_X")
    assert str(refusal.value).startswith(f"TRIWULAN_X_FILE={str(path)!r} {sentence}")


def test_a_secret_file_that_does_not_exist_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIWULAN_X_FILE", "/nowhere/key")
    with pytest.raises(env.SettingRefused, match=r"^TRIWULAN_X_FILE='/nowhere/key' menunjuk berkas yang tidak ada\.$"):
        env.secret("TRIWULAN_X")
