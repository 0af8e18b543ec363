"""`triwulan demo`: a complete example on a data folder of its own; afterwards like `triwulan run`.

The content comes from two functions: PREPARE makes accounts and the live round before anyone is let in, FILL_HISTORY
writes the closed years behind it (history.py). Both must bear being called again after they were killed.
"""

import argparse
import os
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.utils.module_loading import import_string

from triwulan.cli.address import Address
from triwulan.cli.boot import choose_data
from triwulan.cli.refusal import Refused
from triwulan.cli.run import child, serve
from triwulan.cli.supervisor import Plan

DEFAULT_DATA = Path("~/.local/share/triwulan-demo")
PREPARE = "triwulan.cli.demo.build.prepare"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="alamat yang dilayani (bawaan: 127.0.0.1)")
    parser.add_argument("--port", default=8000, type=int, help="port yang dilayani (bawaan: 8000)")
    parser.add_argument("--data", type=Path, metavar="DIR", help=f"folder data (bawaan: {DEFAULT_DATA})")


def run(options: argparse.Namespace) -> int:
    choose_data(options.data or DEFAULT_DATA)
    os.environ["TRIWULAN_DEMO"] = "1"
    history = Plan("Riwayat contoh", child("history"), once=True)
    return serve(Address(options.host, options.port), before=fill_once, besides=[history])


def fill_once(_data: Path) -> None:
    """Marks the place before filling it: a half-filled demo is a demo, and never an office's own place."""
    mark = settings.DEMO_MARK
    if not mark.exists() and apps.get_model("organisations.Government").objects.exists():
        raise Refused("Basis data ini sudah berisi data kantor; contoh tidak dicampurkan. Pilih --data lain.")
    mark.touch()
    import_string(PREPARE)()
