"""The `triwulan` command: one word, one module.

A module is loaded only when its word is spoken, so that `sop` needs neither database nor SECRET_KEY. Each
offers `arguments(parser)` and `run(options) -> exit code`.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from typing import Protocol, cast

from triwulan.cli.refusal import Refused

COMMANDS = {
    "run": ("triwulan.cli.run", "jalankan Triwulan: web, pekerja, dan penjadwal"),
    "demo": ("triwulan.cli.demo.command", "jalankan contoh lengkap pada foldernya sendiri"),
    "tick": ("triwulan.cli.tick", "kerjakan sekali apa yang sudah tiba waktunya"),
    "backup": ("triwulan.cli.backup", "simpan basis data dan berkas ke satu berkas cadangan"),
    "restore": ("triwulan.cli.restore", "pulihkan cadangan ke tempat yang kosong"),
    "bag": ("triwulan.cli.bag", "simpan satu tahun sebagai kantong arsip (BagIt)"),
    "audit": ("triwulan.cli.audit", "periksa bahwa catatan kegiatan masih seperti saat ditulis"),
    "files": ("triwulan.cli.files", "periksa bahwa berkas tersimpan masih seperti saat disimpan"),
    "calc": ("triwulan.cli.calc", "hitung ulang capaian sebuah tabel CSV dan periksa angka tercetaknya"),
    "sop": ("triwulan.cli.sop", "periksa, cetak, atau simulasikan berkas SOP"),
    "manage": ("triwulan.cli.manage", "perintah Django, misalnya: triwulan manage check --deploy"),
}


class Command(Protocol):
    def arguments(self, parser: argparse.ArgumentParser) -> None: ...
    def run(self, options: argparse.Namespace) -> int: ...


def main(argv: Sequence[str] | None = None) -> int:
    words = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="triwulan", description="Menjalankan SOP pengumpulan data kinerja.")
    parser.add_argument("--version", action="version", version=f"triwulan {version('triwulan')}")
    menu = parser.add_subparsers(metavar="PERINTAH", required=True)
    chosen = next((word for word in words if not word.startswith("-")), None)
    for name, (module, meaning) in COMMANDS.items():
        command_parser = menu.add_parser(name, help=meaning, description=meaning.capitalize() + ".")
        if name == chosen:
            command = cast("Command", import_module(module))
            command.arguments(command_parser)
            command_parser.set_defaults(command=command)
    options = parser.parse_args(words)
    return _speak(cast("Command", options.command), options)


def _speak(command: Command, options: argparse.Namespace) -> int:
    try:
        return command.run(options)
    except Refused as refusal:
        sys.stderr.write(f"triwulan: {refusal}\n")
        return refusal.exit_code
