import argparse
import sys
from pathlib import Path

from triwulan.cli.boot import choose_data, load_settings, refusing, start_django
from triwulan.cli.place import hold, make_place
from triwulan.cli.refusal import Refused


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="BERKAS", help="berkas cadangan, atau kantong dari triwulan bag")
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder data yang masih kosong")


def run(options: argparse.Namespace) -> int:
    """Exit code 1: restored, but the record that was in the backup is broken."""
    choose_data(options.data)
    data = load_settings()
    make_place(data)
    with hold(data, doing="memulihkan cadangan"):
        start_django()
        # inline import: models are there only after Django has started
        from triwulan.exchange.backup.refusal import BackupRefused
        from triwulan.exchange.backup.restore import restore_backup
        from triwulan.exchange.bag.unpack import is_bag, restore_bag

        try:
            with refusing():
                restored = (restore_bag if is_bag(options.file) else restore_backup)(options.file)
        except BackupRefused as refusal:
            raise Refused(str(refusal)) from refusal
    sys.stdout.write(
        f"Pulih ke {data}: {restored.rows} baris, {restored.files} berkas, cadangan tanggal {restored.made_at}.\n"
    )
    entries = sum(state.number for state in restored.record)
    broken = [state for state in restored.record if state.fault]
    if not broken:
        sys.stdout.write(f"Rantai catatan utuh: {entries} entri dalam {len(restored.record)} rantai.\n")
    for state in broken:
        sys.stderr.write(f"PERHATIAN: rantai catatan {state.chain} putus sesudah entri nomor {state.number}.\n")
    if broken:
        sys.stderr.write("Rinciannya: triwulan audit verify\n")
    return 1 if broken else 0
