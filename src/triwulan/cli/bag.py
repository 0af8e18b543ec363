import argparse
import sys
from pathlib import Path

from triwulan.cli.boot import choose_data, load_settings, refusing, start_django
from triwulan.cli.refusal import Refused


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="BERKAS", help="kantong yang dibuat, misalnya kinerja-2025.zip")
    parser.add_argument("--year", type=int, required=True, metavar="TAHUN", help="tahun kinerja")
    parser.add_argument("--agency", default="", metavar="NAMA", help="perangkat daerah, bila ada lebih dari satu")
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder data")


def run(options: argparse.Namespace) -> int:
    """Made while Triwulan runs. Exit code 1: made, but a stored file is damaged and not in it."""
    choose_data(options.data)
    load_settings()
    start_django()
    # inline import: models are there only after Django has started
    from triwulan.exchange.backup.refusal import BackupRefused
    from triwulan.exchange.bag.pack import make_bag
    from triwulan.organisations.models import Agency

    found = Agency._base_manager.select_related("government").order_by("id")
    agencies = [one for one in found if options.agency.casefold() in one.name.casefold()]
    if len(agencies) != 1:
        names = ", ".join(one.name for one in found)
        raise Refused(f"Pilih satu perangkat daerah dengan --agency. Yang ada: {names or 'belum ada'}.")
    try:
        with refusing():
            made = make_bag(agencies[0], options.year, options.file.absolute())
    except BackupRefused as refusal:
        raise Refused(str(refusal)) from refusal
    sys.stdout.write(f"Kantong {options.file}: {made.rows} baris, {made.files} berkas.\n")
    for name in made.missing:
        sys.stderr.write(f"PERHATIAN: berkas {name} rusak di penyimpanan; tidak ikut.\n")
    return 1 if made.missing else 0
