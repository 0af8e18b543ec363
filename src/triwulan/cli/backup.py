import argparse
import sys
from pathlib import Path

from triwulan.cli.boot import choose_data, load_settings, refusing, start_django
from triwulan.cli.refusal import Refused


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="BERKAS", help="berkas cadangan yang dibuat, misalnya cadangan.zip")
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder data")


def run(options: argparse.Namespace) -> int:
    """Takes the backup while Triwulan runs. Exit code 1: taken, but a stored file is damaged."""
    choose_data(options.data)
    load_settings()
    start_django()
    # inline import: models are there only after Django has started
    from triwulan.exchange.backup.make import make_backup
    from triwulan.exchange.backup.refusal import BackupRefused

    try:
        with refusing():
            made = make_backup(options.file.absolute())
    except BackupRefused as refusal:
        raise Refused(str(refusal)) from refusal
    sys.stdout.write(f"Cadangan {options.file}: {made.rows} baris, {made.files} berkas.\n")
    for name in made.damaged:
        sys.stderr.write(f"PERHATIAN: berkas {name} rusak di penyimpanan; disimpan apa adanya.\n")
    return 1 if made.damaged else 0
