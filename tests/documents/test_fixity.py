"""Stored files are held to their hashes each night; what is damaged is told once, and again when it is whole."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.organisations.office import Office
from tests.stored import path_of
from triwulan.audit.actions import describe
from triwulan.audit.models import Entry
from triwulan.cli.main import main
from triwulan.core import clock
from triwulan.documents.files import store
from triwulan.documents.fixity import Checked, check_files, tick
from triwulan.documents.models import StoredFile

NOON = datetime(2026, 4, 14, 4, tzinfo=UTC)
TOLD = ("file_damaged", "file_whole_again")


def stored_two(office: Office) -> tuple[StoredFile, StoredFile]:
    return store(office.agency, b"satu", "text/plain"), store(office.agency, b"dua", "text/plain")


def told() -> list[str]:
    return list(Entry.objects.filter(action__in=TOLD).order_by("pk").values_list("action", flat=True))


@pytest.mark.parametrize("damage", ["changed", "missing"])
def test_a_damaged_file_is_told_once_and_again_when_it_is_whole(office: Office, damage: str) -> None:
    one, _two = stored_two(office)
    path = path_of(one.sha256)
    path.write_bytes(b"lain") if damage == "changed" else path.unlink()
    found = []
    for day in range(2):
        with clock.frozen(NOON + timedelta(days=day)):
            found.append(check_files(clock.now()))
    assert (found, told()) == ([Checked(1, 1), Checked(1, 1)], ["file_damaged"])
    assert describe(Entry.objects.get(action="file_damaged")) == f"Menemukan berkas {one.sha256} rusak atau hilang."
    store(office.agency, b"satu", "text/plain")
    with clock.frozen(NOON + timedelta(days=2)):
        assert check_files(clock.now()) == Checked(2, 0)
    one.refresh_from_db()
    assert (told(), one.damaged_at) == (list(TOLD), None)


def test_the_day_checks_each_file_once_however_it_is_cut(office: Office) -> None:
    stored_two(office)
    with clock.frozen(NOON):
        assert check_files(clock.now(), seconds=-1) == Checked()
        tick()
        first = set(StoredFile.objects.values_list("checked_at", flat=True))
    with clock.frozen(NOON + timedelta(hours=1)):
        tick()
    assert (first, set(StoredFile.objects.values_list("checked_at", flat=True))) == ({NOON}, {NOON})


def test_what_was_to_be_removed_and_stayed_is_removed(office: Office) -> None:
    one, two = stored_two(office)
    StoredFile.objects.filter(pk=one.pk).update(removed_at=NOON)
    with clock.frozen(NOON):
        assert check_files(clock.now()) == Checked(1, 0)
    assert [path_of(each.sha256).exists() for each in (one, two)] == [False, True]


def test_the_command_ends_with_one_and_names_what_is_damaged(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("triwulan.cli.files.start_django", lambda: None)
    one, _two = stored_two(office)
    ended = [main(["files", "verify"])]
    path_of(one.sha256).unlink()
    ended.append(main(["files", "verify"]))
    assert (ended, capsys.readouterr().out.splitlines()) == (
        [0, 1],
        [
            "2 berkas utuh, 0 rusak atau hilang.",
            f"RUSAK ATAU HILANG: {one.sha256}",
            "1 berkas utuh, 1 rusak atau hilang.",
        ],
    )
