"""`triwulan files verify`: whether every stored file still is what was stored."""

import argparse
import sys
from pathlib import Path

from triwulan.cli.boot import choose_data, load_settings, refusing, start_django

DAMAGED = 1


def arguments(parser: argparse.ArgumentParser) -> None:
    menu = parser.add_subparsers(metavar="TINDAKAN", required=True)
    action = menu.add_parser("verify", help="periksa sidik jari semua berkas; keluar 1 bila ada yang rusak atau hilang")
    action.add_argument("--data", type=Path, metavar="DIR", help="folder data")


def run(options: argparse.Namespace) -> int:
    """Exit code 1 names every file that is damaged or missing; the nightly check tells the administrators of it too."""
    choose_data(options.data)
    load_settings()
    start_django()
    # inline import: models are there only after Django has started
    from django_scopes import scopes_disabled

    from triwulan.core import clock
    from triwulan.documents.fixity import check_files
    from triwulan.documents.models import StoredFile

    with refusing(), scopes_disabled():  # the command serves the whole installation
        checked = check_files(clock.now())
        damaged = StoredFile.objects.filter(damaged_at__isnull=False, removed_at=None).order_by("sha256")
        lines = [f"RUSAK ATAU HILANG: {each}" for each in damaged.values_list("sha256", flat=True)]
    sys.stdout.write("\n".join([*lines, f"{checked.whole} berkas utuh, {checked.damaged} rusak atau hilang."]) + "\n")
    return DAMAGED if lines else 0
