"""`triwulan files`: whether the stored files are whole, whether their place answers, and moving them to another."""

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from triwulan.cli.boot import choose_data, load_settings, refusing, start_django
from triwulan.cli.refusal import Refused

if TYPE_CHECKING:
    from triwulan.documents.storage.moving import Moved

DAMAGED = 1
TELL_SECONDS = 5.0


def arguments(parser: argparse.ArgumentParser) -> None:
    menu = parser.add_subparsers(metavar="TINDAKAN", required=True)
    verify = menu.add_parser("verify", help="periksa sidik jari semua berkas; keluar 1 bila ada yang rusak atau hilang")
    check = menu.add_parser("check", help="periksa bahwa penyimpanan berkas menjawab; keluar 1 bila tidak")
    move = menu.add_parser("move", help="salin semua berkas ke penyimpanan lain; dapat diulang dan dilanjutkan")
    move.add_argument("--to", choices=("s3", "disk"), required=True, help="tujuan: ember S3 pada pengaturan, atau disk")
    discard = menu.add_parser("discard", help="hapus dari disk berkas yang sudah utuh di ember S3")
    discard.add_argument("--yes", action="store_true", help="benar-benar hapus; tanpa ini hanya dihitung")
    for action, does in ((verify, _verify), (check, _check), (move, _move), (discard, _discard)):
        action.add_argument("--data", type=Path, metavar="DIR", help="folder data")
        action.set_defaults(action=does)


def run(options: argparse.Namespace) -> int:
    choose_data(options.data)
    load_settings()
    start_django()
    with refusing(), _answering():
        code: int = options.action(options)
        return code


@contextmanager
def _answering() -> Iterator[None]:
    """A place that is away is one sentence."""
    # inline import: settings are there only after Django has started
    from triwulan.documents.refusals import FilesAway
    from triwulan.documents.storage.health import told
    from triwulan.documents.storage.interface import PlaceAway

    try:
        yield
    except PlaceAway as away:
        raise Refused(told(away)) from away
    except FilesAway as away:
        raise Refused(str(away)) from away


def _verify(_options: argparse.Namespace) -> int:
    """Exit code 1 names every file that is damaged or missing; the nightly check tells the administrators of it too."""
    # inline import: models are there only after Django has started
    from django_scopes import scopes_disabled

    from triwulan.core import clock
    from triwulan.documents.fixity import check_files
    from triwulan.documents.models import StoredFile

    with scopes_disabled():  # the command serves the whole installation
        checked = check_files(clock.now())
        damaged = StoredFile.objects.filter(damaged_at__isnull=False, removed_at=None).order_by("sha256")
        lines = [f"RUSAK ATAU HILANG: {each}" for each in damaged.values_list("sha256", flat=True)]
    _say(*lines, f"{checked.whole} berkas utuh, {checked.damaged} rusak atau hilang.")
    return DAMAGED if lines else 0


def _check(_options: argparse.Namespace) -> int:
    """Exit code 1 where it does not answer, with what to do."""
    # inline import: settings are there only after Django has started
    from triwulan.documents.storage.choosing import place
    from triwulan.documents.storage.health import trouble

    found = trouble()
    _say(f"Penyimpanan: {place().title}", found or "Menjawab: menulis, membaca dan menghapus berhasil.")
    return 1 if found else 0


def _move(options: argparse.Namespace) -> int:
    # inline import: settings are there only after Django has started
    from triwulan.documents.storage.choosing import bucket, disk
    from triwulan.documents.storage.moving import copy_all

    _needs_bucket()
    source, target = (disk(), bucket()) if options.to == "s3" else (bucket(), disk())
    _say(f"Dari {source.title} ke {target.title}")
    moved = copy_all(source, target, _Teller())
    for name in moved.damaged:
        sys.stderr.write(f"RUSAK, tidak disalin: {name}\n")
    _say(_told(moved), "Berkas asal tetap di tempatnya.")
    return DAMAGED if moved.damaged else 0


def _discard(options: argparse.Namespace) -> int:
    # inline import: settings are there only after Django has started
    from triwulan.documents.storage.choosing import bucket, disk
    from triwulan.documents.storage.moving import give_up

    _needs_bucket()
    given = give_up(disk(), bucket(), really=options.yes)
    for name in given.kept:
        sys.stderr.write(f"TETAP di disk, belum utuh di ember: {name}\n")
    done = "dihapus dari disk" if options.yes else "dapat dihapus dari disk; ulangi dengan --yes"
    _say(f"{given.removed} berkas ({_megabytes(given.bytes)}) utuh di ember dan {done}.")
    return DAMAGED if given.kept else 0


def _needs_bucket() -> None:
    from django.conf import settings  # inline import: as above

    if not settings.FILES_BUCKET:
        raise Refused("Isi dahulu TRIWULAN_S3_BUCKET dan pengaturan S3 lainnya; lihat docs/settings.md.")


class _Teller:
    """A line now and then; a large office has hundreds of thousands of files."""

    def __init__(self) -> None:
        self._next = time.monotonic() + TELL_SECONDS

    def __call__(self, moved: "Moved") -> None:
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + TELL_SECONDS
            _say(_told(moved))


def _told(moved: "Moved") -> str:
    return f"{moved.copied} berkas disalin ({_megabytes(moved.bytes)}), {moved.there} sudah ada, {len(moved.damaged)} rusak."


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()
